import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Deadline } from '../api/getTaskDeadlines';
import { formatTime } from '../ui/format';
import { coming, what } from './words';

/** What comes after the next step, the calendar that counts, and what went wrong; folded. */
export function ComingSteps({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const steps = coming(deadline);
  const problem = steps.find((step) => step.problem !== null)?.problem ?? null;
  return (
    <>
      {problem !== null && <p className="cs-bad">{t('deadline.trouble', { problem })}</p>}
      {(steps.length > 1 || deadline.calendar !== 'default') && (
        <details className="cs-deadlines__more">
          <summary>{t('deadline.later')}</summary>
          <ul>
            {steps.slice(1).map((step) => (
              <li key={`${step.action} ${step.target} ${step.at}`}>
                {t('deadline.laterAt', { when: formatTime(step.at), what: what(step, t) })}
              </li>
            ))}
          </ul>
          <p className="cs-second">
            {t('deadline.counted')}{' '}
            <Link
              to="/calendars/$name"
              params={{ name: deadline.calendar }}
              className="cds--link cds--link--inline"
            >
              {deadline.calendar}
            </Link>
          </p>
        </details>
      )}
    </>
  );
}
