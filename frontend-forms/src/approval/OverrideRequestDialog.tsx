import { InlineNotification, Modal, TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestOverride } from '../api/overrides';
import type { Task } from '../api/types';
import { PeoplePicker } from '../task/actions/PeoplePicker';
import { problemWords } from '../ui/problemWords';

/** An admin asks that a named person may do the task; a second admin has to agree. */
export default function OverrideRequestDialog({
  task,
  onClose,
}: {
  task: Task;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [user, setUser] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const request = useMutation({
    mutationFn: (wanted: { user: string; reason: string }) => requestOverride(task.id, wanted),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['overrides'] });
      onClose();
    },
  });
  const ready = user !== null && reason.trim() !== '';
  const words = request.error && problemWords(request.error, t);
  const violation = request.error?.violations[0];
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('approval.askTitle')}
      primaryButtonText={t('approval.askSend')}
      secondaryButtonText={t('approval.cancel')}
      primaryButtonDisabled={!ready || request.isPending}
      onRequestSubmit={() => ready && request.mutate({ user, reason: reason.trim() })}
      onRequestClose={onClose}
    >
      <div className="cs-approvals__dialog">
        <p>{t('approval.askText')}</p>
        {words && (
          <InlineNotification
            kind="error"
            role="alert"
            lowContrast
            hideCloseButton
            title={words.title}
            subtitle={violation?.message ?? words.detail}
          />
        )}
        <PeoplePicker
          chosen={user}
          except={null}
          groups={task.candidateGroups}
          onChoose={setUser}
        />
        <TextArea
          id="override-reason"
          labelText={t('approval.reason')}
          helperText={t('approval.reasonHelp')}
          maxLength={2000}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  );
}
