import { Button, Modal, TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelInstance } from '../api/cancelInstance';
import type { Instance } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';

/** Stops a case for good, with a reason that stays on record. */
export function CancelInstance({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => cancelInstance(instance.id, reason.trim()),
    onSuccess: () => {
      setOpen(false);
      void queries.invalidateQueries({ queryKey: ['instance', instance.id] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  return (
    <>
      <Button kind="danger--ghost" size="sm" onClick={() => setOpen(true)}>
        {t('cancel.open')}
      </Button>
      {open && (
        <Modal
          open
          danger
          size="sm"
          modalHeading={t('cancel.heading', {
            name: instance.businessKey ?? instance.definitionName,
          })}
          primaryButtonText={t('cancel.confirm')}
          secondaryButtonText={t('cancel.keep')}
          primaryButtonDisabled={cancel.isPending || reason.trim() === ''}
          onRequestClose={() => setOpen(false)}
          onRequestSubmit={() => cancel.mutate()}
        >
          <p className="cs-modal-text">{t('cancel.text')}</p>
          <TextArea
            id="cancel-reason"
            data-modal-primary-focus
            labelText={t('cancel.reason')}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {cancel.isError && <ProblemNotice problem={cancel.error} />}
        </Modal>
      )}
    </>
  );
}
