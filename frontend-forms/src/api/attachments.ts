import { queryOptions } from '@tanstack/react-query';
import { requestJson, requestNothing } from './http';
import { upload } from './upload';

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  uploadedBy: string;
  uploadedAt: string;
  removable: boolean;
}

export interface AttachmentList {
  items: Attachment[];
  attachable: boolean;
}

const path = (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/attachments`;

export function attachmentsQuery(taskId: string) {
  return queryOptions({
    queryKey: ['task', taskId, 'attachments'],
    queryFn: ({ signal }) => requestJson<AttachmentList>(path(taskId), { signal }),
  });
}

/** Where the browser fetches the file itself. */
export function attachmentUrl(taskId: string, fileId: string): string {
  return `/api${path(taskId)}/${encodeURIComponent(fileId)}`;
}

export function addAttachment(
  taskId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Attachment> {
  return upload<Attachment>(path(taskId), file, onProgress);
}

export function removeAttachment(taskId: string, fileId: string): Promise<void> {
  return requestNothing(`${path(taskId)}/${encodeURIComponent(fileId)}`, { method: 'DELETE' });
}
