import type { UseQueryResult } from '@tanstack/react-query';
import type { Evidence, Task } from '../api/types';
import { TaskEvidence } from '../evidence/TaskEvidence';
import { Loading } from '../ui/Loading';
import { ProblemNotice } from '../ui/ProblemNotice';

interface Props {
  task: Task;
  evidence: UseQueryResult<Evidence>;
}

export function EvidencePanel({ task, evidence }: Props) {
  if (evidence.data) {
    return (
      <TaskEvidence
        task={task}
        document={evidence.data.document}
        onReload={() => void evidence.refetch()}
      />
    );
  }
  if (evidence.isError) {
    return <ProblemNotice problem={evidence.error} onRetry={() => void evidence.refetch()} />;
  }
  return <Loading lines={10} />;
}
