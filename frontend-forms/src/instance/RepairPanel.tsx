import { Button, TextArea } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type JobRepair,
  jobRepairQuery,
  type RepairAction,
  type RepairDecision,
  repairJob,
} from '../api/repairJob';
import type { FormData, Job } from '../api/types';
import { type FormHandle, FormView } from '../form/FormView';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';

/** What a person does about a job that has failed for good. */
export function RepairPanel({
  job,
  name,
  onDone,
}: {
  job: Job;
  name: string;
  onDone?: () => void;
}) {
  const repair = useQuery(jobRepairQuery(job.id));
  if (repair.isError) {
    return <ProblemNotice problem={repair.error} onRetry={() => void repair.refetch()} />;
  }
  return repair.data ? (
    <Repair repair={repair.data} name={name} onDone={onDone} />
  ) : (
    <Loading lines={4} />
  );
}

interface RepairProps {
  repair: JobRepair;
  name: string;
  onDone: (() => void) | undefined;
}

function Repair({ repair, name, onDone }: RepairProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useRef<FormHandle>(null);
  const [reason, setReason] = useState('');
  const [result, setResult] = useState('{}');
  const [wrongResult, setWrongResult] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: RepairDecision) => repairJob(repair.jobId, decision),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['instance'] });
      void queries.invalidateQueries({ queryKey: ['jobs'] });
      onDone?.();
    },
  });

  const act = (action: RepairAction) => {
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    if (action === 'RETRY') {
      const values = repair.settings.length === 0 ? {} : form.current?.submit();
      if (values) {
        decide.mutate({ action, settings: changed(values, repair.data), ...why });
      }
    } else if (action === 'SKIP') {
      const value = parsed(result);
      setWrongResult(value === null);
      if (value !== null) {
        decide.mutate({ action, result: value, ...why });
      }
    } else {
      decide.mutate({ action, ...why });
    }
  };

  return (
    <section className="cs-repair" aria-label={t('jobRepair.title', { name })}>
      <p>{repair.advice}</p>
      {repair.logTail !== '' && (
        <pre
          className="cs-log__text"
          tabIndex={0}
          role="region"
          aria-label={t('jobRepair.logEnd', { name })}
        >
          {repair.logTail}
        </pre>
      )}
      {repair.settings.length > 0 && (
        <FormView
          ref={form}
          schema={repair.form}
          data={repair.data}
          label={t('jobRepair.settings')}
          onSubmit={() => act('RETRY')}
        />
      )}
      <Button size="sm" disabled={decide.isPending} onClick={() => act('RETRY')}>
        {t('jobRepair.retry')}
      </Button>
      <TextArea
        id={`repair-reason-${repair.jobId}`}
        labelText={t('jobRepair.reason')}
        helperText={t('jobRepair.reasonHelp')}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextArea
        id={`repair-result-${repair.jobId}`}
        labelText={t('jobRepair.result')}
        helperText={t('jobRepair.resultHelp')}
        rows={3}
        value={result}
        invalid={wrongResult}
        invalidText={t('jobRepair.wrongResult')}
        onChange={(event) => setResult(event.target.value)}
      />
      <div className="cs-job__actions">
        {(['SKIP', 'ABORT'] as const).map((action) => (
          <Button
            key={action}
            kind={action === 'ABORT' ? 'danger--ghost' : 'ghost'}
            size="sm"
            disabled={decide.isPending || reason.trim() === ''}
            onClick={() => act(action)}
          >
            {t(`jobRepair.${action === 'SKIP' ? 'skip' : 'abort'}`)}
          </Button>
        ))}
      </div>
      {decide.isError && <ProblemNotice problem={decide.error} />}
    </section>
  );
}

/** Only what the person changed: the rest stays as it is for the job. */
function changed(values: FormData, before: FormData): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key, value]) => value !== null && value !== '' && value !== before[key])
      .map(([key, value]) => [key, String(value)]),
  );
}

/** A JSON object, else null. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
