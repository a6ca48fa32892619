import { Problem, type ProblemBody } from './problem';
import { toSignIn } from './session';

/**
 * Sends one file as the part `file` of a form and says how far it is; `fetch` cannot tell that. Anything but a 2xx throws
 * a {@link Problem}, as with every other call.
 *
 * @param onProgress the share that has been sent, from 0 to 1
 */
export function upload<T>(
  path: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Requested-With', 'countersign');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        onProgress(event.loaded / event.total);
      }
    };
    request.onerror = () => reject(new Problem(0));
    request.onload = () => {
      if (request.status === 401) {
        toSignIn();
      }
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve(body as T);
      } else {
        reject(new Problem(request.status, (body ?? {}) as ProblemBody));
      }
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** A proxy's page is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
