import { Button, InlineNotification } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimTask } from '../api/claimTask';
import { Problem } from '../api/problem';
import type { TaskItem } from '../api/types';
import { BulkComplete } from './BulkComplete';
import type { Selection } from './useSelection';

interface Props {
  selection: Selection;
  me: string | undefined;
}

/** What can be done with the marked tasks at once. */
export function SelectionBar({ selection, me }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [completing, setCompleting] = useState<TaskItem[] | null>(null);
  const [notClaimed, setNotClaimed] = useState<string[]>([]);
  const free = selection.tasks.filter((task) => task.assignee === null);
  const mine = selection.tasks.filter((task) => task.assignee === me);
  const oneForm = mine.length === selection.tasks.length && new Set(mine.map(kindOf)).size === 1;
  const claim = useMutation({
    mutationFn: claimAll,
    onSuccess: (refused) => {
      setNotClaimed(refused);
      selection.clear();
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['task-filters'] });
    },
  });
  return (
    <div aria-live="polite">
      {notClaimed.length > 0 && (
        <InlineNotification
          kind="warning"
          lowContrast
          title={t('savedFilters.notAllTaken', { count: notClaimed.length })}
          subtitle={[...new Set(notClaimed)].join(' ')}
          onClose={() => setNotClaimed([])}
        />
      )}
      {selection.tasks.length > 0 && (
        <div className="cs-selection" role="group" aria-label={t('savedFilters.selection')}>
          <span>{t('savedFilters.selected', { count: selection.tasks.length })}</span>
          <Button
            kind="tertiary"
            size="sm"
            disabled={free.length === 0 || claim.isPending}
            onClick={() => claim.mutate(free)}
          >
            {t('savedFilters.take', { count: free.length })}
          </Button>
          <Button size="sm" disabled={!oneForm} onClick={() => setCompleting(mine)}>
            {t('savedFilters.complete')}
          </Button>
          <Button kind="ghost" size="sm" onClick={selection.clear}>
            {t('savedFilters.unselect')}
          </Button>
          {!oneForm && mine.length > 0 && (
            <span className="cs-second">{t('savedFilters.oneKindOnly')}</span>
          )}
        </div>
      )}
      {completing && (
        <BulkComplete
          tasks={completing}
          onClose={() => {
            setCompleting(null);
            selection.clear();
          }}
        />
      )}
    </div>
  );
}

/** Tasks of one step of one process have the same form. */
function kindOf(task: TaskItem): string {
  return `${task.definitionKey}/${task.taskKey}`;
}

/** Takes them one after the other; gives the reasons of those that somebody else was faster with. */
async function claimAll(tasks: TaskItem[]): Promise<string[]> {
  const refused: string[] = [];
  for (const task of tasks) {
    try {
      await claimTask(task.id);
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 0) {
        throw error;
      }
      refused.push(error.detail ?? '');
    }
  }
  return refused;
}
