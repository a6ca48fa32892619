import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taskFormQuery } from '../api/getTaskForm';
import type { Evidence, Task } from '../api/types';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ClaimNotice } from './ClaimNotice';
import { DecisionForm } from './DecisionForm';
import type { Done } from './TaskDone';
import type { EvidenceWatch } from './useEvidenceWatch';

interface Props {
  task: Task;
  evidence: UseQueryResult<Evidence>;
  watch: EvidenceWatch;
  onShowEvidence: () => void;
  onDone: (done: Done) => void;
}

const NO_FORM = { schema: { type: 'default', components: [] }, data: {} };

/** Whose turn it is, and the form. */
export function DecisionPanel({ task, evidence, watch, onShowEvidence, onDone }: Props) {
  const { t } = useTranslation();
  const form = useQuery({ ...taskFormQuery(task.id), enabled: task.hasForm });
  const view = task.hasForm ? form.data : NO_FORM;
  return (
    <>
      <h2 className="cs-section-title">
        {t(task.claimable || task.completable ? 'task.yourDecision' : 'task.theDecision')}
      </h2>
      <ClaimNotice task={task} />
      {form.isError && <ProblemNotice problem={form.error} onRetry={() => void form.refetch()} />}
      {view ? (
        <DecisionForm
          task={task}
          form={view}
          evidence={evidence}
          watch={watch}
          onShowEvidence={onShowEvidence}
          onDone={onDone}
        />
      ) : (
        !form.isError && <Loading lines={5} />
      )}
    </>
  );
}
