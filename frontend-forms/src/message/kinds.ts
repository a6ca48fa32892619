import { useTranslation } from 'react-i18next';

export const KINDS = [
  'assigned',
  'candidate',
  'reminder',
  'escalated',
  'reassigned',
  'stuck',
  'exception',
  'stale',
  'mentioned',
  'outcome',
  'incident',
] as const;

/** What a kind of message is called; a digest is of none. */
export function useKindName(): (kind: string | null) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`message.kinds.${known}`) : (kind ?? t('message.kinds.digest'));
  };
}
