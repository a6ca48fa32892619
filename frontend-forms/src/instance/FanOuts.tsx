import { Button, ProgressBar } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  failedItemsQuery,
  instanceFanOutsQuery,
  retryFanOut,
  skipFanOutItem,
  type FanOut,
} from '../api/fanOuts';
import type { Instance } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';
import { WorkStateTag } from './WorkStateTag';

interface Props {
  instance: Instance;
  canOperate: boolean;
}

/** The lists that a case works through, live; nothing for a case without any. */
export function FanOuts({ instance, canOperate }: Props) {
  const { t } = useTranslation();
  const fanOuts = useQuery(instanceFanOutsQuery(instance.id, instance.endedAt === null));
  const names = new Map(instance.activities.map((step) => [step.activityId, step.name]));
  if (!fanOuts.data?.length && !fanOuts.isError) {
    return null;
  }
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('waiting.fanOuts')}</h2>
      {fanOuts.isError && (
        <ProblemNotice problem={fanOuts.error} onRetry={() => void fanOuts.refetch()} />
      )}
      <ul className="cs-jobs">
        {fanOuts.data?.toReversed().map((fanOut) => (
          <FanOutCard
            key={fanOut.id}
            instanceId={instance.id}
            fanOut={fanOut}
            name={names.get(fanOut.activityId) ?? fanOut.target}
            canDecide={canOperate && instance.endedAt === null && fanOut.state === 'FAILED'}
          />
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  instanceId: string;
  fanOut: FanOut;
  name: string;
  canDecide: boolean;
}

function FanOutCard({ instanceId, fanOut, name, canDecide }: CardProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryFanOut(fanOut.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['instance'] }),
  });
  const done = fanOut.succeeded + fanOut.skipped + fanOut.failed;
  return (
    <li className="cs-job">
      <div className="cs-job__head">
        <h3 className="cs-job__name">{name}</h3>
        <WorkStateTag state={fanOut.state} />
      </div>
      <p className="cs-job__target">{fanOut.target}</p>
      <ProgressBar
        label={t('waiting.progress', { done, items: fanOut.items })}
        helperText={t('waiting.figures', {
          running: fanOut.running,
          pending: fanOut.pending,
          failed: fanOut.failed,
          skipped: fanOut.skipped,
        })}
        value={done}
        max={Math.max(1, fanOut.items)}
      />
      {fanOut.state === 'CANCELLING' && <p className="cs-job__error">{fanOut.message}</p>}
      {fanOut.failed > 0 && (
        <FailedItems instanceId={instanceId} fanOut={fanOut} canDecide={canDecide} />
      )}
      {retry.error && <ProblemNotice problem={retry.error} />}
      {canDecide && (
        <div className="cs-job__actions">
          <Button kind="ghost" size="sm" disabled={retry.isPending} onClick={() => retry.mutate()}>
            {t('waiting.retry')}
            <span className="cs-visually-hidden">: {name}</span>
          </Button>
        </div>
      )}
      {fanOut.resultsFile && (
        <a href={`/api/fan-outs/${fanOut.id}/results`}>{t('waiting.results')}</a>
      )}
    </li>
  );
}

function FailedItems({ instanceId, fanOut, canDecide }: Omit<CardProps, 'name'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const failed = useQuery(failedItemsQuery(instanceId, fanOut));
  const skip = useMutation({
    mutationFn: (index: number) => skipFanOutItem(fanOut.id, index),
    onSettled: () => queries.invalidateQueries({ queryKey: ['instance'] }),
  });
  const more = (failed.data?.total ?? 0) - (failed.data?.items.length ?? 0);
  return (
    <>
      {failed.isError && (
        <ProblemNotice problem={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {skip.error && <ProblemNotice problem={skip.error} />}
      <ul>
        {failed.data?.items.map((item) => (
          <li key={item.index} className="cs-job__error">
            {t('waiting.failedItem', { index: item.index, message: item.errorMessage ?? '' })}
            {canDecide && (
              <Button
                kind="ghost"
                size="sm"
                aria-label={t('waiting.skipItem', { index: item.index })}
                disabled={skip.isPending}
                onClick={() => skip.mutate(item.index)}
              >
                {t('waiting.skip')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="cs-second">{t('waiting.moreFailed', { count: more })}</p>}
    </>
  );
}
