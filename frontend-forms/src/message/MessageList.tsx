import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/messages';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { MessageStateTag } from './MessageState';
import { About, Attempts, Recipient, Resend, Times } from './messageParts';

interface Props {
  messages: Message[];
}

/** The messages as a table, on a phone as cards. */
export function MessageList(props: Props) {
  return useMediaQuery(PHONE) ? <MessageCards {...props} /> : <MessageTable {...props} />;
}

function MessageTable({ messages }: Props) {
  const { t } = useTranslation();
  return (
    <div className="cs-table-frame" tabIndex={0} role="region" aria-label={t('message.list')}>
      <Table size="lg" aria-label={t('message.list')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('message.subject')}</TableHeader>
            <TableHeader>{t('message.to')}</TableHeader>
            <TableHeader>{t('message.state')}</TableHeader>
            <TableHeader>{t('message.when')}</TableHeader>
            <TableHeader>{t('message.why')}</TableHeader>
            <TableHeader>{t('message.actions')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {messages.map((message) => (
            <TableRow key={message.id}>
              <TableCell>
                <About message={message} />
              </TableCell>
              <TableCell className="cs-message__to">
                <Recipient message={message} />
              </TableCell>
              <TableCell>
                <MessageStateTag state={message.state} />
              </TableCell>
              <TableCell className="cs-message__when">
                <Times message={message} />
              </TableCell>
              <TableCell className="cs-message__why">
                <Attempts message={message} />
              </TableCell>
              <TableCell>
                <Resend message={message} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function MessageCards({ messages }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="cs-cards" aria-label={t('message.list')}>
      {messages.map((message) => (
        <li key={message.id} className="cs-card">
          <div className="cs-card__head">
            <div>
              <About message={message} />
            </div>
            <MessageStateTag state={message.state} />
          </div>
          <div className="cs-message__to">
            <Recipient message={message} />
          </div>
          <div className="cs-card__foot">
            <span className="cs-muted">
              <Times message={message} />
            </span>
            <span>
              <Attempts message={message} />
            </span>
          </div>
          <Resend message={message} />
        </li>
      ))}
    </ul>
  );
}
