import type { Answer } from './world';

const SAMPLE = {
  language: 'en',
  timeZone: 'Europe/Helsinki',
  channels: {
    assigned: 'mail',
    candidate: 'digest',
    reminder: 'mail',
    escalated: 'mail',
    mentioned: 'webhook',
    outcome: 'digest',
    incident: 'off',
  },
  digest: { every: 'weekday', at: '08:00' },
  quietHours: { from: '20:00', to: '07:00', days: ['saturday', 'sunday'], urgentAnyway: true },
  webhook: 'forecast-team',
};

/** Notification settings, kept as long as the mock service runs. */
export class Notices {
  private preferences: unknown = SAMPLE;

  answer(method: string, body: unknown): Answer {
    if (method === 'PUT') {
      this.preferences = body;
    }
    return {
      status: 200,
      json: {
        ...(this.preferences as object),
        options: {
          languages: ['en', 'fi'],
          kinds: Object.keys(SAMPLE.channels),
          alwaysOn: ['escalated'],
          webhooks: ['forecast-team'],
        },
      },
    };
  }
}

/** The button of a mail: `approve`, `changed`, `expired` or `used` as token. */
export function mailDecision(method: string, token: string): Answer {
  const refusal = (status: number, code: string): Answer => ({
    status,
    json: { status, title: code, code, taskId: 'task-1' },
    type: 'application/problem+json',
  });
  if (token === 'expired' || token === 'used') {
    return token === 'expired' ? refusal(410, 'expired') : refusal(409, 'already-used');
  }
  if (method === 'POST') {
    return { status: 200, json: { taskId: 'task-1', decisionId: 'd-1', instanceId: 'inst-1' } };
  }
  return {
    status: 200,
    json: {
      taskId: 'task-1',
      title: 'Approve the forecast · retail-forecast-2026-11-22-1',
      option: { value: 'approve', label: 'Approve' },
      facts: [
        { label: 'Process', value: 'Retail forecast' },
        { label: 'Business key', value: 'retail-forecast-2026-11-22-1' },
        { label: 'Due', value: '24 Nov 2026, 17:00 (UTC+2)' },
      ],
      metrics: [
        metric('WAPE', '8.5 %', '< 12.0 %', 'ok'),
        metric('Bias', '4.1 %', '< 3.0 %', 'warn'),
        metric('Volume', '1,234,567 units', null, 'info'),
        metric('Largest change of a category', '31.0 %', '< 25.0 %', 'bad'),
      ],
      commentAllowed: true,
      evidenceChanged: token === 'changed',
      expiresAt: '2026-11-29T08:00:00Z',
    },
  };
}

function metric(label: string, value: string, limit: string | null, status: string) {
  const words: Record<string, string> = { warn: 'warning' };
  return { label, value, limit, status, statusLabel: words[status] ?? status };
}
