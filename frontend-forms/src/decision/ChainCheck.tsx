import { Button, InlineLoading, InlineNotification } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { verifyChain } from '../api/verifyChain';
import { ProblemNotice } from '../ui/ProblemNotice';

const MAY_CHECK = ['viewer', 'operator', 'modeller', 'admin'];

/** Checks the chain of records and says what came of it. */
export function ChainCheck() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const check = useMutation({ mutationFn: verifyChain });
  if (!me.data?.roles.some((role) => MAY_CHECK.includes(role))) {
    return null;
  }
  return (
    <section className="cs-chain-check" aria-label={t('record.check')}>
      {check.isPending ? (
        <InlineLoading description={t('record.checking')} />
      ) : (
        <Button kind="tertiary" size="sm" onClick={() => check.mutate()}>
          {t('record.check')}
        </Button>
      )}
      {check.isError && <ProblemNotice problem={check.error} onRetry={() => check.mutate()} />}
      {check.data && (
        <InlineNotification
          kind={check.data.intact ? 'success' : 'error'}
          role={check.data.intact ? 'status' : 'alert'}
          lowContrast
          hideCloseButton
          title={t(check.data.intact ? 'record.intact' : 'record.broken')}
          subtitle={
            check.data.intact
              ? t('record.intactText', { count: check.data.records })
              : t('record.brokenText', { number: check.data.firstBroken ?? 0 })
          }
        />
      )}
    </section>
  );
}
