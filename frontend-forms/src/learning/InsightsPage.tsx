import { Select, SelectItem, Tab, TabList, TabPanel, TabPanels, Tabs } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import { useRights } from '../app/rights';
import '../evidence/evidence.scss';
import { PageHead } from '../ui/PageHead';
import { ForecastValueTab } from './ForecastValueTab';
import './learning.scss';
import { PolicyTrialTab } from './PolicyTrialTab';
import { SamplingTab } from './SamplingTab';

const TABS = ['trial', 'sampling', 'value'] as const;

export type InsightTab = (typeof TABS)[number];

const route = getRouteApi('/insights');

/** What the past teaches: policies tried on it, automatic approvals checked, forecasts compared with what came. */
export function InsightsPage() {
  const { t } = useTranslation();
  const rights = useRights();
  const search = route.useSearch();
  // Nobody lands on a tab that is not for them.
  const tab = search.tab ?? (rights.tryPolicies ? 'trial' : 'sampling');
  const definition = search.definition ?? '';
  const navigate = route.useNavigate();
  const definitions = useQuery(definitionsQuery);
  return (
    <div className="cs-page">
      <PageHead title={t('learning.title')} />
      <div className="cs-toolbar">
        <Select
          id="insights-definition"
          labelText={t('learning.process')}
          value={definition}
          onChange={(event) =>
            void navigate({
              search: { tab, ...(event.target.value && { definition: event.target.value }) },
            })
          }
        >
          <SelectItem value="" text={t('learning.everyProcess')} />
          {definitions.data?.map((each) => (
            <SelectItem key={each.key} value={each.key} text={each.name} />
          ))}
        </Select>
      </div>
      <Tabs
        selectedIndex={TABS.indexOf(tab)}
        onChange={({ selectedIndex }) =>
          void navigate({
            search: { tab: TABS[selectedIndex] ?? 'trial', ...(definition && { definition }) },
          })
        }
      >
        <TabList aria-label={t('learning.tabs')} contained={false}>
          {TABS.map((each) => (
            <Tab key={each}>{t(`learning.${each}`)}</Tab>
          ))}
        </TabList>
        <TabPanels>
          <TabPanel>{tab === 'trial' && <PolicyTrialTab definition={definition} />}</TabPanel>
          <TabPanel>{tab === 'sampling' && <SamplingTab definition={definition} />}</TabPanel>
          <TabPanel>{tab === 'value' && <ForecastValueTab definition={definition} />}</TabPanel>
        </TabPanels>
      </Tabs>
    </div>
  );
}
