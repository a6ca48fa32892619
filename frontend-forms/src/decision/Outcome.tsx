import { Tag } from '@carbon/react';
import { useTranslation } from 'react-i18next';

type Color = 'green' | 'red' | 'warm-gray' | 'gray';

const COLORS: Record<string, Color> = {
  approve: 'green',
  accept: 'green',
  ok: 'green',
  continue: 'green',
  retry: 'green',
  reject: 'red',
  abort: 'red',
  changes: 'warm-gray',
};

/** An outcome in words; colours only for the usual ones. */
export function Outcome({ outcome }: { outcome: string | null }) {
  const { t } = useTranslation();
  if (outcome === null) {
    return null;
  }
  const words: Record<string, string> = {
    approve: t('outcome.approve'),
    accept: t('outcome.accept'),
    continue: t('outcome.continue'),
    reject: t('outcome.reject'),
    changes: t('outcome.changes'),
    retry: t('outcome.retry'),
    abort: t('outcome.abort'),
  };
  return (
    <Tag type={COLORS[outcome] ?? 'gray'} size="sm">
      {words[outcome] ?? outcome}
    </Tag>
  );
}
