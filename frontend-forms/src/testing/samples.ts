import type { Instance, Me, Task, TaskItem } from '../api/types';

export const anna: Me = {
  id: 'anna',
  name: 'Anna',
  email: 'anna@example.org',
  roles: ['approver'],
  groups: ['forecast-reviewers'],
  rights: [],
};

export const taskItem: TaskItem = {
  id: 't1',
  name: 'Approve the forecast',
  taskKey: 'userTaskApproveForecast',
  definitionKey: 'retail-forecast',
  definitionName: 'Retail forecast',
  instanceId: 'i1',
  businessKey: 'retail-forecast-2026-11-22-1',
  assignee: 'anna',
  owner: null,
  candidateGroups: ['forecast-reviewers'],
  candidateUsers: [],
  createdAt: '2026-11-22T08:00:00Z',
  dueAt: null,
  followUpAt: null,
  priority: 50,
  description: null,
};

export const task: Task = {
  ...taskItem,
  claimable: false,
  completable: true,
  blockedReason: null,
  evidenceDigest: 'digest-one',
  hasForm: true,
  oneByOne: null,
};

export const approvalForm = {
  schema: {
    type: 'default',
    components: [
      {
        type: 'radio',
        id: 'decisionField',
        key: 'decision',
        label: 'Your decision',
        values: [
          { label: 'Approve', value: 'approve' },
          { label: 'Reject', value: 'reject' },
        ],
        validate: { required: true },
      },
      {
        type: 'textarea',
        id: 'commentField',
        key: 'comment',
        label: 'Comment',
        properties: { requiredWhen: '=decision != "approve"' },
      },
      { type: 'button', id: 'send', label: 'Sign', action: 'submit' },
    ],
  },
  data: {},
};

export const instance: Instance = {
  id: 'i1',
  definitionKey: 'retail-forecast',
  definitionName: 'Retail forecast',
  version: 1,
  businessKey: 'retail-forecast-2026-11-22-1',
  state: 'ACTIVE',
  startedAt: '2026-11-22T07:00:00Z',
  endedAt: null,
  startedBy: 'mia',
  incidents: [],
  currentActivities: [{ id: 'jobPublish', name: 'Publish the forecast' }],
  variables: {},
  activities: [],
  endActivity: null,
};
