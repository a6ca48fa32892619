// Measures the forecast of the kind before; the evidence that a person would decide on can be read.
import assert from 'node:assert/strict';

export const after = 'forecast';

export const values = { 'param.snapshot': '${ingest.output}', 'param.forecast': '${forecast.output}' };

export const variables = ({ snapshot, forecast }) => ({ ingest: snapshot, forecast });

export async function run({ api, instance, ended, context }) {
  const { variables: { evaluateResult } } = await ended(instance);
  const evidence = await api.get(`/api/evidence/${evaluateResult.evidence}`);
  assert.ok(evidence.blocks.some((block) => block.type === 'chart'), JSON.stringify(evidence).slice(0, 500));
  context.evaluation = evaluateResult;
}
