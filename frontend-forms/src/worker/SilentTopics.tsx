import { InlineNotification } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { silentTopicsQuery } from '../api/workers';
import { useRights } from '../app/rights';
import { formatTime } from '../ui/format';

/** Says which topics are without a worker; nothing when all is well, or to people who could not help. */
export function SilentTopics({ link = false }: { link?: boolean }) {
  const { t } = useTranslation();
  const rights = useRights();
  const topics = useQuery(silentTopicsQuery(rights.seeWorkers)).data ?? [];
  if (topics.length === 0) {
    return null;
  }
  return (
    <div className="cs-silent-topics">
      <InlineNotification
        kind="warning"
        role="alert"
        lowContrast
        hideCloseButton
        title={t('worker.silentTitle', { count: topics.length })}
      >
        <ul>
          {topics.map((each) => (
            <li key={each.topic}>
              {t('worker.silentTopic', {
                topic: each.topic,
                count: each.waiting,
                since: formatTime(each.silentSince),
              })}
            </li>
          ))}
        </ul>
        <p>{t('worker.silentHelp')}</p>
      </InlineNotification>
      {link && (
        <Link to="/workers" className="cds--link">
          {t('worker.look')}
        </Link>
      )}
    </div>
  );
}
