import { requestNothing } from './http';

export function signOut(): Promise<void> {
  return requestNothing('/sign-out', { method: 'POST' });
}
