import { Tab, TabList, TabPanel, TabPanels, Tabs } from '@carbon/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../ui/PageHead';
import { JobsTab } from './JobsTab';
import { SensorsTab } from './SensorsTab';
import '../instance/instance.scss';
import './job.scss';

const route = getRouteApi('/jobs');

/** For those who run the place: what runs and waits outside of the service, of all cases. */
export function JobsPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="cs-page cs-page--wide cs-jobs-page">
      <PageHead title={t('jobs.title')}>
        <p className="cs-head__text">{t('jobs.intro')}</p>
      </PageHead>
      <Tabs
        selectedIndex={tab === 'sensors' ? 1 : 0}
        onChange={({ selectedIndex }) =>
          void navigate({ search: selectedIndex === 1 ? { tab: 'sensors' } : {} })
        }
      >
        <TabList aria-label={t('jobs.tabs')} contained={false}>
          <Tab>{t('jobs.jobs')}</Tab>
          <Tab>{t('jobs.sensors')}</Tab>
        </TabList>
        <TabPanels>
          <TabPanel>{tab !== 'sensors' && <JobsTab />}</TabPanel>
          <TabPanel>{tab === 'sensors' && <SensorsTab />}</TabPanel>
        </TabPanels>
      </Tabs>
    </div>
  );
}
