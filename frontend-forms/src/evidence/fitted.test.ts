import { describe, expect, it } from 'vitest';
import { fitted } from './fitted';

describe('fitted', () => {
  it('lets a layered chart take the width of the page and keeps its height', () => {
    expect(fitted({ layer: [], height: 200 })).toMatchObject({ width: 'container', height: 200 });
  });

  it.each([{ hconcat: [] }, { facet: {}, spec: {} }, { mark: 'bar', encoding: { row: {} } }])(
    'leaves composed views as they are: %o',
    (spec) => {
      expect(fitted(spec)).toBe(spec);
    },
  );
});
