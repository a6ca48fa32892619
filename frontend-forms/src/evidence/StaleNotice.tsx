import { Button, InlineNotification } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Stale } from '../api/stale';
import { formatTime } from '../ui/format';

interface Props {
  stale: Stale;
  onReload: () => void;
}

/** Newer data is there than the evidence was made from: said before anybody decides. */
export function StaleNotice({ stale, onReload }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-stale">
      <InlineNotification
        kind="warning"
        role="alert"
        lowContrast
        hideCloseButton
        title={t('compare.stale')}
        subtitle={t('compare.staleText', {
          dataset: stale.dataset,
          since: formatTime(stale.since),
        })}
      />
      <div>
        <Button kind="tertiary" size="sm" onClick={onReload}>
          {t('compare.reload')}
        </Button>
      </div>
    </div>
  );
}
