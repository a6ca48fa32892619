import { Button } from '@carbon/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskComparisonQuery } from '../api/compareEvidence';
import { taskQuery } from '../api/getTask';
import type { EvidenceDocument, Task } from '../api/types';
import { ComparedWith } from './ComparedWith';
import { EvidenceVersions } from './EvidenceVersions';
import { EvidenceView } from './EvidenceView';
import { StaleNotice } from './StaleNotice';
import './compare.scss';

interface Props {
  task: Task;
  document: EvidenceDocument;
  onReload: () => void;
}

/** The evidence of a task, in full or compared with what was approved last or shown before. */
export function TaskEvidence({ task, document, onReload }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [view, setView] = useState<'full' | 'approved' | 'versions'>('full');
  const [earlier, setEarlier] = useState<string>();
  const compared = useQuery({
    ...taskComparisonQuery(task.id, task.evidenceDigest, earlier),
    enabled: view === 'approved',
  });
  const toggle = (next: 'approved' | 'versions') => {
    setEarlier(undefined);
    setView(view === next ? 'full' : next);
  };
  return (
    <>
      {task.stale && (
        <StaleNotice
          stale={task.stale}
          onReload={() => {
            void queries.invalidateQueries({ queryKey: taskQuery(task.id).queryKey, exact: true });
            onReload();
          }}
        />
      )}
      <div className="cs-evidence-tools">
        <Button
          kind="tertiary"
          size="sm"
          aria-pressed={view === 'approved'}
          onClick={() => toggle('approved')}
        >
          {view === 'approved' ? t('compare.showFull') : t('compare.toggle')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-pressed={view === 'versions'}
          onClick={() => toggle('versions')}
        >
          {view === 'versions' ? t('compare.showFull') : t('compare.versions')}
        </Button>
      </div>
      {view === 'full' && <EvidenceView document={document} />}
      {view === 'approved' && <ComparedWith compared={compared} />}
      {view === 'versions' && (
        <EvidenceVersions
          task={task}
          onCompare={(digest) => {
            setEarlier(digest);
            setView('approved');
          }}
        />
      )}
    </>
  );
}
