import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { workersQuery } from '../api/workers';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { SilentTopics } from './SilentTopics';
import { TopicTable } from './TopicTable';
import { WorkerTable } from './WorkerTable';
import './worker.scss';

/** Who works outside of the service, and which topics nobody serves. */
export function WorkersPage() {
  const { t } = useTranslation();
  const workers = useQuery(workersQuery);
  return (
    <div className="cs-page">
      <PageHead title={t('worker.title')}>
        <p className="cs-head__text">{t('worker.intro')}</p>
      </PageHead>
      <SilentTopics />
      {workers.isPending && <Loading />}
      {workers.isError && (
        <ProblemNotice problem={workers.error} onRetry={() => void workers.refetch()} />
      )}
      {workers.isSuccess && (
        <>
          <section className="cs-workers__part">
            <h2 id="workers-topics" className="cs-section-title">
              {t('worker.topics')}
            </h2>
            {workers.data.topics.length === 0 ? (
              <EmptyState title={t('worker.noTopics')} text={t('worker.noTopicsText')} />
            ) : (
              <TopicTable topics={workers.data.topics} />
            )}
          </section>
          <section className="cs-workers__part">
            <h2 id="workers-programs" className="cs-section-title">
              {t('worker.workers')}
            </h2>
            {workers.data.workers.length === 0 ? (
              <EmptyState title={t('worker.noWorkers')} text={t('worker.noWorkersText')} />
            ) : (
              <WorkerTable workers={workers.data.workers} />
            )}
          </section>
        </>
      )}
    </div>
  );
}
