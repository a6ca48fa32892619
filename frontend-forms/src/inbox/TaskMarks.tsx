import { Tag } from '@carbon/react';
import WarningAltFilled from '@carbon/icons-react/es/WarningAltFilled';
import Time from '@carbon/icons-react/es/Time';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types';
import { formatRelative, formatTime } from '../ui/format';
import { dueState, priorityState } from './due';

/** When a task has to be done: in colour, with an icon and in words. */
export function Due({ dueAt }: { dueAt: string | null }) {
  const { t } = useTranslation();
  const state = dueState(dueAt);
  if (dueAt === null) {
    return <span className="cs-muted">{t('inbox.noDue')}</span>;
  }
  const words = formatRelative(dueAt);
  return (
    <time dateTime={dueAt} title={formatTime(dueAt)} className={`cs-due cs-due--${state}`}>
      {state === 'overdue' && <WarningAltFilled size={16} aria-hidden="true" />}
      {state === 'soon' && <Time size={16} aria-hidden="true" />}
      {state === 'overdue' ? t('inbox.overdue', { when: words }) : t('inbox.due', { when: words })}
    </time>
  );
}

export function Priority({ priority }: { priority: number }) {
  const { t } = useTranslation();
  switch (priorityState(priority)) {
    case 'high':
      return (
        <Tag type="red" size="sm">
          {t('inbox.priorityHigh')}
        </Tag>
      );
    case 'low':
      return (
        <Tag type="gray" size="sm">
          {t('inbox.priorityLow')}
        </Tag>
      );
    case 'normal':
      return null;
  }
}

/** Who works on it, or who could. */
export function Holder({ task, me }: { task: TaskItem; me: string | undefined }) {
  const { t } = useTranslation();
  if (task.assignee !== null) {
    const holder = task.assignee === me ? t('inbox.you') : task.assignee;
    return <>{forOther(task) ? t('inbox.worksFor', { holder, owner: task.owner }) : holder}</>;
  }
  return (
    <span className="cs-muted">
      {t('inbox.unassigned', {
        groups: [...task.candidateGroups, ...task.candidateUsers].join(', ') || '–',
      })}
    </span>
  );
}

/** Whether somebody works on it whose decision it is not. */
function forOther(task: TaskItem): boolean {
  return task.owner !== null && task.owner !== task.assignee;
}
