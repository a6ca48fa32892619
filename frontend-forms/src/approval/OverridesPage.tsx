import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { OVERRIDES_PER_PAGE, type OverrideState, overridesQuery } from '../api/overrides';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { OverrideCard } from './OverrideCard';
import './approval.scss';

const PENDING: OverrideState[] = ['PENDING'];
const SETTLED: OverrideState[] = ['CONFIRMED', 'USED', 'REFUSED', 'EXPIRED', 'OBSOLETE'];

/** Exceptions from approval rules: those that wait for a second admin first, then the others. */
export function OverridesPage() {
  const { t } = useTranslation();
  return (
    <div className="cs-page">
      <PageHead title={t('approval.title')}>
        <p className="cs-head__text">{t('approval.intro')}</p>
      </PageHead>
      <Overrides
        states={PENDING}
        heading={(count) => t('approval.pending', { count })}
        none={<EmptyState title={t('approval.none')} text={t('approval.noneText')} />}
      />
      <Overrides states={SETTLED} heading={() => t('approval.settled')} none={null} />
    </div>
  );
}

interface Props {
  states: OverrideState[];
  heading: (count: number) => string;
  /** What to show when there are none; null leaves the section out. */
  none: ReactNode;
}

function Overrides({ states, heading, none }: Props) {
  const me = useQuery(meQuery);
  const headingId = useId();
  const [page, setPage] = useState(0);
  const overrides = useQuery(overridesQuery({ state: states, page }));
  if (overrides.isPending) {
    return <Loading />;
  }
  if (overrides.isError) {
    return <ProblemNotice problem={overrides.error} onRetry={() => void overrides.refetch()} />;
  }
  const { items, total } = overrides.data;
  if (total === 0 && none === null) {
    return null;
  }
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="cs-approvals__heading">
        {heading(total)}
      </h2>
      {total === 0 && none}
      <ul className="cs-overrides">
        {items.map((item) => (
          <OverrideCard key={item.id} override={item} me={me.data?.id} />
        ))}
      </ul>
      <Pages
        page={page + 1}
        size={OVERRIDES_PER_PAGE}
        total={total}
        onPage={(next) => setPage(next - 1)}
      />
    </section>
  );
}
