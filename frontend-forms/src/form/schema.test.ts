import { describe, expect, it } from 'vitest';
import { placeViolations, prepareSchema, withIds } from './schema';

const SCHEMA = withIds({
  components: [
    { type: 'textarea', id: 'c', key: 'comment' },
    {
      type: 'group',
      id: 'g',
      path: 'address',
      components: [{ type: 'textfield', id: 's', key: 'street' }],
    },
    {
      type: 'dynamiclist',
      id: 'l',
      path: 'overrides',
      components: [{ type: 'number', id: 'p', key: 'percent' }],
    },
    { type: 'button', id: 'b', action: 'submit', label: 'Sign' },
  ],
});

describe('placeViolations', () => {
  it('finds plain, grouped and repeated fields', () => {
    const { errors, elsewhere } = placeViolations(SCHEMA, [
      { field: 'comment', message: 'Required.' },
      { field: 'address.street', message: 'Unknown street.' },
      { field: 'overrides[1].percent', message: 'At most 50.' },
    ]);

    expect(errors).toEqual({
      c: ['Required.'],
      s: ['Unknown street.'],
      p: { '1': ['At most 50.'] },
    });
    expect(elsewhere).toEqual([]);
  });

  it('collects several messages of one field', () => {
    const { errors } = placeViolations(SCHEMA, [
      { field: 'comment', message: 'Too short.' },
      { field: 'comment', message: 'No links.' },
    ]);

    expect(errors).toEqual({ c: ['Too short.', 'No links.'] });
  });

  it('keeps what the form does not show', () => {
    const violation = { field: 'ticket', message: 'Unknown field.' };

    expect(placeViolations(SCHEMA, [violation]).elsewhere).toEqual([violation]);
  });
});

describe('prepareSchema', () => {
  it('takes the button out and keeps its words', () => {
    const { schema, submitLabel } = prepareSchema(SCHEMA);

    expect(submitLabel).toBe('Sign');
    expect(schema.components.map((component) => component.type)).toEqual([
      'textarea',
      'group',
      'dynamiclist',
    ]);
  });
});
