import { SkeletonText } from '@carbon/react';
import { useTranslation } from 'react-i18next';

/** Grey lines where the content will be, so that the page does not jump. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="cs-loading" aria-busy="true">
      <span className="cs-visually-hidden" role="status">
        {t('common.loading')}
      </span>
      <SkeletonText heading />
      <SkeletonText paragraph lineCount={lines} />
    </div>
  );
}
