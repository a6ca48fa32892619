// The query of the options (sensor-file.mjs) says yes.
export async function run({ instance, ended }) {
  await ended(instance);
}
