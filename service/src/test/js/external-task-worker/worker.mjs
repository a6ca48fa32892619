// The official JavaScript client works on one task: it reads a Json variable, sets another, completes, and stops.
import { BasicAuthInterceptor, Client, Variables, logger } from 'camunda-external-task-client-js';

const [baseUrl, topic, username, password] = process.argv.slice(2);
const client = new Client({
  baseUrl,
  use: logger,
  interval: 100,
  asyncResponseTimeout: 5000,
  interceptors: new BasicAuthInterceptor({ username, password }),
});

client.subscribe(topic, { lockDuration: 10000 }, async ({ task, taskService }) => {
  const facts = task.variables.get('facts');
  const result = new Variables().setTyped('answer', {
    type: 'json',
    value: { doubled: facts.rows * 2, worker: 'javascript' },
    valueInfo: {},
  });
  await taskService.extendLock(task, 20000);
  await taskService.complete(task, result);
  client.stop();
  setTimeout(() => process.exit(0), 100);
});
setTimeout(() => process.exit(3), 30000);
