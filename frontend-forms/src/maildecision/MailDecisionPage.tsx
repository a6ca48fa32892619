import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailDecisionQuery } from '../api/mailDecision';
import type { Problem } from '../api/problem';
import type { Completion } from '../api/types';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ConfirmDecision } from './ConfirmDecision';
import { DecidedByMail } from './DecidedByMail';
import { LinkNotice, linkState } from './LinkNotice';
import './mailDecision.scss';

/** Where the button of a mail leads: shows what it stands for, and decides when the person confirms. */
export function MailDecisionPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/mail-decision/$token' });
  const decision = useQuery(mailDecisionQuery(token));
  const [done, setDone] = useState<Completion | null>(null);
  return (
    <div className="cs-page cs-page--narrow">
      <PageHead title={t('mailDecision.title')} parent={{ label: t('nav.inbox'), to: '/' }} />
      {content()}
    </div>
  );

  function content() {
    if (decision.isPending) {
      return <Loading />;
    }
    if (decision.isError) {
      const problem = decision.error as Problem;
      return linkState(problem) === null ? (
        <ProblemNotice problem={problem} onRetry={() => void decision.refetch()} />
      ) : (
        <LinkNotice problem={problem} />
      );
    }
    if (done !== null) {
      return <DecidedByMail decision={decision.data} completion={done} />;
    }
    return <ConfirmDecision token={token} decision={decision.data} onDone={setDone} />;
  }
}
