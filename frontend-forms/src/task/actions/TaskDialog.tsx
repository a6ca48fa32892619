import { Button, InlineNotification, Modal, TextArea, TextInput } from '@carbon/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionAnswer, assignTask } from '../../api/assignTask';
import { delegateTask } from '../../api/delegateTask';
import { setTaskDate, setTaskPriority } from '../../api/planTask';
import type { Problem } from '../../api/problem';
import { resolveTask } from '../../api/resolveTask';
import type { Task } from '../../api/types';
import { unclaimTask } from '../../api/unclaimTask';
import { problemWords } from '../../ui/problemWords';
import { fromLocal, toLocal } from './dates';
import { PeoplePicker } from './PeoplePicker';
import { useTaskAction } from './useTaskAction';

export type DialogKind =
  'assign' | 'delegate' | 'resolve' | 'unclaim' | 'due' | 'followUp' | 'priority';

interface Props {
  kind: DialogKind;
  task: Task;
  onClose: () => void;
}

/** One action with a task: what it means, what it needs, and what the service said to it. */
export default function TaskDialog({ kind, task, onClose }: Props) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [date, setDate] = useState(toLocal(kind === 'due' ? task.dueAt : task.followUpAt));
  const [priority, setPriority] = useState(String(task.priority));
  const action = useTaskAction(task, onClose);
  // Whom the person saw as holder when the dialog opened: it is taken from nobody else.
  const [from] = useState(task.assignee);

  const send = request();
  const problem = action.error;
  return (
    <Modal
      open
      className="cs-task-dialog"
      size="sm"
      modalHeading={t(`actions.${kind}.title`)}
      primaryButtonText={t(`actions.${kind}.send`)}
      secondaryButtonText={t('actions.cancel')}
      primaryButtonDisabled={send === null || action.isPending}
      onRequestSubmit={() => send !== null && !action.isPending && action.mutate(send)}
      onRequestClose={onClose}
    >
      <div className="cs-task-dialog__body">
        <p>{t(`actions.${kind}.text`, { owner: task.owner ?? '', holder: from ?? '' })}</p>
        {problem && (
          <InlineNotification
            kind="error"
            role="alert"
            lowContrast
            hideCloseButton
            title={words(problem).title}
            subtitle={words(problem).detail}
          />
        )}
        {(kind === 'assign' || kind === 'delegate') && (
          <PeoplePicker
            chosen={person}
            except={from}
            groups={task.candidateGroups}
            onChoose={setPerson}
          />
        )}
        {kind === 'resolve' && (
          <TextArea
            id="resolve-comment"
            data-modal-primary-focus
            labelText={t('actions.resolve.comment')}
            maxLength={4000}
            rows={4}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
        {(kind === 'due' || kind === 'followUp') && (
          <div className="cs-task-dialog__date">
            <TextInput
              id="task-date"
              data-modal-primary-focus
              type="datetime-local"
              labelText={t('actions.when')}
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
            {date !== '' && (
              <Button kind="ghost" size="sm" onClick={() => setDate('')}>
                {t('actions.noDate')}
              </Button>
            )}
          </div>
        )}
        {kind === 'priority' && (
          <TextInput
            id="task-priority"
            data-modal-primary-focus
            type="number"
            min={0}
            max={100}
            step={1}
            labelText={t('actions.priority.label')}
            helperText={t('actions.priority.help')}
            invalid={!isPriority(priority)}
            invalidText={t('actions.priority.invalid')}
            value={priority}
            onChange={(event) => setPriority(event.target.value)}
          />
        )}
      </div>
    </Modal>
  );

  function request(): (() => Promise<ActionAnswer>) | null {
    switch (kind) {
      case 'assign':
        return person === null ? null : () => assignTask(task.id, person, from);
      case 'delegate':
        return person === null ? null : () => delegateTask(task.id, person);
      case 'resolve':
        return () => resolveTask(task.id, comment.trim() === '' ? null : comment);
      case 'unclaim':
        return () => unclaimTask(task.id);
      case 'due':
        return () => setTaskDate(task.id, 'due', fromLocal(date));
      case 'followUp':
        return () => setTaskDate(task.id, 'follow-up', fromLocal(date));
      case 'priority':
        return isPriority(priority) ? () => setTaskPriority(task.id, Number(priority)) : null;
    }
  }

  function words(refused: Problem): { title: string; detail: string } {
    if (refused.status === 409 && refused.assignee) {
      return {
        title: t('task.tooLate'),
        detail: t('task.tooLateText', { name: refused.assignee }),
      };
    }
    const violation = refused.violations[0];
    const said = problemWords(refused, t);
    return violation ? { title: said.title, detail: violation.message } : said;
  }
}

function isPriority(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 100;
}
