import { Button, InlineNotification } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { retryIncident } from '../api/retryIncident';
import type { Instance } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';

interface Props {
  instance: Instance;
  canRetry: boolean;
}

/** Steps that stopped, with the reason, first thing on the page. */
export function Incidents({ instance, canRetry }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: (incidentId: string) => retryIncident(instance.id, incidentId),
    onSettled: () => queries.invalidateQueries({ queryKey: ['instance', instance.id] }),
  });
  return (
    <>
      {instance.incidents.map((incident) => (
        <div key={incident.id} className="cs-incident">
          <InlineNotification
            kind="error"
            role="alert"
            lowContrast
            hideCloseButton
            title={t('instance.stuckAt', { step: stepName(instance, incident.activityId) })}
            subtitle={incident.message ?? incident.type}
          />
          {canRetry && (
            <Button
              kind="tertiary"
              size="sm"
              disabled={retry.isPending}
              onClick={() => retry.mutate(incident.id)}
            >
              {t('instance.retry')}
            </Button>
          )}
        </div>
      ))}
      {retry.isError && <ProblemNotice problem={retry.error} />}
    </>
  );
}

function stepName(instance: Instance, activityId: string): string {
  const activity = instance.activities.find((candidate) => candidate.activityId === activityId);
  return activity?.name ?? activityId;
}
