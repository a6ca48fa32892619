import { ContentSwitcher, Switch } from '@carbon/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartBlock } from '../api/types';
import { Chart } from './Chart';
import { overlay } from './overlay';

/** Two charts, one over the other where they fit, else beside each other. */
export function CompareChart({ from, to }: { from: ChartBlock; to: ChartBlock }) {
  const { t } = useTranslation();
  const over = useMemo(() => overlay(from.spec, to.spec), [from.spec, to.spec]);
  const [beside, setBeside] = useState(over === null);
  const title = to.title ?? t('evidence.chart');
  return (
    <section className="cs-block">
      {over !== null && (
        <ContentSwitcher
          size="sm"
          className="cs-compare__switch"
          selectedIndex={beside ? 1 : 0}
          aria-label={t('compare.chartView', { title })}
          onChange={({ name }) => setBeside(name === 'beside')}
        >
          <Switch name="over" text={t('compare.over')} />
          <Switch name="beside" text={t('compare.beside')} />
        </ContentSwitcher>
      )}
      {beside || over === null ? (
        <div className="cs-compare__charts">
          <Chart block={{ ...from, title: t('compare.chartBefore', { title }) }} />
          <Chart block={{ ...to, title: t('compare.chartNow', { title }) }} />
        </div>
      ) : (
        <Chart block={{ ...to, title, description: t('compare.overText'), spec: over }} />
      )}
    </section>
  );
}
