import { randomUUID } from 'node:crypto';
import type { Attachment } from '../src/api/attachments';
import type { Comment } from '../src/api/comments';
import type { ActivityEntry } from '../src/api/getTaskActivity';
import type { Me } from '../src/api/types';
import type { Answer } from './world';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** What is said about the made-up tasks. */
export class Discussions {
  private readonly comments: Comment[] = [
    {
      id: 'c1',
      author: { id: 'ben', name: 'Ben Carter' },
      text: '@anna, is the rise in week 14 the promotion?\nThe file of the marketing team is below.',
      mentions: [{ id: 'anna', name: 'Anna Virtanen' }],
      createdAt: ago(60),
      deletedAt: null,
      deletable: false,
    },
    {
      id: 'c2',
      author: { id: 'admin', name: 'Administrator' },
      text: null,
      mentions: [],
      createdAt: ago(50),
      deletedAt: ago(49),
      deletable: false,
    },
    {
      id: 'c3',
      author: { id: 'anna', name: 'Anna Virtanen' },
      text: 'Yes. https://example.org/a-very-long-address-that-has-to-break-somewhere/promotions/2026/week-14',
      mentions: [],
      createdAt: ago(12),
      deletedAt: null,
      deletable: true,
    },
  ];
  private attachments: Attachment[] = [
    {
      id: 'a1',
      name: 'Promotions of the spring with a rather long name 2026.xlsx',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      size: 48_213,
      sha256: '0'.repeat(64),
      uploadedBy: 'ben',
      uploadedAt: ago(60),
      removable: false,
    },
  ];
  private readonly activity: ActivityEntry[] = [
    { at: ago(74), kind: 'created', by: null, details: {} },
    { at: ago(74), kind: 'offered', by: null, details: { group: 'forecast-reviewers' } },
    { at: ago(70), kind: 'claimed', by: 'anna', details: {} },
    { at: ago(65), kind: 'delegated', by: 'anna', details: { to: 'ben' } },
    { at: ago(60), kind: 'resolved', by: 'ben', details: { to: 'anna' } },
    {
      at: ago(30),
      kind: 'changed',
      by: 'anna',
      details: { field: 'dueAt', from: null, to: ago(-1200) },
    },
  ];

  answer(taskId: string, me: Me, method: string, part: string, body: unknown): Answer {
    if (part === 'activity') {
      const people = [
        { id: 'anna', name: 'Anna Virtanen' },
        { id: 'ben', name: 'Ben Carter' },
      ];
      return { status: 200, json: { items: this.activity, people } };
    }
    if (taskId !== 't-approve') {
      return {
        status: 200,
        json: { items: [], commentable: true, attachable: true },
      };
    }
    if (part === 'attachments') {
      if (method === 'POST') {
        const { fileName: name = 'file' } = body as { fileName?: string };
        const attached = { ...(this.attachments[0] as Attachment), id: randomUUID(), name };
        this.attachments = [...this.attachments, { ...attached, removable: true }];
        return { status: 201, json: attached };
      }
      return { status: 200, json: { items: this.attachments, attachable: true } };
    }
    if (method === 'POST') {
      const { text } = body as { text: string };
      const said: Comment = {
        id: randomUUID(),
        author: { id: me.id, name: me.name },
        text,
        mentions: [],
        createdAt: ago(0),
        deletedAt: null,
        deletable: true,
      };
      this.comments.push(said);
      return { status: 201, json: said };
    }
    return { status: 200, json: { items: this.comments, commentable: true } };
  }
}
