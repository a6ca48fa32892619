import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstanceItem } from '../api/types';
import { Moment } from '../ui/Moment';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { StateTag } from './StateTag';

interface Props {
  instances: InstanceItem[];
}

export function InstanceList({ instances }: Props) {
  return useMediaQuery(PHONE) ? (
    <InstanceCards instances={instances} />
  ) : (
    <InstanceTable instances={instances} />
  );
}

function InstanceTable({ instances }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame">
      <Table size="lg" aria-label={t('instances.title')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('instances.case')}</TableHeader>
            <TableHeader>{t('instances.state')}</TableHeader>
            <TableHeader>{t('instances.now')}</TableHeader>
            <TableHeader>{t('instances.started')}</TableHeader>
            <TableHeader>{t('instances.startedBy')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {instances.map((instance) => (
            <TableRow key={instance.id} className="cs-row">
              <TableCell>
                <InstanceLink instance={instance} />
                <div className="cs-second">{instance.definitionName}</div>
              </TableCell>
              <TableCell>
                <StateTag state={instance.state} />
              </TableCell>
              <TableCell>{stepsOf(instance)}</TableCell>
              <TableCell>
                <Moment at={instance.startedAt} />
              </TableCell>
              <TableCell>{instance.startedBy ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function InstanceCards({ instances }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="cs-cards" aria-label={t('instances.title')}>
      {instances.map((instance) => (
        <li key={instance.id} className="cs-card cs-card--link">
          <div className="cs-card__head">
            <InstanceLink instance={instance} />
          </div>
          <div className="cs-second">{instance.definitionName}</div>
          <div>{stepsOf(instance)}</div>
          <div className="cs-card__foot">
            <StateTag state={instance.state} />
            <span className="cs-muted">
              <Moment at={instance.startedAt} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function InstanceLink({ instance }: { instance: InstanceItem }) {
  return (
    <Link to="/instances/$instanceId" params={{ instanceId: instance.id }} className="cs-stretched">
      {instance.businessKey ?? instance.id}
    </Link>
  );
}

function stepsOf(instance: InstanceItem): string {
  return instance.currentActivities.map((step) => step.name ?? step.id).join(', ') || '–';
}
