import { MenuButton, MenuItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/getMe';
import type { Task } from '../../api/types';
import type { DialogKind } from './TaskDialog';

const TaskDialog = lazy(() => import('./TaskDialog'));

/** What one may do with a task beside deciding. Nothing is shown where nothing may be done. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const me = useQuery(meQuery);
  const allowed = task.actions ?? [];
  // Whoever has the task gives it back beside the form.
  const isMine = task.assignee !== null && task.assignee === me.data?.id;
  const entries: [DialogKind, boolean][] = [
    ['resolve', allowed.includes('resolve')],
    ['unclaim', allowed.includes('unclaim') && !isMine],
    ['assign', allowed.includes('assign')],
    ['delegate', allowed.includes('delegate')],
    ['due', allowed.includes('plan')],
    ['followUp', allowed.includes('plan')],
    ['priority', allowed.includes('plan')],
  ];
  const shown = entries.filter(([, may]) => may);
  if (shown.length === 0) {
    return null;
  }
  return (
    <>
      <MenuButton label={t('actions.menu')} kind="tertiary" size="md" menuAlignment="bottom-end">
        {shown.map(([kind]) => (
          <MenuItem key={kind} label={t(`actions.${kind}.entry`)} onClick={() => setDialog(kind)} />
        ))}
      </MenuButton>
      {dialog !== null && (
        <Suspense fallback={null}>
          <TaskDialog kind={dialog} task={task} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  );
}
