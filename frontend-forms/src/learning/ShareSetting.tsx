import { Button, NumberInput } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import type { Problem } from '../api/problem';
import { samplingShareQuery, setSamplingShare } from '../api/sampling';
import { formatValue } from '../ui/format';
import { ProblemNotice } from '../ui/ProblemNotice';

/** The share of the automatic approvals that a person checks; admins set it. */
export function ShareSetting({ definition }: { definition: string }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const share = useQuery(samplingShareQuery(definition));
  const queryClient = useQueryClient();
  const [percent, setPercent] = useState<number | null>(null);
  const save = useMutation({
    mutationFn: (value: number) => setSamplingShare(definition, value / 100),
    onSuccess: (now) => {
      queryClient.setQueryData(samplingShareQuery(definition).queryKey, now);
      setPercent(null);
    },
  });
  if (share.isError) {
    return <ProblemNotice problem={share.error} onRetry={() => void share.refetch()} />;
  }
  if (!share.data) {
    return null;
  }
  const value = percent ?? Math.round(share.data.share * 1000) / 10;
  const valid = value >= 0 && value <= 100;
  return (
    <>
      <p>
        {t('learning.shareNow', { percent: formatValue(share.data.share, 'percent') })}{' '}
        {share.data.setBy && t('learning.setBy', { name: share.data.setBy })}
      </p>
      {me.data?.roles.includes('admin') && (
        <form
          className="cs-insight__form"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(value);
          }}
        >
          <NumberInput
            id="sampling-share"
            label={t('learning.share')}
            min={0}
            max={100}
            step={1}
            value={value}
            invalid={!valid}
            invalidText="0–100"
            onChange={(_event, state) => setPercent(Number(state.value))}
          />
          <Button type="submit" kind="tertiary" disabled={!valid || save.isPending}>
            {t('learning.save')}
          </Button>
        </form>
      )}
      <p role="status" className="cs-muted">
        {save.isSuccess && percent === null && t('learning.saved')}
      </p>
      {save.isError && <ProblemNotice problem={save.error as Problem} />}
    </>
  );
}
