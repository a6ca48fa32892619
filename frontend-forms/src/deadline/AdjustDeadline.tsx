import { Button, Modal, TextArea, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelDeadline } from '../api/cancelDeadline';
import { type Deadline, taskDeadlinesKey } from '../api/getTaskDeadlines';
import { postponeDeadline } from '../api/postponeDeadline';
import { ProblemNotice } from '../ui/ProblemNotice';
import { localInput } from './localInput';

const DAY_MS = 86_400_000;

/** For operators: moves a deadline or calls it off, with a reason that stays on record. */
export function AdjustDeadline({ taskId, deadline }: { taskId: string; deadline: Deadline }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="ghost" size="sm" onClick={() => setOpen(true)}>
        {t('deadline.adjust')}
      </Button>
      {open && <AdjustDialog taskId={taskId} deadline={deadline} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DialogProps {
  taskId: string;
  deadline: Deadline;
  onClose: () => void;
}

function AdjustDialog({ taskId, deadline, onClose }: DialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [until, setUntil] = useState(() =>
    localInput(new Date(Math.max(Date.now(), Date.parse(deadline.dueAt ?? '') || 0) + DAY_MS)),
  );
  const [reason, setReason] = useState('');
  const adjust = useMutation({
    mutationFn: (how: 'postpone' | 'cancel') =>
      how === 'postpone'
        ? postponeDeadline(taskId, deadline.number, new Date(until).toISOString(), reason.trim())
        : cancelDeadline(taskId, deadline.number, reason.trim()),
    onSuccess: () => {
      onClose();
      void queries.invalidateQueries({ queryKey: taskDeadlinesKey(taskId) });
    },
  });
  const future = Date.parse(until) > Date.now();
  const ready = reason.trim() !== '' && !adjust.isPending;
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('deadline.adjustHeading')}
      primaryButtonText={t('deadline.postpone')}
      primaryButtonDisabled={!ready || !future}
      secondaryButtonText={t('deadline.keep')}
      onRequestClose={onClose}
      onRequestSubmit={() => adjust.mutate('postpone')}
    >
      <div className="cs-deadlines__form">
        <TextInput
          id="deadline-until"
          type="datetime-local"
          labelText={t('deadline.until')}
          helperText={t('deadline.untilHint')}
          invalid={!future}
          invalidText={t('deadline.untilInvalid')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <TextArea
          id="deadline-reason"
          data-modal-primary-focus
          labelText={t('deadline.reason')}
          helperText={t('deadline.reasonHint')}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          kind="danger--tertiary"
          size="sm"
          disabled={!ready}
          onClick={() => adjust.mutate('cancel')}
        >
          {t('deadline.callOff')}
        </Button>
        {adjust.isError && <ProblemNotice problem={adjust.error} />}
      </div>
    </Modal>
  );
}
