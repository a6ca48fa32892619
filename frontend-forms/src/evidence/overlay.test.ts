import { expect, test } from 'vitest';
import { overlay } from './overlay';

const encoding = { x: { field: 'date', type: 'temporal' }, y: { field: 'sold' } };

test('draws the earlier chart pale and dashed behind the newer one', () => {
  const from = { data: { values: [1] }, mark: 'line', encoding, width: 'container' };
  const to = {
    data: { values: [2] },
    mark: { type: 'line', tooltip: true },
    encoding,
    height: 240,
  };

  expect(overlay(from, to)).toEqual({
    height: 240,
    layer: [
      {
        data: { values: [1] },
        mark: { type: 'line', opacity: 0.35, strokeDash: [4, 3] },
        encoding,
      },
      { data: { values: [2] }, mark: { type: 'line', tooltip: true }, encoding },
    ],
  });
});

test('keeps the layers of a layered chart', () => {
  const layered = {
    data: { values: [1] },
    layer: [
      { mark: { type: 'area', opacity: 0.2 }, encoding },
      { mark: 'line', encoding },
    ],
  };
  const both = overlay(layered, layered) as { layer: { layer: { mark: { opacity: number } }[] }[] };

  expect(both.layer[0]?.layer[0]?.mark.opacity).toBeCloseTo(0.07);
  expect(both.layer[1]?.layer).toEqual(layered.layer);
});

test('leaves alone what does not share its horizontal field', () => {
  const other = { mark: 'line', encoding: { x: { field: 'week' } } };
  expect(overlay(other, { mark: 'line', encoding })).toBeNull();
  expect(overlay({ facet: {}, spec: {} }, { mark: 'line', encoding })).toBeNull();
  expect(overlay({ mark: 'bar' }, { mark: 'bar' })).toBeNull();
});
