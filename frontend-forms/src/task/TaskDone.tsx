import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { instanceQuery } from '../api/getInstance';
import { tasksQuery } from '../api/listTasks';
import type { Completion, Instance, Task } from '../api/types';
import { PageHead } from '../ui/PageHead';
import { taskName } from '../ui/names';

export interface Done {
  task: Task;
  completion: Completion;
  /** What was chosen, as the form words it; null for a form without a choice. */
  outcome: string | null;
}

/** After a decision: that it is recorded, what happens next, and the next task. */
export function TaskDone({ done }: { done: Done }) {
  const { t } = useTranslation();
  const { task, completion, outcome } = done;
  const instance = useQuery(instanceQuery(completion.instanceId));
  const mine = useQuery(tasksQuery({ filter: 'mine', size: 5 }));
  const next = mine.data?.items.find((item) => item.id !== task.id);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);

  return (
    <div className="cs-page">
      <PageHead title={taskName(task)} parent={{ label: t('nav.inbox'), to: '/' }} />
      <section className="cs-done">
        <h2 ref={heading} tabIndex={-1} className="cs-done__title">
          <CheckmarkFilled size={24} aria-hidden="true" />
          {t('done.title')}
        </h2>
        <p>{outcome ? t('done.recordedOutcome', { outcome }) : t('done.recorded')}</p>
        <h3 className="cs-done__next">{t('done.nextTitle')}</h3>
        <p aria-live="polite">{nextWords(instance.data)}</p>
        <p className="cs-links">
          {next && (
            <Link
              to="/tasks/$taskId"
              params={{ taskId: next.id }}
              className="cds--btn cds--btn--primary"
            >
              {t('done.nextTask', { name: taskName(next) })}
            </Link>
          )}
          <Link to="/" className="cds--link">
            {t('task.backToInbox')}
          </Link>
          <Link
            to="/instances/$instanceId"
            params={{ instanceId: completion.instanceId }}
            className="cds--link"
          >
            {t('done.follow')}
          </Link>
          {completion.decisionId && (
            <Link
              to="/decisions/$decisionId"
              params={{ decisionId: completion.decisionId }}
              className="cds--link"
            >
              {t('done.decision')}
            </Link>
          )}
        </p>
      </section>
    </div>
  );

  function nextWords(current: Instance | undefined): string {
    if (completion.completed === false) {
      return t('approval.voted', {
        given: completion.approvals?.given ?? 1,
        required: completion.approvals?.required ?? 2,
      });
    }
    if (current === undefined) {
      return t('done.nextUnknown');
    }
    if (current.endedAt !== null) {
      return t('done.ended');
    }
    const steps = current.currentActivities.map((step) => step.name ?? step.id);
    return steps.length === 0
      ? t('done.nextUnknown')
      : t('done.nextSteps', { steps: steps.join(', ') });
  }
}
