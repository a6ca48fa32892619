import { samples, trial, value } from './learning';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  Activity,
  Decision,
  Definition,
  EvidenceDocument,
  FormData,
  FormSchema,
  Instance,
  InstanceItem,
  Job,
  Me,
  Task,
  TaskItem,
  Violation,
} from '../src/api/types';
import { calendars, deadlines } from './deadlines';
import { Discussions } from './discussions';

import { adjustments, evaluation, FormDesk } from './formDesk';
import { mailDecision, Notices } from './notices';
import type { SavedFilter, SavedFilterRequest } from '../src/api/savedFilters';
import { compared } from './compared';

export interface Answer {
  status: number;
  json?: unknown;
  text?: string;
  type?: string;
  clearCookie?: boolean;
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

const models = new URL(
  `${process.env['COUNTERSIGN_MODELS'] ?? '../../bpmn/src/main/resources'}/retail-forecast/`,
  import.meta.url,
);
const model = (name: string) => readFileSync(new URL(name, models), 'utf8');
const form = (name: string) =>
  JSON.parse(
    name === 'all-fields'
      ? readFileSync(new URL('data/all-fields.form', import.meta.url), 'utf8')
      : model(`${name}.form`),
  ) as FormSchema;
const data = (name: string) =>
  JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')) as EvidenceDocument;

const PEOPLE: Me[] = [
  {
    id: 'admin',
    name: 'Administrator',
    email: 'admin@example.org',
    roles: ['viewer', 'approver', 'operator', 'modeller', 'admin'],
    groups: ['data-stewards', 'forecast-reviewers', 'managers', 'operators'],
    rights: ['insights'],
  },
  {
    id: 'anna',
    name: 'Anna Virtanen',
    email: 'anna@example.org',
    roles: ['approver'],
    groups: ['forecast-reviewers', 'data-stewards'],
    rights: [],
  },
  {
    id: 'ben',
    name: 'Ben Carter',
    email: 'ben@example.org',
    roles: ['approver'],
    groups: ['forecast-reviewers'],
    rights: [],
  },
  {
    id: 'nobody',
    name: 'New Person',
    email: 'new@example.org',
    roles: ['viewer'],
    groups: [],
    rights: ['insights'],
  },
];

interface MockTask extends TaskItem {
  form: string;
  data: FormData;
  evidence: EvidenceDocument | null;
  blockedFor?: string;
  changesOnce?: boolean;
  delegation?: 'pending' | 'resolved' | null;
}

const round = {
  evaluation,
  round: 1,
  review: { reason: 'The volume is over 100 million units: two people have to approve.' },
};

/** A small made-up service in memory: one good case of everything the pages have to show. */
export class World {
  private readonly formDesk = new FormDesk();
  private readonly notices = new Notices();
  private readonly discussion = new Discussions();
  private readonly forecast = data('forecast-evidence.json');
  private readonly quality = data('quality-evidence.json');
  private readonly filters: SavedFilter[] = [
    {
      id: 'filter-1',
      name: 'Late forecasts',
      query: { filter: 'group', definition: ['retail-forecast'], due: 'overdue' },
      sort: 'priority',
      colour: 'red',
      preselected: false,
      sharedWith: 'forecast-reviewers',
      owner: 'admin',
      changeable: false,
      count: 1,
    },
  ];
  private readonly decisions: Decision[] = [
    decision(
      1,
      'inst-2',
      'Review the data',
      'continue',
      'anna',
      190,
      'The gaps are known: two weeks without a delivery.',
      digestOf(this.quality),
    ),
    decision(
      2,
      'inst-2',
      'Approve the forecast',
      'approve',
      'anna',
      55,
      'Looks right. Boston raised by 4 % because of the new chain.',
      digestOf(this.forecast),
    ),
    decision(
      3,
      'inst-4',
      'Approve the forecast',
      'reject',
      'ben',
      3000,
      'The input is last month’s.',
      digestOf(this.forecast),
    ),
  ];
  private readonly instances: Instance[] = [
    instance('inst-1', 'retail-forecast-2026-11-22-1', 'ACTIVE', 95, null, [
      'userTaskApproveForecast',
    ]),
    instance('inst-2', 'retail-forecast-2026-11-20-1', 'ACTIVE', 260, null, [
      'userTaskSecondApproval',
    ]),
    instance('inst-3', 'retail-forecast-2026-11-22-2', 'ACTIVE', 4, null, ['jobForecast']),
    instance('inst-4', 'retail-forecast-2026-11-19-1', 'COMPLETED', 4400, 2990, []),
    instance(
      'inst-5',
      'orange-juice-trial-with-a-rather-long-name-2026-11',
      'INCIDENT',
      700,
      null,
      ['jobPublish'],
    ),
    instance('inst-6', 'retail-forecast-2026-11-18-1', 'CANCELLED', 5900, 5800, []),
    instance('inst-7', 'retail-forecast-2026-11-21-3', 'ACTIVE', 1500, null, [
      'userTaskReviewData',
    ]),
  ];
  private tasks: MockTask[] = [
    task('t-approve', 'Approve the forecast', 'inst-1', 'approve-forecast', {
      assignee: 'anna',
      createdAt: ago(74),
      dueAt: ago(-1 * 60 * 20),
      priority: 80,
      data: round,
      evidence: this.forecast,
      description: 'Weekly avocado sales, 98 series, 12 weeks ahead.',
    }),
    task('t-changed', 'Approve the forecast', 'inst-2', 'approve-forecast', {
      assignee: 'anna',
      createdAt: ago(60 * 26),
      dueAt: ago(60 * 2),
      data: round,
      evidence: this.forecast,
      changesOnce: true,
    }),
    task('t-second', 'Approve as second person', 'inst-2', 'second-approval', {
      createdAt: ago(54),
      dueAt: ago(-60 * 70),
      data: {
        ...round,
        approvedBy: 'Anna Virtanen',
        approval: { comment: 'Looks right.', overrides: [{ category: 'Boston', percent: 4 }] },
      },
      evidence: this.forecast,
      blockedFor: 'anna',
    }),
    task('t-review', 'Review the data', 'inst-7', 'review-data', {
      candidateGroups: ['data-stewards'],
      createdAt: ago(60 * 24),
      dueAt: null,
      evidence: this.quality,
      data: {
        quality: { reason: '5.2 % of the rows were set aside; up to 5 % pass without a look.' },
        ingest: {
          profile: {
            rows: 45812,
            accepted: 43439,
            series: 118,
            firstDate: '2017-01-02',
            lastDate: '2024-12-29',
          },
        },
      },
    }),
    task('t-repair', 'Repair the failed job', 'inst-5', 'repair-job', {
      candidateGroups: ['operators'],
      createdAt: ago(600),
      dueAt: ago(-60 * 3),
      evidence: null,
      data: {
        jobError: {
          application: 'publish',
          code: 'disk-full',
          message: 'No space left on device',
          exitCode: 1,
          jobId: '7f0c',
          logTail:
            'java.io.IOException: No space left on device\n\tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)',
        },
      },
    }),
    task('t-fields', 'Try every field', 'inst-7', 'all-fields', {
      assignee: 'anna',
      createdAt: ago(5),
      evidence: null,
      data: {
        stores: ['North', 'South'],
        table: [
          { a: 1, b: 'x' },
          { a: 2, b: 'y' },
        ],
      },
    }),
    task('t-ben', 'Approve the forecast', 'inst-1', 'approve-forecast', {
      assignee: 'ben',
      createdAt: ago(300),
      data: round,
      evidence: this.forecast,
    }),
  ];

  signIn(user: string, password: string): boolean {
    return PEOPLE.some((person) => person.id === user) && password === 'secret';
  }

  answer(user: string | undefined, method: string, url: URL, body: unknown): Answer {
    const me = PEOPLE.find((person) => person.id === user);
    if (me === undefined) {
      return refusal(401, 'Not signed in');
    }
    const path = url.pathname.slice('/api'.length);
    const [, kind, id, part, sub, verb] = path.split('/').map(decodeURIComponent);
    const query = url.searchParams;
    if (part === 'draft') {
      return this.formDesk.draft(me.id, method, `${kind} ${id}`, body);
    }
    if (part === 'files' && method === 'POST') {
      return this.formDesk.upload(body);
    }
    switch (kind) {
      case 'files':
        return this.formDesk.file(method, id);
      case 'me':
        return id === 'notifications' ? this.notices.answer(method, body) : ok(me);
      case 'mail-decisions':
        return mailDecision(method, id ?? '');
      case 'users': {
        const q = (query.get('q') ?? '').toLowerCase();
        return ok(
          PEOPLE.filter((person) => `${person.name} ${person.id}`.toLowerCase().includes(q)).map(
            ({ id: userId, name, groups }) => ({ id: userId, name, groups }),
          ),
        );
      }
      case 'sign-out':
        return { status: 204, clearCookie: true };
      case 'tasks':
        return id === undefined
          ? this.listTasks(me, query)
          : this.oneTask(me, method, id, part, body, sub);
      case 'task-filters':
        return this.savedFilter(me, method, id, body);
      case 'definitions':
        return this.definition(id, part, body);
      case 'instances':
        return id === undefined
          ? this.listInstances(query)
          : this.oneInstance(method, id, part, sub, verb);
      case 'jobs':
        return this.job(method, part, query);
      case 'decisions':
        return this.decision(id, part, query);
      case 'calendars':
        return calendars(id, query);
      case 'evidence': {
        const found = [this.forecast, this.quality].find((document) => digestOf(document) === id);
        return found ? ok(found) : refusal(404, 'Not found', 'No evidence has this digest.');
      }
      case 'policy-trials':
        return ok(trial);
      case 'samples':
        return ok(samples);
      case 'sampling':
        return ok({ definition: id, share: 0.1, setBy: 'mia', setAt: '2026-10-01T08:00:00Z' });
      case 'forecast-value':
        return ok(value);
      default:
        return refusal(404, 'Not found');
    }
  }

  private savedFilter(me: Me, method: string, id: string | undefined, body: unknown): Answer {
    const at = this.filters.findIndex((filter) => filter.id === id);
    if (method === 'GET') {
      return ok(
        this.filters.filter((filter) => filter.owner === me.id || filter.sharedWith !== null),
      );
    }
    if (method === 'DELETE') {
      this.filters.splice(at, 1);
      return { status: 204 };
    }
    const saved: SavedFilter = {
      ...(body as SavedFilterRequest),
      id: id ?? randomUUID(),
      owner: me.id,
      changeable: true,
      count: 1,
    };
    this.filters.splice(at < 0 ? this.filters.length : at, at < 0 ? 0 : 1, saved);
    return ok(saved);
  }

  private listTasks(me: Me, query: URLSearchParams): Answer {
    const putOff = (task: MockTask) =>
      task.followUpAt !== null && task.followUpAt > new Date().toISOString();
    const all = this.tasks;
    const held = all.filter((task) => task.assignee === me.id);
    const mine = held.filter((task) => query.get('followUp') === 'all' || !putOff(task));
    const delegated = all.filter((task) => task.owner === me.id && task.assignee !== me.id);
    const team = all.filter((task) =>
      task.candidateGroups.some((name) => me.groups.includes(name)),
    );
    const group = team.filter((task) => task.assignee === null);
    const lists = { mine, delegated, group, team, all };
    const q = (query.get('q') ?? '').toLowerCase();
    const instance = query.get('instance');
    const items = lists[(query.get('filter') ?? 'mine') as keyof typeof lists]
      .filter((task) =>
        `${task.name} ${task.businessKey} ${task.definitionName}`.toLowerCase().includes(q),
      )
      .filter((task) => instance === null || task.instanceId === instance)
      .map(
        ({ form: _f, data: _d, evidence: _e, blockedFor: _b, changesOnce: _c, ...item }) => item,
      );
    const counts = {
      mine: held.filter((task) => !putOff(task)).length,
      group: group.length,
      putOff: held.filter(putOff).length,
      delegated: delegated.length,
    };
    return ok({ items, total: items.length, counts });
  }

  private oneTask(
    me: Me,
    method: string,
    id: string,
    part: string | undefined,
    body: unknown,
    sub?: string,
  ): Answer {
    const task = this.tasks.find((candidate) => candidate.id === id);
    if (task === undefined) {
      return refusal(404, 'Not found', `Task ${id} is not open.`);
    }
    switch (part) {
      case undefined:
        return ok(view(task, me));
      case 'form':
        return ok({ schema: form(task.form), data: task.data });
      case 'evidence':
        if (sub === 'comparison') {
          return ok(compared(this.forecast));
        }
        if (sub === 'versions') {
          return ok([version(task)]);
        }
        return task.evidence
          ? ok({ digest: digestOf(task.evidence), document: task.evidence })
          : refusal(404, 'Not found');
      case 'deadlines':
        return ok(deadlines(task.id, me));
      case 'claim':
        if (task.assignee !== null && task.assignee !== me.id) {
          return refusal(409, 'Conflict', 'Already taken.', { assignee: task.assignee });
        }
        task.assignee = me.id;
        return ok(view(task, me));
      case 'unclaim':
        task.assignee = null;
        return ok({ task: view(task, me) });
      case 'comments':
      case 'attachments':
      case 'activity':
        return this.discussion.answer(task.id, me, method, part, body);
      case 'assign':
      case 'delegate': {
        const { user } = body as { user: string };
        task.owner = part === 'delegate' ? me.id : null;
        task.delegation = part === 'delegate' ? 'pending' : null;
        task.assignee = user;
        return ok({ task: view(task, me) });
      }
      case 'resolve':
        task.assignee = task.owner ?? null;
        task.delegation = 'resolved';
        return ok({ task: view(task, me) });
      case 'due':
        task.dueAt = (body as { at: string | null }).at;
        return ok({ task: view(task, me) });
      case 'follow-up':
        task.followUpAt = (body as { at: string | null }).at;
        return ok({ task: view(task, me) });
      case 'priority':
        task.priority = (body as { priority: number }).priority;
        return ok({ task: view(task, me) });
      case 'complete':
        return method === 'POST'
          ? this.complete(me, task, body)
          : refusal(405, 'Method not allowed');
      default:
        return refusal(404, 'Not found');
    }
  }

  private complete(me: Me, task: MockTask, body: unknown): Answer {
    const request = body as { data: FormData; evidenceDigest: string | null };
    if (task.changesOnce && task.evidence) {
      task.changesOnce = false;
      task.evidence = {
        ...task.evidence,
        title: `${task.evidence.title}, second run`,
        summary: 'Calculated again with the corrected week of 2024-12-22.',
      };
      return refusal(409, 'Conflict', 'The evidence has changed since it was shown.', {
        code: 'evidence-changed',
        currentDigest: digestOf(task.evidence),
      });
    }
    const violations: Violation[] = [];
    const { decision: outcome, comment } = request.data;
    if (comment === 'server') {
      violations.push({
        field: 'comment',
        in: 'form',
        message: 'Say a little more: the requester reads it.',
      });
      violations.push({
        field: 'ticket',
        in: 'form',
        message: 'This field is not part of the form.',
      });
    }
    if (violations.length > 0) {
      return refusal(400, 'Bad Request', 'The form was not accepted.', { violations });
    }
    this.formDesk.forget(`tasks ${task.id}`);
    this.tasks = this.tasks.filter((candidate) => candidate !== task);
    const record = decision(
      this.decisions.length + 1,
      task.instanceId,
      task.name ?? task.taskKey,
      String(outcome),
      me.id,
      0,
      String(comment ?? ''),
      task.evidence ? digestOf(task.evidence) : null,
    );
    record.data = request.data;
    this.decisions.push(record);
    const instance = this.instances.find((candidate) => candidate.id === task.instanceId);
    if (instance) {
      finish(instance, ['jobPublish']);
    }
    return ok({ taskId: task.id, decisionId: record.id, instanceId: task.instanceId });
  }

  private definition(key: string | undefined, part: string | undefined, body: unknown): Answer {
    const definitions: Definition[] = [
      {
        key: 'retail-forecast',
        id: 'retail-forecast:3:1',
        name: 'Retail forecast',
        version: 3,
        description:
          'Weekly sales files become a forecast that a person signs before it is published.',
        startForm: true,
        activeInstances: 4,
        incidents: 1,
        deployedAt: ago(60 * 24 * 3),
      },
      {
        key: 'data-refresh',
        id: 'data-refresh:1:1',
        name: 'Data refresh',
        version: 1,
        description: null,
        startForm: false,
        activeInstances: 0,
        incidents: 0,
        deployedAt: ago(60 * 24 * 12),
      },
    ];
    if (key === undefined) {
      return ok(definitions);
    }
    const found = definitions.find((definition) => definition.key === key);
    if (found === undefined) {
      return refusal(404, 'Not found', `There is no process ${key}.`);
    }
    switch (part) {
      case undefined:
        return ok(found);
      case 'diagram':
        return { status: 200, text: model('retail-forecast.bpmn'), type: 'application/xml' };
      case 'start-form':
        return found.startForm
          ? ok({ schema: form('retail-forecast-start'), data: { input: '/data/avocado' } })
          : refusal(404, 'Not found');
      default: {
        const { variables, businessKey } = body as { variables: FormData; businessKey?: string };
        if (variables['input'] === '/missing') {
          return refusal(400, 'Bad Request', 'The form was not accepted.', {
            violations: [
              { field: 'input', in: 'form', message: 'There is no such file or folder.' },
            ],
          });
        }
        const started = instance(
          randomUUID(),
          businessKey ?? 'retail-forecast-2026-11-22-9',
          'ACTIVE',
          0,
          null,
          ['jobIngest'],
        );
        this.instances.unshift(started);
        return { status: 201, json: started };
      }
    }
  }

  private listInstances(query: URLSearchParams): Answer {
    const matches = this.instances
      .filter((item) => !query.get('state') || item.state === query.get('state'))
      .filter((item) => !query.get('definition') || item.definitionKey === query.get('definition'))
      .filter((item) => (item.businessKey ?? '').includes(query.get('businessKey') ?? ''))
      .map(
        ({ variables: _v, activities: _a, endActivity: _e, incidents, ...item }): InstanceItem => ({
          ...item,
          incidents: incidents.length,
        }),
      );
    return ok({ items: matches, total: matches.length });
  }

  private oneInstance(
    method: string,
    id: string,
    part?: string,
    _sub?: string,
    _verb?: string,
  ): Answer {
    const found = this.instances.find((candidate) => candidate.id === id);
    if (found === undefined) {
      return refusal(404, 'Not found', 'There is no such case.');
    }
    if (part === undefined && method === 'DELETE') {
      found.state = 'CANCELLED';
      found.endedAt = ago(0);
      found.currentActivities = [];
      return { status: 204 };
    }
    switch (part) {
      case undefined:
        return ok(found);
      case 'diagram':
        return { status: 200, text: model('retail-forecast.bpmn'), type: 'application/xml' };
      case 'adjustments':
        return ok(id === 'inst-2' ? adjustments : []);
      case 'jobs':
        return ok(jobsOf(found));
      case 'incidents':
        found.incidents = [];
        found.state = 'ACTIVE';
        return { status: 204 };
      default:
        return refusal(404, 'Not found');
    }
  }

  private job(method: string, part: string | undefined, query: URLSearchParams): Answer {
    if (part === 'log' && query.get('stream') === 'stdout') {
      const lines = Array.from(
        { length: 60 },
        (_, index) =>
          `26/11/22 14:${String(index % 60).padStart(2, '0')}:07 INFO Training: tree ${index * 5} of 300, loss ${(0.42 / (index + 1)).toFixed(4)}`,
      );
      return { status: 200, text: lines.join('\n') };
    }
    if (part === 'log') {
      return { status: 200, text: '' };
    }
    return method === 'POST' ? { status: 204 } : refusal(404, 'Not found');
  }

  private decision(
    id: string | undefined,
    part: string | undefined,
    query: URLSearchParams,
  ): Answer {
    if (id === 'verify') {
      return ok({ records: this.decisions.length, intact: true, firstBroken: null });
    }
    if (part === 'comparison') {
      return ok(compared(this.forecast));
    }
    if (id !== undefined) {
      const found = this.decisions.find((candidate) => candidate.id === id);
      return found ? ok(found) : refusal(404, 'Not found');
    }
    const instance = query.get('instance');
    const person = query.get('person');
    const items = this.decisions
      .filter((record) => instance === null || record.instanceId === instance)
      .filter((record) => person === null || record.decidedBy === person);
    return ok({ items, total: items.length });
  }
}

function version(task: MockTask) {
  return {
    taskId: task.id,
    round: 1,
    number: 1,
    digest: digestOf(task.evidence),
    title: task.evidence?.title ?? null,
    shownAt: task.createdAt,
    current: true,
    decisionId: null,
    decidedBy: null,
    outcome: null,
  };
}

function ok(json: unknown): Answer {
  return { status: 200, json };
}

function refusal(status: number, title: string, detail?: string, more: object = {}): Answer {
  return { status, json: { status, title, detail, ...more } };
}

function view(task: MockTask, me: Me): Task {
  const { form: _form, data: _data, evidence, blockedFor, changesOnce: _changes, ...item } = task;
  const blocked = blockedFor === me.id;
  return {
    ...item,
    claimable: task.assignee === null && !blocked,
    completable: task.assignee === me.id && !blocked && task.delegation !== 'pending',
    actions:
      task.assignee !== me.id
        ? []
        : task.delegation === 'pending'
          ? ['resolve', 'plan']
          : ['unclaim', 'assign', 'delegate', 'plan'],
    blockedReason: blocked
      ? 'You gave the first approval in this case. The second one has to come from another person.'
      : null,
    evidenceDigest: evidence ? digestOf(evidence) : null,
    hasForm: true,
    oneByOne: "'decidedBy' looks at the case: approval.decidedBy",
    stale:
      item.id === 't-approve'
        ? {
            since: ago(12),
            reason: 'The data was read anew.',
            dataset: '/data/sales/avocado',
            version: '9b2c5f70',
          }
        : null,
  };
}

function task(
  id: string,
  name: string,
  instanceId: string,
  formKey: string,
  more: Partial<MockTask>,
): MockTask {
  return {
    id,
    name,
    taskKey: formKey,
    definitionKey: 'retail-forecast',
    definitionName: 'Retail forecast',
    instanceId,
    businessKey: 'retail-forecast-2026-11-22-1',
    assignee: null,
    owner: null,
    candidateGroups: ['forecast-reviewers'],
    candidateUsers: [],
    createdAt: ago(10),
    dueAt: null,
    followUpAt: null,
    priority: 50,
    description: null,
    form: formKey,
    data: {},
    evidence: null,
    ...more,
  };
}

const PATH = [
  ['startForecastRequested', 'Forecast requested', 'startEvent'],
  ['jobIngest', 'Read and check the sales files', 'serviceTask'],
  ['decisionDataQuality', 'Judge the data quality', 'businessRuleTask'],
  ['gatewayDataQuality', 'Is the data good enough?', 'exclusiveGateway'],
  ['userTaskReviewData', 'Review the data', 'userTask'],
  ['jobForecast', 'Calculate the forecast', 'serviceTask'],
  ['jobEvaluate', 'Measure the accuracy', 'serviceTask'],
  ['decisionReviewPolicy', 'Decide who must review', 'businessRuleTask'],
  ['userTaskApproveForecast', 'Approve the forecast', 'userTask'],
  ['userTaskSecondApproval', 'Approve as second person', 'userTask'],
  ['jobPublish', 'Publish the forecast', 'serviceTask'],
  ['endPublished', 'Requester told: forecast published', 'noneEndEvent'],
] as const;

function instance(
  id: string,
  businessKey: string,
  state: Instance['state'],
  startedAgo: number,
  endedAgo: number | null,
  current: string[],
): Instance {
  const created: Instance = {
    id,
    definitionKey: 'retail-forecast',
    definitionName: 'Retail forecast',
    version: 3,
    businessKey,
    state,
    startedAt: ago(startedAgo),
    endedAt: endedAgo === null ? null : ago(endedAgo),
    startedBy: 'mia',
    currentActivities: [],
    endActivity: null,
    incidents: [],
    activities: [],
    variables: {
      input: '/data/avocado',
      format: 'auto',
      horizon: 12,
      initiator: 'mia',
      ingest: {
        snapshot: 'warehouse/ingest/7f0c-1',
        profile: { rows: 45812, accepted: 45810, rejects: 0, duplicates: 2, series: 118 },
      },
      quality: { verdict: 'ok', reason: 'Everything within its limits' },
    },
  };
  finish(created, current.length > 0 ? current : ['endPublished']);
  if (state === 'INCIDENT') {
    created.incidents = [
      {
        id: 'i-1',
        activityId: 'jobPublish',
        type: 'failedExternalTask',
        message: 'No space left on device (exit code 1 after 2 attempts)',
        at: ago(500),
      },
    ];
  }
  return created;
}

/** Sets the steps up to the current ones. */
function finish(target: Instance, current: string[]): void {
  const upTo = PATH.findIndex(([id]) => id === current[0]);
  const begin = new Date(target.startedAt).getTime();
  const minutes = (Date.now() - begin) / 60_000;
  target.activities = PATH.slice(0, upTo + 1).map(([activityId, name, type], index): Activity => {
    const active = index === upTo && target.endedAt === null;
    const at = (share: number) => new Date(begin + share * minutes * 0.8 * 60_000).toISOString();
    return {
      activityId,
      name,
      type,
      state: active ? 'ACTIVE' : 'COMPLETED',
      startedAt: at(index / (upTo + 1)),
      endedAt: active ? null : at((index + 0.9) / (upTo + 1)),
      assignee: type === 'userTask' ? 'anna' : null,
    };
  });
  target.currentActivities =
    target.endedAt !== null
      ? []
      : PATH.filter(([id]) => current.includes(id)).map(([id, name]) => ({ id, name }));
}

function jobsOf(target: Instance): Job[] {
  return target.activities
    .filter((activity) => activity.activityId.startsWith('job'))
    .map((activity, index): Job => {
      const stuck = target.incidents.some(
        (incident) => incident.activityId === activity.activityId,
      );
      const live = activity.state === 'ACTIVE' && !stuck;
      return {
        id: `${target.id}-${activity.activityId}`,
        key: `key-${index}`,
        application: activity.activityId.slice(3).toLowerCase(),
        activityId: activity.activityId,
        state: stuck ? 'FAILED' : live ? 'RUNNING' : 'SUCCEEDED',
        attempt: stuck ? 2 : 1,
        progress: live
          ? { step: 'Training models', index: 3, of: 6, percent: 41, at: ago(0) }
          : null,
        startedAt: activity.startedAt,
        endedAt: stuck ? ago(500) : activity.endedAt,
        exitCode: live ? null : stuck ? 1 : 0,
        cancelRequested: false,
        error: stuck ? { code: 'disk-full', message: 'No space left on device' } : null,
      };
    });
}

function decision(
  sequence: number,
  instanceId: string,
  taskName: string,
  outcome: string,
  by: string,
  minutes: number,
  comment: string,
  evidenceDigest: string | null,
): Decision {
  return {
    id: `d-${sequence}`,
    sequence,
    instanceId,
    definitionKey: 'retail-forecast',
    businessKey: 'retail-forecast-2026-11-20-1',
    taskKey: 'userTask',
    taskName,
    decidedBy: by,
    decidedAt: ago(minutes),
    outcome,
    comment,
    data: { decision: outcome, comment, overrides: [{ category: 'Boston', percent: 4 }] },
    evidenceDigest,
    previousHash: digestOf(sequence - 1),
    hash: digestOf(sequence),
  };
}
