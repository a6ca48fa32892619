import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';

export interface PersonName {
  id: string;
  name: string;
}

export interface Comment {
  id: string;
  author: PersonName;
  /** Plain text; null when its author has taken it back. */
  text: string | null;
  mentions: PersonName[];
  createdAt: string;
  deletedAt: string | null;
  deletable: boolean;
}

export interface CommentList {
  items: Comment[];
  commentable: boolean;
}

const path = (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/comments`;

export function commentsQuery(taskId: string) {
  return queryOptions({
    queryKey: ['task', taskId, 'comments'],
    queryFn: ({ signal }) => requestJson<CommentList>(path(taskId), { signal }),
    refetchInterval: 30_000,
  });
}

export function addComment(taskId: string, text: string): Promise<Comment> {
  return requestJson(path(taskId), { method: 'POST', body: { text } });
}

export function deleteComment(taskId: string, commentId: string): Promise<void> {
  return requestNothing(`${path(taskId)}/${encodeURIComponent(commentId)}`, { method: 'DELETE' });
}
