import { Button, Tag } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { evidenceVersionsQuery } from '../api/listEvidenceVersions';
import type { Task } from '../api/types';
import { formatTime, shortDigest } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';

interface Props {
  task: Task;
  onCompare: (digest: string) => void;
}

/** What this step has shown, in this and earlier rounds, each one comparable with what it shows now. */
export function EvidenceVersions({ task, onCompare }: Props) {
  const { t } = useTranslation();
  const versions = useQuery(evidenceVersionsQuery(task.id, task.evidenceDigest));
  if (versions.isError) {
    return <ProblemNotice problem={versions.error} onRetry={() => void versions.refetch()} />;
  }
  if (!versions.data) {
    return <Loading lines={3} />;
  }
  return (
    <ol className="cs-versions" aria-label={t('compare.versions')}>
      {versions.data.map((version) => (
        <li key={`${version.taskId}-${version.number}`} className="cs-versions__item">
          <span>{t('compare.round', { round: version.round, number: version.number })}</span>
          <time dateTime={version.shownAt}>{formatTime(version.shownAt)}</time>
          <span>{version.title}</span>
          <code title={version.digest}>{shortDigest(version.digest)}</code>
          {version.decidedBy && (
            <span className="cs-second">
              {t('compare.decidedOn', { name: version.decidedBy, outcome: version.outcome ?? '–' })}
            </span>
          )}
          {version.current ? (
            <Tag size="sm" type="blue">
              {t('compare.current')}
            </Tag>
          ) : (
            <Button kind="ghost" size="sm" onClick={() => onCompare(version.digest)}>
              {t('compare.compareThis')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
