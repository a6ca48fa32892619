import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarPeriod, calendarsQuery, calendarYearQuery } from '../api/getCalendar';
import { formatDate } from '../ui/format';
import { Facts } from '../ui/Facts';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { weekday } from './weekday';
import './deadline.scss';

const route = getRouteApi('/calendars/$name');

/** A business calendar: when people work, and which days of a year are off. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const calendar = useQuery(calendarYearQuery(name, year));
  const all = useQuery(calendarsQuery);
  const others = (all.data ?? []).filter((other) => other.name !== name);
  return (
    <div className="cs-page">
      <PageHead
        title={t('deadline.calendarTitle', { name })}
        parent={{ label: t('nav.inbox'), to: '/' }}
      >
        {calendar.data && (
          <Facts
            items={[
              [t('deadline.zone'), calendar.data.zone],
              calendar.data.regions.length > 0 && [
                t('deadline.regions'),
                calendar.data.regions.join(', '),
              ],
            ]}
          />
        )}
      </PageHead>
      {calendar.isError && (
        <ProblemNotice problem={calendar.error} onRetry={() => void calendar.refetch()} />
      )}
      {calendar.isPending && <Loading lines={8} />}
      {calendar.data && (
        <div className="cs-calendar">
          <Hours calendar={calendar.data} />
          <DaysOff calendar={calendar.data} year={year} onYear={setYear} />
        </div>
      )}
      {others.length > 0 && (
        <nav className="cs-calendar__others" aria-label={t('deadline.others')}>
          <h2>{t('deadline.others')}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.name}>
                <Link to="/calendars/$name" params={{ name: other.name }} className="cds--link">
                  {other.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Hours({ calendar }: { calendar: CalendarPeriod }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('deadline.hours')}</h2>
      {calendar.aroundTheClock ? (
        <p>{t('deadline.aroundTheClock')}</p>
      ) : (
        <table className="cs-calendar__table">
          <thead className="cs-visually-hidden">
            <tr>
              <th scope="col">{t('deadline.day')}</th>
              <th scope="col">{t('deadline.hours')}</th>
            </tr>
          </thead>
          <tbody>
            {calendar.week.map(({ day, hours }) => (
              <tr key={day}>
                <th scope="row">{weekday(day)}</th>
                <td>
                  {hours.length === 0 ? (
                    <span className="cs-muted">{t('deadline.closed')}</span>
                  ) : (
                    hours.map((range) => range.replace('-', '–')).join(', ')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface DaysOffProps {
  calendar: CalendarPeriod;
  year: number;
  onYear: (year: number) => void;
}

function DaysOff({ calendar, year, onYear }: DaysOffProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 aria-live="polite">{t('deadline.daysOff', { year })}</h2>
      <div className="cs-calendar__years">
        <Button kind="tertiary" size="sm" onClick={() => onYear(year - 1)}>
          {t('deadline.previousYear')}
        </Button>
        <Button kind="tertiary" size="sm" onClick={() => onYear(year + 1)}>
          {t('deadline.nextYear')}
        </Button>
      </div>
      {calendar.daysOff.length === 0 ? (
        <p>{t('deadline.noDaysOff')}</p>
      ) : (
        <table className="cs-calendar__table">
          <thead className="cs-visually-hidden">
            <tr>
              <th scope="col">{t('deadline.date')}</th>
              <th scope="col">{t('deadline.name')}</th>
            </tr>
          </thead>
          <tbody>
            {calendar.daysOff.map((day) => (
              <tr key={day.date}>
                <th scope="row">
                  <time dateTime={day.date}>{formatDate(day.date)}</time>
                </th>
                <td>{day.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
