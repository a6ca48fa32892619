import assert from 'node:assert/strict';
import { put } from '../peers.mjs';

export const variables = ({ partner }) => put(partner, 'out/sales.csv', 'week,units\n1,12\n');

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.connectorFtpGetResult, { path: 'out/sales.csv', content: 'week,units\n1,12\n' });
}
