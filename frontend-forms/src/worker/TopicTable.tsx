import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Tag } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../api/workers';
import { Moment } from '../ui/Moment';

/** Each topic: who serves it and what waits. */
export function TopicTable({ topics }: { topics: Topic[] }) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame" tabIndex={0} role="region" aria-labelledby="workers-topics">
      <Table size="lg" aria-labelledby="workers-topics">
        <TableHead>
          <TableRow>
            <TableHeader>{t('worker.topic')}</TableHeader>
            <TableHeader>{t('worker.servedBy')}</TableHeader>
            <TableHeader className="cs-numeric">{t('worker.waiting')}</TableHeader>
            <TableHeader className="cs-numeric">{t('worker.taken')}</TableHeader>
            <TableHeader>{t('worker.lastAsked')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {topics.map((topic) => (
            <TableRow key={topic.topic}>
              <TableCell>{topic.topic}</TableCell>
              <TableCell>
                <ServedBy topic={topic} />
              </TableCell>
              <TableCell className="cs-numeric">{topic.waiting}</TableCell>
              <TableCell className="cs-numeric">{topic.taken}</TableCell>
              <TableCell>
                {topic.lastSeenAt ? (
                  <Moment at={topic.lastSeenAt} />
                ) : (
                  topic.servedBy !== 'SERVICE' && t('worker.never')
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function ServedBy({ topic }: { topic: Topic }) {
  const { t } = useTranslation();
  switch (topic.servedBy) {
    case 'SERVICE':
      return t('worker.service');
    case 'WORKERS':
      return topic.liveWorkers.join(', ');
    case 'NOBODY':
      return <Tag type={topic.silentSince ? 'red' : 'gray'}>{t('worker.nobody')}</Tag>;
  }
}
