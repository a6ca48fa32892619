import { describe, expect, it } from 'vitest';
import { fitted } from './fitted';

describe('fitted', () => {
  it('lets a layered chart take the width of the page and keeps its height', () => {
    expect(fitted({ layer: [], height: 200 }, 800)).toMatchObject({
      width: 'container',
      height: 200,
    });
  });

  it('gives views below each other the width that there is', () => {
    const facets = { facet: { row: { field: 'category' } }, spec: { layer: [], width: 560 } };

    expect(fitted(facets, 800)).toMatchObject({ spec: { layer: [], width: 680 } });
    expect(fitted(facets, 200)).toMatchObject({ spec: { width: 160 } });
    expect(fitted({ mark: 'bar', encoding: { row: {} } }, 800)).toMatchObject({ width: 680 });
  });

  it.each([{ hconcat: [] }, { facet: { column: {} }, spec: {} }, { repeat: ['a'], spec: {} }])(
    'leaves other compositions as they are: %o',
    (spec) => {
      expect(fitted(spec, 800)).toBe(spec);
    },
  );
});
