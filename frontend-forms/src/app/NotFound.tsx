import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="cs-page">
      <PageHead title={t('notFound.title')} />
      <EmptyState title={t('notFound.heading')} text={t('notFound.text')}>
        <Link to="/" className="cds--link">
          {t('notFound.back')}
        </Link>
      </EmptyState>
    </div>
  );
}
