import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { overridesQuery } from '../api/overrides';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { OverrideCard } from './OverrideCard';
import './approval.scss';

/** Exceptions from approval rules: those that wait for a second admin first, then the others. */
export function OverridesPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const overrides = useQuery(overridesQuery({}));
  const items = overrides.data?.items ?? [];
  const pending = items.filter((item) => item.state === 'PENDING');
  const settled = items.filter((item) => item.state !== 'PENDING');
  return (
    <div className="cs-page">
      <PageHead title={t('approval.title')}>
        <p className="cs-head__text">{t('approval.intro')}</p>
      </PageHead>
      {overrides.isPending && <Loading />}
      {overrides.isError && (
        <ProblemNotice problem={overrides.error} onRetry={() => void overrides.refetch()} />
      )}
      {overrides.isSuccess && (
        <>
          <section aria-labelledby="overrides-pending">
            <h2 id="overrides-pending" className="cs-approvals__heading">
              {t('approval.pending', { count: pending.length })}
            </h2>
            {pending.length === 0 ? (
              <EmptyState title={t('approval.none')} text={t('approval.noneText')} />
            ) : (
              <ul className="cs-overrides">
                {pending.map((item) => (
                  <OverrideCard key={item.id} override={item} me={me.data?.id} />
                ))}
              </ul>
            )}
          </section>
          {settled.length > 0 && (
            <section aria-labelledby="overrides-settled">
              <h2 id="overrides-settled" className="cs-approvals__heading">
                {t('approval.settled')}
              </h2>
              <ul className="cs-overrides">
                {settled.map((item) => (
                  <OverrideCard key={item.id} override={item} me={me.data?.id} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}
