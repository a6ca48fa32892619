// The query of the options (sensor-file.mjs) says yes.
export const values = { query: 'sales-closed' };

export async function run({ instance, ended }) {
  await ended(instance);
}
