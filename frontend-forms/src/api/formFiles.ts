import { requestJson, requestNothing } from './http';

/** A file that was uploaded for a form. */
export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** @param place `/tasks/{id}` or `/definitions/{key}` */
export function uploadFormFile(place: string, file: File): Promise<StoredFile> {
  const body = new FormData();
  body.append('file', file, file.name);
  return requestJson<StoredFile>(`${place}/files`, { method: 'POST', body });
}

export function getFileInfo(id: string): Promise<StoredFile> {
  return requestJson<StoredFile>(`/files/${encodeURIComponent(id)}/info`);
}

export function deleteFile(id: string): Promise<void> {
  return requestNothing(`/files/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export function fileAddress(id: string): string {
  return `/api/files/${encodeURIComponent(id)}`;
}
