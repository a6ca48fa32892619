// A command that the operator has configured, without parameters.
import assert from 'node:assert/strict';

export const options = () => [
  '-Dcountersign.job.command.commands.echo.program=/bin/echo',
  '-Dcountersign.job.command.commands.echo.arguments={"rows":3}',
];

export const values = { '${result}': 'outcome' };

export async function run({ instance, ended }) {
  const { variables } = await ended(instance);
  assert.deepEqual(variables.outcome, { rows: 3, exitCode: 0 });
}
