const COMPOSED = ['hconcat', 'vconcat', 'concat', 'facet', 'repeat', 'spec'];

/** Several views side by side or below each other: their sizes belong together. */
export function isComposed(spec: Record<string, unknown>): boolean {
  const encoding = spec['encoding'] as Record<string, unknown> | undefined;
  const facets =
    encoding !== undefined && ['row', 'column', 'facet'].some((key) => key in encoding);
  return facets || COMPOSED.some((key) => key in spec);
}

/** Lets a single or layered view take the width of the page; composed views keep their own sizes. */
export function fitted(spec: Record<string, unknown>): Record<string, unknown> {
  if (isComposed(spec)) {
    return spec;
  }
  return {
    ...spec,
    width: 'container',
    height: typeof spec['height'] === 'number' ? spec['height'] : 280,
    autosize: { type: 'fit-x', contains: 'padding', resize: true },
    background: 'transparent',
  };
}
