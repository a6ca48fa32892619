import { Button } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instanceSensorsQuery, pokeSensor, type Sensor } from '../api/sensors';
import type { Instance } from '../api/types';
import { formatTime } from '../ui/format';
import { ProblemNotice } from '../ui/ProblemNotice';
import { WorkStateTag } from './WorkStateTag';

interface Props {
  instance: Instance;
  canOperate: boolean;
}

/** What a case waits for outside, live; nothing for a case that never did. */
export function Sensors({ instance, canOperate }: Props) {
  const { t } = useTranslation();
  const sensors = useQuery(instanceSensorsQuery(instance.id, instance.endedAt === null));
  const names = new Map(instance.activities.map((step) => [step.activityId, step.name]));
  if (!sensors.data?.length && !sensors.isError) {
    return null;
  }
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('waiting.sensors')}</h2>
      {sensors.isError && (
        <ProblemNotice problem={sensors.error} onRetry={() => void sensors.refetch()} />
      )}
      <ul className="cs-jobs">
        {sensors.data?.toReversed().map((sensor) => (
          <SensorCard
            key={sensor.id}
            sensor={sensor}
            name={names.get(sensor.activityId) ?? sensor.target}
            canOperate={canOperate}
          />
        ))}
      </ul>
    </section>
  );
}

function SensorCard({
  sensor,
  name,
  canOperate,
}: {
  sensor: Sensor;
  name: string;
  canOperate: boolean;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const poke = useMutation({
    mutationFn: () => pokeSensor(sensor.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['instance'] }),
  });
  const waits = sensor.state === 'WAITING';
  const kinds = t('waiting.kind', { returnObjects: true }) as Record<string, string>;
  return (
    <li className="cs-job">
      <div className="cs-job__head">
        <h3 className="cs-job__name">{name}</h3>
        <WorkStateTag state={sensor.state} />
      </div>
      <p className="cs-job__target">
        {kinds[sensor.kind] ?? sensor.kind} {sensor.target}
      </p>
      <p className="cs-second">
        {[
          t('waiting.since', { when: formatTime(sensor.waitingSince) }),
          waits && sensor.timesOutAt && t('waiting.until', { when: formatTime(sensor.timesOutAt) }),
          t('waiting.looks', { count: sensor.pokes }),
          sensor.failedPokes > 0 && t('waiting.failedLooks', { count: sensor.failedPokes }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {sensor.lastPokeAt && (
        <p className={sensor.lastPokeFailed ? 'cs-job__error' : undefined}>
          {t('waiting.lastLook', {
            when: formatTime(sensor.lastPokeAt),
            answer: sensor.lastAnswer ?? '',
          })}
        </p>
      )}
      {poke.error && <ProblemNotice problem={poke.error} />}
      {canOperate && waits && (
        <div className="cs-job__actions">
          <Button kind="ghost" size="sm" disabled={poke.isPending} onClick={() => poke.mutate()}>
            {t('waiting.lookNow')}
            <span className="cs-visually-hidden">: {name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
