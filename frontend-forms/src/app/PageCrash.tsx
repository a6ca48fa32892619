import { Button, InlineNotification } from '@carbon/react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A page that could not be shown at all, e.g. its code did not load after an update of the service. */
export function PageCrash({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="cs-page cs-problem">
      <InlineNotification
        kind="error"
        role="alert"
        lowContrast
        hideCloseButton
        title={t('problem.page')}
        subtitle={error instanceof Error ? error.message : ''}
      />
      <Button kind="tertiary" size="sm" onClick={() => window.location.reload()}>
        {t('problem.reload')}
      </Button>
    </div>
  );
}
