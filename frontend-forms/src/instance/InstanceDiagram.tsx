import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { instanceQuery } from '../api/getInstance';
import { instanceDiagramQuery } from '../api/getInstanceDiagram';
import { Diagram } from '../diagram/Diagram';
import { marksOf } from '../diagram/marksOf';
import { ProblemNotice } from '../ui/ProblemNotice';

/** The drawing of an instance's process, and where the instance is in it. */
export function InstanceDiagram({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const instance = useQuery(instanceQuery(instanceId));
  const xml = useQuery(instanceDiagramQuery(instanceId));
  const activities = instance.data?.activities;
  const incidents = instance.data?.incidents;
  const waiting = instance.data?.currentActivities;
  const marks = useMemo(
    () => marksOf(activities ?? [], incidents ?? [], waiting),
    [activities, incidents, waiting],
  );
  const problem = xml.error ?? instance.error;

  if (problem) {
    return (
      <ProblemNotice
        problem={problem}
        onRetry={() => void Promise.all([xml.refetch(), instance.refetch()])}
      />
    );
  }
  if (!xml.data || !instance.data) {
    return <div className="cs-diagram cs-diagram--wait" aria-busy="true" />;
  }
  const steps = instance.data.currentActivities.map((step) => step.name ?? step.id).join(', ');
  return (
    <Diagram
      xml={xml.data}
      marks={marks}
      label={
        steps === ''
          ? t('diagram.labelEnded', { name: instance.data.definitionName })
          : t('diagram.label', { name: instance.data.definitionName, steps })
      }
    />
  );
}
