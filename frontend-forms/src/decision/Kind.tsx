import { Tag } from '@carbon/react';
import { useTranslation } from 'react-i18next';

/** What sort of record it is, when it is not the plain decision about a task. */
export function Kind({ kind }: { kind: string | null }) {
  const { t } = useTranslation();
  if (kind === null) {
    return null;
  }
  const words: Record<string, string> = {
    vote: t('record.kind.vote'),
    override: t('record.kind.override'),
    automatic: t('record.kind.automatic'),
  };
  return (
    <Tag size="sm" type={kind === 'automatic' ? 'cyan' : 'purple'}>
      {words[kind] ?? kind}
    </Tag>
  );
}
