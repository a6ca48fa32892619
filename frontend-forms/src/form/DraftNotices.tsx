import { Button, InlineNotification } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatTime } from '../ui/format';
import type { DraftOfForm } from './useDraft';

/** Above the form: that a draft is back, and what has changed since. */
export function DraftRestored({
  draft,
  evidenceDigest = null,
}: {
  draft: DraftOfForm;
  evidenceDigest?: string | null;
}) {
  const { t } = useTranslation();
  const { restored } = draft;
  if (draft.status.state === 'conflict') {
    return (
      <div className="cs-draft">
        <InlineNotification
          kind="warning"
          role="alert"
          lowContrast
          hideCloseButton
          title={t('formParts.draftConflict')}
          subtitle={t('formParts.draftConflictText')}
        />
        <Button kind="tertiary" size="sm" onClick={draft.keepMine}>
          {t('formParts.draftKeepMine')}
        </Button>
        <Button kind="ghost" size="sm" onClick={draft.takeOther}>
          {t('formParts.draftTakeOther')}
        </Button>
      </div>
    );
  }
  if (restored === null) {
    return null;
  }
  const changed =
    evidenceDigest !== null &&
    restored.evidenceDigest !== null &&
    restored.evidenceDigest !== evidenceDigest;
  return (
    <div className="cs-draft">
      <InlineNotification
        kind={changed ? 'warning' : 'info'}
        role="status"
        lowContrast
        hideCloseButton
        title={t(changed ? 'formParts.draftEvidenceChanged' : 'formParts.draftRestored')}
        subtitle={
          changed
            ? t('formParts.draftEvidenceChangedText')
            : t('formParts.draftRestoredText', { when: formatTime(restored.savedAt) })
        }
      />
      <Button kind="ghost" size="sm" onClick={draft.discard}>
        {t('formParts.draftDiscard')}
      </Button>
    </div>
  );
}

/** Beside the send button: whether what was typed is safe. */
export function DraftLine({ draft }: { draft: DraftOfForm }) {
  const { t } = useTranslation();
  return (
    <p className="cs-draft__line cs-second" role="status">
      {words()}
    </p>
  );

  function words(): string {
    const { state, savedAt } = draft.status;
    switch (state) {
      case 'none':
      case 'conflict':
        return '';
      case 'saving':
        return t('formParts.draftSaving');
      case 'saved':
        return savedAt === null ? '' : t('formParts.draftSaved', { time: formatClock(savedAt) });
      case 'offline':
        return t('formParts.draftOffline');
      case 'tooLarge':
        return t('formParts.draftTooLarge');
      case 'local':
        return t('formParts.draftLocal');
    }
  }
}
