import { queryOptions } from '@tanstack/react-query';
import { requestJson } from './http';

export type Channel = 'mail' | 'digest' | 'webhook' | 'off';
export type DigestEvery = 'hour' | 'day' | 'weekday';

export interface QuietHours {
  from: string;
  to: string;
  days: string[];
  urgentAnyway: boolean;
}

/** How the signed-in person is told. */
export interface Preferences {
  language: string;
  timeZone: string;
  channels: Record<string, Channel>;
  digest: { every: DigestEvery; at: string };
  quietHours: QuietHours | null;
  webhook: string | null;
}

export interface PreferencesView extends Preferences {
  options: { languages: string[]; kinds: string[]; alwaysOn: string[]; webhooks: string[] };
}

export const preferencesQuery = queryOptions({
  queryKey: ['me', 'notifications'],
  queryFn: ({ signal }) => requestJson<PreferencesView>('/me/notifications', { signal }),
  // What is being changed must not change under the hands.
  staleTime: Infinity,
});

/** Replaces the preferences; 400 carries `violations`. */
export function changePreferences(preferences: Preferences): Promise<PreferencesView> {
  return requestJson<PreferencesView>('/me/notifications', { method: 'PUT', body: preferences });
}
