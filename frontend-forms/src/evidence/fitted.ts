const COMPOSED = ['hconcat', 'vconcat', 'concat', 'facet', 'repeat', 'spec'];

/** Several views side by side or below each other: their sizes belong together. */
export function isComposed(spec: Record<string, unknown>): boolean {
  const encoding = spec['encoding'] as Record<string, unknown> | undefined;
  const facets =
    encoding !== undefined && ['row', 'column', 'facet'].some((key) => key in encoding);
  return facets || COMPOSED.some((key) => key in spec);
}

/** Room for the axis and the headings of rows beside a plot. */
const BESIDE = 120;
const NARROWEST = 160;

/**
 * Makes a chart as wide as the page lets it be: a single or layered view follows the page, views below
 * each other get what is available now, other compositions keep their own sizes.
 *
 * @param available the width in pixels that the chart has
 */
export function fitted(spec: Record<string, unknown>, available: number): Record<string, unknown> {
  const width = Math.max(NARROWEST, Math.round(available) - BESIDE);
  if (hasOnlyRows(spec['facet']) && isObject(spec['spec'])) {
    return { ...spec, spec: { ...spec['spec'], width }, background: 'transparent' };
  }
  if (isComposed(spec)) {
    return hasOnlyRows(spec['encoding']) ? { ...spec, width, background: 'transparent' } : spec;
  }
  return {
    ...spec,
    width: 'container',
    height: typeof spec['height'] === 'number' ? spec['height'] : 280,
    autosize: { type: 'fit-x', contains: 'padding', resize: true },
    background: 'transparent',
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function hasOnlyRows(channels: unknown): boolean {
  return isObject(channels) && 'row' in channels && !('column' in channels || 'facet' in channels);
}
