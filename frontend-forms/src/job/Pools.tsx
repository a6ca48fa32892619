import { useTranslation } from 'react-i18next';
import type { JobPool } from '../api/jobs';
import { formatSeconds } from '../ui/format';

/** How full each pool is, and for how long others have to wait. */
export function Pools({ pools }: { pools: JobPool[] }) {
  const { t } = useTranslation();
  return (
    <section className="cs-pools" aria-labelledby="job-pools">
      <h2 id="job-pools" className="cs-section-title">
        {t('jobs.pools')}
      </h2>
      <ul className="cs-pools__list">
        {pools.map((pool) => (
          <li key={pool.name} className="cs-pool">
            <h3 className="cs-pool__name">{pool.name}</h3>
            <p>{useOf(pool)}</p>
            <p className={pool.waiting > 0 ? 'cs-pool__waits' : 'cs-muted'}>
              {pool.waiting > 0
                ? t('jobs.poolWaits', {
                    count: pool.waiting,
                    long: formatSeconds(pool.oldestWaitSeconds ?? 0),
                  })
                : t('jobs.poolFree')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

  function useOf({ running, slots, perMachine }: JobPool): string {
    if (slots === 0) {
      return t('jobs.poolRunning', { running });
    }
    return t(perMachine ? 'jobs.poolUsePerMachine' : 'jobs.poolUse', { running, count: slots });
  }
}
