// Writes invoices: takes tasks of one topic, converts the amount to euros with the rates of an HTTP service, and answers with the
// invoice. Settings come from the environment; see docs/external-workers.md.
import { BasicAuthInterceptor, Client, Variables, logger } from 'camunda-external-task-client-js';

const env = process.env;
const lockDuration = Number(env.LOCK_MILLISECONDS ?? 30_000);
const ATTEMPTS = 3;

const client = new Client({
  baseUrl: env.ENGINE_URL ?? 'http://localhost:8080/engine-rest',
  workerId: `invoice-javascript-${process.pid}`,
  asyncResponseTimeout: 20_000, // long polling: the service answers as soon as there is a task
  interval: 100,
  maxTasks: 5,
  interceptors: new BasicAuthInterceptor({ username: env.ENGINE_USER, password: env.ENGINE_PASSWORD }),
  use: logger,
});

client.subscribe(env.TOPIC ?? 'external-invoice', { lockDuration }, async ({ task, taskService }) => {
  // The lock runs out while long work goes on, and the task would be given to somebody else: renew it in time.
  const heartbeat = setInterval(() => taskService.extendLock(task, lockDuration), lockDuration / 3);
  let trouble = 'The rates cannot be read';
  try {
    const amount = task.variables.get('amount');
    const currency = task.variables.get('currency');
    const rate = await rateOf(currency);
    if (rate === undefined) {
      await taskService.handleBpmnError(task, 'currencyUnknown', `There is no rate for ${currency}.`);
      return;
    }
    trouble = 'The invoice was not taken';
    await taskService.complete(task, new Variables().setTyped('invoice', {
      type: 'json',
      value: {
        // the same for every attempt: a second run writes no second invoice
        number: `INV-${task.processInstanceId}`,
        total: Math.round((amount / rate) * 100) / 100,
        currency: 'EUR',
      },
      valueInfo: {},
    }));
  } catch (failure) {
    const retries = (task.retries ?? ATTEMPTS) - 1;
    await taskService.handleFailure(task, {
      errorMessage: `${trouble}: ${failure.message}`,
      errorDetails: failure.stack,
      retries, // 0 makes it an incident
      retryTimeout: Number(env.RETRY_MILLISECONDS ?? 10_000) * 2 ** (ATTEMPTS - 1 - retries),
    });
  } finally {
    clearInterval(heartbeat);
  }
});

async function rateOf(currency) {
  const answer = await fetch(`${env.RATES_URL}?currency=${encodeURIComponent(currency)}`);
  if (!answer.ok) throw new Error(`${env.RATES_URL} answered ${answer.status}`);
  return (await answer.json()).rates[currency];
}

process.on('SIGTERM', () => {
  client.stop();
  process.exit(0); // what is locked is given out again when its lock has run out
});
