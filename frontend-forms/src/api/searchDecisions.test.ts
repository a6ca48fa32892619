import { expect, it } from 'vitest';
import { exportAddress } from './searchDecisions';

const parameters = (address: string) => new URLSearchParams(address.split('?')[1]);

it('asks for the days of the reader, both of them whole', () => {
  const asked = parameters(exportAddress('csv', { from: '2026-01-31', to: '2026-02-01' }));

  expect(asked.get('from')).toBe(new Date(2026, 0, 31).toISOString());
  expect(asked.get('to')).toBe(new Date(2026, 1, 2).toISOString());
});

it('leaves it to the service to refuse what is no day', () => {
  expect(parameters(exportAddress('jsonl', { from: 'soon' })).get('from')).toBe('soon');
});
