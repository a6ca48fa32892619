import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { preferencesQuery } from '../api/preferences';
import type { Problem } from '../api/problem';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { PreferencesForm } from './PreferencesForm';
import './preferences.scss';

/** How the signed-in person wants to be told. */
export function PreferencesPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const preferences = useQuery(preferencesQuery);
  return (
    <div className="cs-page cs-page--narrow">
      <PageHead title={t('preferences.title')} parent={{ label: t('nav.inbox'), to: '/' }}>
        {me.data && (
          <p className="cs-head__text">
            {me.data.email
              ? t('preferences.intro', { email: me.data.email })
              : t('preferences.introNoMail')}
          </p>
        )}
      </PageHead>
      {preferences.isPending && <Loading />}
      {preferences.isError && (
        <ProblemNotice
          problem={preferences.error as Problem}
          onRetry={() => void preferences.refetch()}
        />
      )}
      {preferences.data && <PreferencesForm view={preferences.data} />}
    </div>
  );
}
