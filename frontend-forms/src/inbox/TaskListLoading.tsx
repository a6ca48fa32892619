import { SkeletonText } from '@carbon/react';
import { useTranslation } from 'react-i18next';

export function TaskListLoading() {
  const { t } = useTranslation();
  return (
    <div className="cs-cards" aria-busy="true">
      <span className="cs-visually-hidden" role="status">
        {t('common.loading')}
      </span>
      {[0, 1, 2].map((row) => (
        <div key={row} className="cs-card">
          <SkeletonText heading width="40%" />
          <SkeletonText width="70%" />
        </div>
      ))}
    </div>
  );
}
