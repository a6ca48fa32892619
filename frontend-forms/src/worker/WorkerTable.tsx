import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Tag } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Worker } from '../api/workers';
import { Moment } from '../ui/Moment';

/** Each program that was heard of. */
export function WorkerTable({ workers }: { workers: Worker[] }) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame" tabIndex={0} role="region" aria-labelledby="workers-programs">
      <Table size="lg" aria-labelledby="workers-programs">
        <TableHead>
          <TableRow>
            <TableHeader>{t('worker.worker')}</TableHeader>
            <TableHeader>{t('worker.state')}</TableHeader>
            <TableHeader>{t('worker.topics')}</TableHeader>
            <TableHeader>{t('worker.lastSeen')}</TableHeader>
            <TableHeader>{t('worker.user')}</TableHeader>
            <TableHeader>{t('worker.contact')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {workers.map((worker) => (
            <TableRow key={worker.id}>
              <TableCell>
                <Name worker={worker} />
              </TableCell>
              <TableCell>
                <Tag type={worker.state === 'LIVE' ? 'green' : 'gray'}>
                  {worker.state === 'LIVE' ? t('worker.live') : t('worker.gone')}
                </Tag>
              </TableCell>
              <TableCell>{worker.topics.join(', ')}</TableCell>
              <TableCell>
                <Moment at={worker.lastSeenAt} />
              </TableCell>
              <TableCell>{worker.userId}</TableCell>
              <TableCell>
                {worker.announcement?.contact}
                {worker.announcement?.docsUrl && (
                  <div>
                    <a
                      href={worker.announcement.docsUrl}
                      className="cds--link"
                      rel="noreferrer noopener"
                    >
                      {t('worker.docs')}
                      <span className="cs-visually-hidden">: {worker.announcement.name}</span>
                    </a>
                  </div>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Name({ worker }: { worker: Worker }) {
  const told = worker.announcement;
  if (!told) {
    return worker.id;
  }
  const kind = [told.language, told.version].filter(Boolean).join(', ');
  return (
    <>
      {told.name}
      <div className="cs-second">
        {worker.id}
        {kind && ` · ${kind}`}
      </div>
    </>
  );
}
