import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskQuery } from '../api/getTask';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { TaskAway } from './TaskAway';
import { type Done, TaskDone } from './TaskDone';
import { TaskDesk } from './TaskDesk';
import './task.scss';

const route = getRouteApi('/tasks/$taskId');

/** One task: what it is about, the evidence, and the decision. */
export function TaskPage() {
  const { taskId } = route.useParams();
  // A new task is a new page: nothing of the last one may stay in its form.
  return <TaskView key={taskId} taskId={taskId} />;
}

function TaskView({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Done | null>(null);
  const task = useQuery({ ...taskQuery(taskId), enabled: done === null });

  if (done !== null) {
    return <TaskDone done={done} />;
  }
  // 404: there never was such a task; 409: it is no longer open, or nobody can work on it now.
  if (task.isError && [404, 409].includes(task.error.status)) {
    return (
      <TaskAway
        taskId={taskId}
        task={task.data}
        problem={task.error}
        onRetry={() => void task.refetch()}
      />
    );
  }
  // 403: it was given away; what the page still knows of it is no longer this person's to see.
  if (task.data && task.error?.status !== 403) {
    return <TaskDesk task={task.data} onDone={setDone} />;
  }
  return (
    <div className="cs-page">
      <PageHead title={t('task.title')} parent={{ label: t('nav.inbox'), to: '/' }} />
      {task.isError ? (
        <ProblemNotice problem={task.error} onRetry={() => void task.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </div>
  );
}
