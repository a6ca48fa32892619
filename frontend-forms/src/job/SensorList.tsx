import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { ListedSensor } from '../api/sensors';
import { WorkStateTag } from '../instance/WorkStateTag';
import { Elapsed } from '../ui/Elapsed';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { CaseLink } from './CaseLink';
import { LookNow } from './LookNow';
import { Limit, LastLook, Target } from './sensorParts';

interface Props {
  sensors: ListedSensor[];
  canOperate: boolean;
}

/** The sensors as a table, on a phone as cards. */
export function SensorList(props: Props) {
  return useMediaQuery(PHONE) ? <SensorCards {...props} /> : <SensorTable {...props} />;
}

function SensorTable({ sensors, canOperate }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame" tabIndex={0} role="region" aria-label={t('jobs.sensors')}>
      <Table size="lg" aria-label={t('jobs.sensors')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('jobs.target')}</TableHeader>
            <TableHeader>{t('jobs.case')}</TableHeader>
            <TableHeader>{t('jobs.waits')}</TableHeader>
            <TableHeader>{t('jobs.limit')}</TableHeader>
            <TableHeader>{t('jobs.lastLook')}</TableHeader>
            {canOperate && <TableHeader>{t('jobs.actions')}</TableHeader>}
          </TableRow>
        </TableHead>
        <TableBody>
          {sensors.map((sensor) => (
            <TableRow key={sensor.id}>
              <TableCell>
                <Target sensor={sensor} />
              </TableCell>
              <TableCell>
                <CaseLink {...sensor} />
              </TableCell>
              <TableCell className="cs-jobs__long">
                <Elapsed from={sensor.waitingSince} to={sensor.endedAt} />
              </TableCell>
              <TableCell>
                <Limit sensor={sensor} />
              </TableCell>
              <TableCell className="cs-jobs__why">
                <LastLook sensor={sensor} />
              </TableCell>
              {canOperate && (
                <TableCell>
                  <LookNow sensor={sensor} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function SensorCards({ sensors, canOperate }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="cs-cards" aria-label={t('jobs.sensors')}>
      {sensors.map((sensor) => (
        <li key={sensor.id} className="cs-card">
          <div className="cs-card__head">
            <div>
              <Target sensor={sensor} />
            </div>
            <WorkStateTag state={sensor.state} />
          </div>
          <div>
            <CaseLink {...sensor} />
          </div>
          <LastLook sensor={sensor} />
          <div className="cs-card__foot">
            <span className="cs-muted">
              {t('jobs.waits')}: <Elapsed from={sensor.waitingSince} to={sensor.endedAt} />
            </span>
            <span>
              {t('jobs.limit')}: <Limit sensor={sensor} />
            </span>
          </div>
          {canOperate && <LookNow sensor={sensor} />}
        </li>
      ))}
    </ul>
  );
}
