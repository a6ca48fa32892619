import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ListedSensor, pokeSensor } from '../api/sensors';
import { ProblemNotice } from '../ui/ProblemNotice';

/** Lets a sensor look now; nothing for one that has ended. */
export function LookNow({ sensor }: { sensor: ListedSensor }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const poke = useMutation({
    mutationFn: () => pokeSensor(sensor.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sensors'] }),
  });
  if (sensor.state !== 'WAITING') {
    return null;
  }
  return (
    <div className="cs-jobs__actions">
      <Button kind="ghost" size="sm" disabled={poke.isPending} onClick={() => poke.mutate()}>
        {t('waiting.lookNow')}
        <span className="cs-visually-hidden">: {sensor.target}</span>
      </Button>
      {poke.error && <ProblemNotice problem={poke.error} />}
    </div>
  );
}
