type Spec = Record<string, unknown>;

const COMPOSED = ['facet', 'repeat', 'concat', 'hconcat', 'vconcat', 'spec'];
const KEPT_BY_VIEW = ['mark', 'encoding', 'layer', 'transform', 'data'];

/**
 * One chart of two: the earlier one pale behind the newer one. Null when they are no plain views over the same horizontal
 * field; then they are shown beside each other.
 */
export function overlay(from: Spec, to: Spec): Spec | null {
  if (isComposed(from) || isComposed(to)) {
    return null;
  }
  const field = horizontal(to);
  if (field === null || field !== horizontal(from)) {
    return null;
  }
  return {
    ...('$schema' in to ? { $schema: to['$schema'] } : {}),
    height: to['height'] ?? 260,
    layer: [{ ...view(from), ...pale(from) }, view(to)],
  };
}

function view(spec: Spec): Spec {
  return Object.fromEntries(
    KEPT_BY_VIEW.filter((key) => key in spec).map((key) => [key, spec[key]]),
  );
}

/** The marks of a view at a third of their strength and dashed. */
function pale(spec: Spec): Spec {
  if (Array.isArray(spec['layer'])) {
    return { layer: (spec['layer'] as Spec[]).map((layer) => ({ ...layer, ...pale(layer) })) };
  }
  const mark = spec['mark'];
  const described: Spec = isObject(mark) ? mark : { type: mark };
  const strength = typeof described['opacity'] === 'number' ? described['opacity'] : 1;
  return {
    mark: {
      ...described,
      opacity: strength * 0.35,
      ...(described['type'] === 'line' ? { strokeDash: [4, 3] } : {}),
    },
  };
}

function horizontal(spec: Spec): string | null {
  const own = fieldOf(spec['encoding']);
  if (own !== null || !Array.isArray(spec['layer'])) {
    return own;
  }
  const fields = new Set((spec['layer'] as Spec[]).map((layer) => horizontal(layer)));
  return fields.size === 1 ? ([...fields][0] ?? null) : null;
}

function fieldOf(encoding: unknown): string | null {
  const x = isObject(encoding) ? encoding['x'] : undefined;
  return isObject(x) && typeof x['field'] === 'string' ? x['field'] : null;
}

function isComposed(spec: Spec): boolean {
  const encoding = spec['encoding'];
  const facets = isObject(encoding) && ['row', 'column', 'facet'].some((key) => key in encoding);
  return facets || COMPOSED.some((key) => key in spec);
}

function isObject(value: unknown): value is Spec {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
