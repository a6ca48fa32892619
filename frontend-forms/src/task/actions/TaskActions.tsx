import { MenuButton, MenuItem } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/types';
import type { DialogKind } from './TaskDialog';

const TaskDialog = lazy(() => import('./TaskDialog'));

/** What one may do with a task beside deciding. Nothing is shown where nothing may be done. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const allowed = task.actions ?? [];
  const entries: [DialogKind, boolean][] = [
    ['resolve', allowed.includes('resolve')],
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
