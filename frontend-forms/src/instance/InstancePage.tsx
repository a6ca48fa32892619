import { Accordion, AccordionItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { instanceQuery } from '../api/getInstance';
import { decisionsQuery } from '../api/listDecisions';
import type { Instance } from '../api/types';
import { useRights } from '../app/rights';
import { Adjustments } from '../form/Adjustments';
import { DecisionList } from '../decision/DecisionList';
import { Facts } from '../ui/Facts';
import { Elapsed } from '../ui/Elapsed';
import { formatTime } from '../ui/format';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Values } from '../ui/Values';
import { CancelInstance } from './CancelInstance';
import { FanOuts } from './FanOuts';
import { FunctionCalls } from './FunctionCalls';
import { Incidents } from './Incidents';
import { InstanceDiagram } from './InstanceDiagram';
import { Jobs } from './Jobs';
import { OpenTasks } from './OpenTasks';
import { Sensors } from './Sensors';
import { StateTag } from './StateTag';
import { Timeline } from './Timeline';
import './instance.scss';

const route = getRouteApi('/instances/$instanceId');

/** One case: where it is, what happened, what runs, who decided. */
export function InstancePage() {
  const { t } = useTranslation();
  const { instanceId } = route.useParams();
  const instance = useQuery(instanceQuery(instanceId));
  if (instance.data) {
    return <InstanceView instance={instance.data} />;
  }
  return (
    <div className="cs-page">
      <PageHead
        title={t('instance.title')}
        parent={{ label: t('nav.instances'), to: '/instances' }}
      />
      {instance.isError ? (
        <ProblemNotice problem={instance.error} onRetry={() => void instance.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </div>
  );
}

function InstanceView({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  const rights = useRights();
  const runs = instance.endedAt === null;
  // Finished says nothing about how; the name of the end does.
  const ending = instance.activities.find(
    (activity) => activity.activityId === instance.endActivity,
  )?.name;
  const steps = instance.currentActivities.map((step) => step.name ?? step.id).join(', ');
  return (
    <div className="cs-page cs-page--wide">
      <PageHead
        title={instance.businessKey ?? instance.definitionName}
        parent={{ label: t('nav.instances'), to: '/instances' }}
        actions={runs && rights.operate && <CancelInstance instance={instance} />}
      >
        <Facts
          items={[
            [t('instances.state'), <StateTag key="state" state={instance.state} />],
            steps !== '' && [t('instances.now'), steps],
            ending ? [t('instance.ending'), ending] : false,
            [t('task.process'), instance.definitionName],
            [t('instances.started'), formatTime(instance.startedAt)],
            [
              t('instance.took'),
              <Elapsed key="took" from={instance.startedAt} to={instance.endedAt} />,
            ],
            [t('instances.startedBy'), instance.startedBy ?? '–'],
          ]}
        />
      </PageHead>
      <Incidents instance={instance} canRetry={rights.operate} />
      {runs && <OpenTasks instanceId={instance.id} />}
      <section className="cs-section">
        <InstanceDiagram instanceId={instance.id} />
      </section>
      <div className="cs-columns">
        <div>
          <Sensors instance={instance} canOperate={rights.operate} />
          <FunctionCalls instance={instance} />
          <FanOuts instance={instance} canOperate={rights.operate} />
          <Jobs instance={instance} canOperate={rights.operate} />
          <Decisions instanceId={instance.id} />
          <Adjustments instanceId={instance.id} />
        </div>
        <Timeline activities={instance.activities} incidents={instance.incidents} />
      </div>
      <Accordion align="start" size="lg">
        <AccordionItem title={t('instance.variables')}>
          <Values values={instance.variables} />
        </AccordionItem>
      </Accordion>
    </div>
  );
}

function Decisions({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const decisions = useQuery(decisionsQuery(instanceId));
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('instance.decisions')}</h2>
      {decisions.isError && (
        <ProblemNotice problem={decisions.error} onRetry={() => void decisions.refetch()} />
      )}
      {decisions.data?.items.length === 0 && (
        <p className="cs-muted">{t('instance.noDecisions')}</p>
      )}
      {decisions.data && decisions.data.items.length > 0 && (
        <DecisionList decisions={decisions.data.items} />
      )}
    </section>
  );
}
