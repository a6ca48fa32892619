import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Agreement, samplesQuery } from '../api/samples';
import { DataTable } from '../evidence/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { formatValue } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Figures } from './Figures';
import { ShareSetting } from './ShareSetting';

/** How often reviewers agreed with what the policy had approved by itself. */
export function SamplingTab({ definition }: { definition: string }) {
  const { t } = useTranslation();
  const samples = useQuery(samplesQuery(definition));
  return (
    <div className="cs-insight">
      <h2 className="cs-visually-hidden">{t('learning.sampling')}</h2>
      <p className="cs-insight__intro">{t('learning.samplingIntro')}</p>
      {definition === '' ? (
        <p className="cs-muted">{t('learning.chooseProcess')}</p>
      ) : (
        <ShareSetting definition={definition} />
      )}
      {samples.isPending && <Loading />}
      {samples.isError && (
        <ProblemNotice problem={samples.error} onRetry={() => void samples.refetch()} />
      )}
      {samples.data?.summary.sampled === 0 && (
        <EmptyState title={t('learning.noSamples')} text={t('learning.noSamplesText')} />
      )}
      {samples.data && samples.data.summary.sampled > 0 && (
        <>
          <Summary summary={samples.data.summary} />
          <DataTable
            block={{
              type: 'table',
              title: t('learning.byMonth'),
              columns: [
                { key: 'period', label: t('learning.month') },
                { key: 'sampled', label: t('learning.sampled'), format: 'integer' },
                { key: 'agreed', label: t('learning.agreed'), format: 'integer' },
                { key: 'corrected', label: t('learning.corrected'), format: 'integer' },
                { key: 'disagreed', label: t('learning.disagreed'), format: 'integer' },
                { key: 'disagreement', label: t('learning.disagreement'), format: 'percent' },
              ],
              rows: samples.data.periods.map((each) => ({ ...each })),
            }}
          />
          <DataTable
            block={{
              type: 'table',
              title: t('learning.answered'),
              columns: [
                { key: 'subject', label: t('learning.case') },
                { key: 'verdict', label: t('learning.verdict') },
                { key: 'decidedBy', label: t('learning.reviewer') },
                { key: 'decidedAt', label: t('learning.decided'), format: 'date' },
              ],
              rows: samples.data.items.map((each) => ({
                subject: each.businessKey ?? each.instanceId,
                verdict: t(`learning.verdicts.${each.verdict}`),
                decidedBy: each.decidedBy,
                decidedAt: each.decidedAt,
              })),
            }}
          />
        </>
      )}
    </div>
  );
}

function Summary({ summary }: { summary: Agreement }) {
  const { t } = useTranslation();
  return (
    <Figures
      items={[
        { label: t('learning.sampled'), value: String(summary.sampled) },
        { label: t('learning.agreed'), value: String(summary.agreed) },
        { label: t('learning.corrected'), value: String(summary.corrected) },
        { label: t('learning.disagreed'), value: String(summary.disagreed) },
        {
          label: t('learning.disagreement'),
          value: formatValue(summary.disagreement, 'percent'),
          hint: t('learning.interval', {
            low: formatValue(summary.low, 'percent'),
            high: formatValue(summary.high, 'percent'),
          }),
        },
      ]}
    />
  );
}
