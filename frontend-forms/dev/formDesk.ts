import { randomUUID } from 'node:crypto';
import type { FormData } from '../src/api/types';
import type { Answer } from './world';

interface MockDraft {
  version: number;
  data: FormData;
  evidenceDigest: string | null;
  savedAt: string;
}

/** Drafts, uploaded files and changes to a forecast, in memory. */
export class FormDesk {
  private readonly drafts = new Map<string, MockDraft>();
  private readonly files = new Map<string, { id: string; name: string }>();

  draft(user: string, method: string, subject: string, body: unknown): Answer {
    const key = `${user} ${subject}`;
    const there = this.drafts.get(key);
    if (method === 'DELETE') {
      this.drafts.delete(key);
      return { status: 204 };
    }
    if (method === 'GET') {
      return there ? { status: 200, json: there } : { status: 204 };
    }
    const next = body as MockDraft;
    if ((next.version ?? 0) !== (there?.version ?? 0)) {
      return {
        status: 409,
        json: {
          status: 409,
          title: 'Conflict',
          code: 'draft-changed',
          version: there?.version ?? 0,
        },
      };
    }
    const saved = { ...next, version: next.version + 1, savedAt: new Date().toISOString() };
    this.drafts.set(key, saved);
    return { status: 200, json: { version: saved.version, savedAt: saved.savedAt } };
  }

  forget(subject: string): void {
    [...this.drafts.keys()]
      .filter((key) => key.endsWith(` ${subject}`))
      .forEach((key) => this.drafts.delete(key));
  }

  upload(body: unknown): Answer {
    const name = (body as { fileName?: string }).fileName ?? 'file';
    if (/\.(exe|html?)$/.test(name)) {
      return {
        status: 415,
        json: {
          status: 415,
          title: 'Unsupported Media Type',
          detail: 'Files of this type are not taken.',
        },
      };
    }
    const file = { id: randomUUID(), name, mediaType: 'text/plain', size: 1200 };
    this.files.set(file.id, file);
    return { status: 201, json: file };
  }

  file(method: string, id: string | undefined): Answer {
    const file = this.files.get(id ?? '');
    if (file === undefined) {
      return { status: 404, json: { status: 404, title: 'Not found' } };
    }
    if (method === 'DELETE') {
      this.files.delete(file.id);
      return { status: 204 };
    }
    return { status: 200, json: file };
  }
}

const LONG_AGO = Date.UTC(2024, 0, 7);
const weeks = (count: number, level: number, from: number) =>
  Array.from({ length: count }, (_, week) =>
    Math.round(level * (1 + 0.2 * Math.sin((from + week) / 4) + 0.03 * ((week * 7) % 5))),
  );
const category = (name: string, level: number) => {
  const forecast = weeks(12, level, 52);
  return {
    category: name,
    total: forecast.reduce((sum, value) => sum + value, 0),
    actual: weeks(52, level, 0),
    forecast,
  };
};

/** What the evaluation says of the forecast by category. */
export const evaluation = {
  whatIf: {
    actualFrom: new Date(LONG_AGO).toISOString().slice(0, 10),
    forecastFrom: new Date(LONG_AGO + 52 * 7 * 86_400_000).toISOString().slice(0, 10),
    stepDays: 7,
    categories: [
      category('conventional', 30_400_000),
      category('organic', 2_150_000),
      category('Boston', 640_000),
    ],
  },
};

export const adjustments = [
  adjustment('Boston', 4, true, '2026-11-20T09:12:00Z'),
  adjustment('organic', -2.5, false, '2026-11-19T15:40:00Z'),
];

function adjustment(name: string, percent: number, active: boolean, at: string) {
  return {
    id: randomUUID(),
    instanceId: 'inst-2',
    definitionKey: 'retail-forecast',
    taskKey: 'userTaskApproveForecast',
    category: name,
    percent,
    decisionId: 'decision-2',
    decidedBy: 'anna',
    team: 'forecast-reviewers',
    evidenceDigest: null,
    forecast: '/w/forecast/7',
    at,
    active,
  };
}
