import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionComparisonQuery } from '../api/compareEvidence';
import { decisionQuery } from '../api/getDecision';
import { evidenceQuery } from '../api/getEvidence';
import { Adjustments } from '../form/Adjustments';
import { SentFiles } from '../form/SentFiles';
import { reportAddress } from '../api/searchDecisions';
import type { Decision } from '../api/types';
import { ComparedWith } from '../evidence/ComparedWith';
import { Discussion } from '../discussion/Discussion';
import { EvidenceView } from '../evidence/EvidenceView';
import { Facts } from '../ui/Facts';
import { formatTime } from '../ui/format';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Values } from '../ui/Values';
import { decider, isAutomatic } from './decider';
import { Kind } from './Kind';
import { Outcome } from './Outcome';
import { decidedTask } from '../ui/names';

const route = getRouteApi('/decisions/$decisionId');

/** One decision as it was recorded, with the evidence that was shown. */
export function DecisionPage() {
  const { t } = useTranslation();
  const { decisionId } = route.useParams();
  const decision = useQuery(decisionQuery(decisionId));
  if (decision.data) {
    return <Record decision={decision.data} />;
  }
  return (
    <div className="cs-page">
      <PageHead title={t('decision.title')} parent={{ label: t('record.nav'), to: '/decisions' }} />
      {decision.isError ? (
        <ProblemNotice problem={decision.error} onRetry={() => void decision.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </div>
  );
}

function Record({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const automatic = isAutomatic(decision);
  return (
    <div className="cs-page">
      <PageHead
        title={t('decision.heading', { task: decidedTask(decision) })}
        parent={{ label: t('record.nav'), to: '/decisions' }}
        actions={
          <Button kind="tertiary" size="md" href={reportAddress(decision.id)}>
            {t('record.report')}
          </Button>
        }
      >
        <Facts
          items={[
            [t('decision.outcome'), <Outcome key="outcome" outcome={decision.outcome ?? '–'} />],
            decision.kind != null && [t('record.kindOf'), <Kind key="kind" kind={decision.kind} />],
            [t('decision.by'), decider(decision, t)],
            [t('decision.at'), formatTime(decision.decidedAt)],
            [
              t('task.subject'),
              <Link
                key="instance"
                to="/instances/$instanceId"
                params={{ instanceId: decision.instanceId }}
                className="cds--link"
              >
                {decision.businessKey ?? decision.definitionKey}
              </Link>,
            ],
            [t('decision.number'), decision.sequence],
          ]}
        />
        {automatic && <p className="cs-head__text">{t('record.automaticText')}</p>}
      </PageHead>
      {decision.comment && (
        <section className="cs-section">
          <h2 className="cs-section-title">{t('decision.comment')}</h2>
          <blockquote className="cs-quote cs-quote--large">{decision.comment}</blockquote>
        </section>
      )}
      <section className="cs-section">
        <h2 className="cs-section-title">{t(automatic ? 'record.asked' : 'decision.data')}</h2>
        <Values values={decision.data} />
      </section>
      <SentFiles data={decision.data} />
      <Adjustments instanceId={decision.instanceId} decisionId={decision.id} />
      {decision.evidenceDigest && (
        <ShownEvidence
          decisionId={decision.id}
          digest={decision.evidenceDigest}
          title={t(automatic ? 'record.sparedEvidence' : 'decision.shownEvidence')}
        />
      )}
      {decision.taskId && !automatic && <Discussion taskId={decision.taskId} />}
      <section className="cs-section">
        <h2 className="cs-section-title">{t('decision.proof')}</h2>
        <p className="cs-head__text">{t('decision.proofText')}</p>
        <Values
          values={{
            [t('decision.hash')]: decision.hash,
            [t('decision.previousHash')]: decision.previousHash,
            [t('decision.evidenceDigest')]: decision.evidenceDigest,
          }}
        />
      </section>
    </div>
  );
}

function ShownEvidence({
  decisionId,
  digest,
  title,
}: {
  decisionId: string;
  digest: string;
  title: string;
}) {
  const { t } = useTranslation();
  const [comparing, setComparing] = useState(false);
  const evidence = useQuery(evidenceQuery(digest));
  const compared = useQuery({ ...decisionComparisonQuery(decisionId), enabled: comparing });
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{title}</h2>
      <div className="cs-evidence-tools">
        <Button
          kind="tertiary"
          size="sm"
          aria-pressed={comparing}
          onClick={() => setComparing(!comparing)}
        >
          {comparing ? t('compare.showFull') : t('record.compareBefore')}
        </Button>
      </div>
      {comparing && <ComparedWith compared={compared} />}
      {!comparing && evidence.data && <EvidenceView document={evidence.data} level={3} />}
      {evidence.isError && (
        <ProblemNotice problem={evidence.error} onRetry={() => void evidence.refetch()} />
      )}
      {evidence.isPending && <Loading lines={8} />}
    </section>
  );
}
