import { ApprovalNotice } from '../approval/ApprovalNotice';
import type { Task } from '../api/types';

/** What everybody who looks at an open task should know first; each feature adds one line. */
export function TaskNotices({ task }: { task: Task }) {
  return (
    <div className="cs-notices" data-task={task.id}>
      <ApprovalNotice task={task} />
    </div>
  );
}
