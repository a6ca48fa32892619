import { Button, InlineNotification, TextArea } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmMailDecision, type MailDecision, type WayToTask } from '../api/mailDecision';
import type { Problem } from '../api/problem';
import type { Completion } from '../api/types';
import { Facts } from '../ui/Facts';
import { ProblemNotice } from '../ui/ProblemNotice';
import { LinkNotice, linkState } from './LinkNotice';
import { MailMetrics } from './MailMetrics';

const WORDS = {
  'evidence-changed': 'changed',
  'evidence-stale': 'stale',
  'draft-kept': 'draft',
  'more-fields': 'moreFields',
} as const satisfies Record<WayToTask, string>;

interface Props {
  token: string;
  decision: MailDecision;
  onDone: (completion: Completion) => void;
}

/** What is about to be decided, and the button that does it. */
export function ConfirmDecision({ token, decision, onDone }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const confirm = useMutation({
    mutationFn: () => confirmMailDecision(token, comment),
    onSuccess: onDone,
  });
  const problem = confirm.error as Problem | null;
  const way = wayToTask(decision, problem);
  const missing = problem?.violations.find((violation) => violation.field === 'comment');

  if (problem !== null && linkState(problem) !== null && problem.status !== 403) {
    return <LinkNotice problem={problem} />;
  }
  return (
    <section className="cs-confirm">
      <h2 className="cs-confirm__task">{decision.title}</h2>
      <Facts items={decision.facts.map((fact) => [fact.label, fact.value] as const)} />
      {decision.metrics.length > 0 && <MailMetrics metrics={decision.metrics} />}
      {way !== null ? (
        <InlineNotification
          kind="warning"
          role="alert"
          lowContrast
          hideCloseButton
          title={t(`mailDecision.${WORDS[way]}`)}
          subtitle={t(`mailDecision.${WORDS[way]}Text`, { option: decision.option.label })}
        />
      ) : (
        <form
          className="cs-confirm__form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!confirm.isPending) {
              confirm.mutate();
            }
          }}
        >
          <p className="cs-confirm__question">
            {t('mailDecision.question', { option: decision.option.label })}
          </p>
          <p className="cs-muted">{t('mailDecision.nothingYet')}</p>
          {decision.commentAllowed && (
            <TextArea
              id="mail-decision-comment"
              labelText={t('mailDecision.comment')}
              helperText={t('mailDecision.commentHelp')}
              rows={3}
              value={comment}
              invalid={missing !== undefined}
              invalidText={missing?.message ?? ''}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
          {problem !== null && missing === undefined && <ProblemNotice problem={problem} />}
          <Button type="submit" disabled={confirm.isPending}>
            {t('mailDecision.confirm', { option: decision.option.label })}
          </Button>
        </form>
      )}
      <Link
        to="/tasks/$taskId"
        params={{ taskId: decision.taskId }}
        className={way !== null ? 'cds--btn cds--btn--primary' : 'cds--link'}
      >
        {t('mailDecision.openTask')}
      </Link>
    </section>
  );
}

/** As it was when the page was opened, or as it has turned out since. */
function wayToTask(decision: MailDecision, problem: Problem | null): WayToTask | null {
  const refused = Object.keys(WORDS).find((code) => code === problem?.code);
  return (refused as WayToTask | undefined) ?? decision.decideOnPage;
}
