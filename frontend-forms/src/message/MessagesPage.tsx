import { Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MessageState, messagesQuery } from '../api/messages';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { MessageList } from './MessageList';
import { KINDS, useKindName } from './kinds';
import './message.scss';

const PAGE_SIZE = 20;
const STATES: readonly MessageState[] = ['PENDING', 'SENT', 'FAILED', 'CANCELLED'];

const route = getRouteApi('/messages');

/** The outbox, for operators: what people were told, and what has not reached them. */
export function MessagesPage() {
  const { t } = useTranslation();
  const kindName = useKindName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [person, setPerson] = useState(search.recipient ?? '');
  const page = search.page ?? 1;
  const messages = useQuery(
    messagesQuery(
      { state: search.state, kind: search.kind, recipient: search.recipient },
      page - 1,
      PAGE_SIZE,
    ),
  );

  /** Changes one filter and goes back to the first page; an empty value takes the filter away. */
  const filter = (change: Record<string, string>) => {
    const { page: _page, ...rest } = search;
    const merged = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(merged) });
  };

  /** Asks for the person that was typed, once. */
  const ask = () => {
    if (person.trim() !== (search.recipient ?? '')) {
      filter({ recipient: person.trim() });
    }
  };

  return (
    <div className="cs-page">
      <PageHead title={t('message.title')}>
        <p className="cs-head__text">{t('message.intro')}</p>
      </PageHead>
      <div className="cs-toolbar cs-toolbar--filters">
        <Select
          id="filter-message-state"
          labelText={t('message.state')}
          value={search.state ?? ''}
          onChange={(event) => filter({ state: event.target.value })}
        >
          <SelectItem value="" text={t('message.everyState')} />
          {STATES.map((state) => (
            <SelectItem key={state} value={state} text={t(`message.states.${state}`)} />
          ))}
        </Select>
        <Select
          id="filter-message-kind"
          labelText={t('message.kind')}
          value={search.kind ?? ''}
          onChange={(event) => filter({ kind: event.target.value })}
        >
          <SelectItem value="" text={t('message.everyKind')} />
          {KINDS.map((kind) => (
            <SelectItem key={kind} value={kind} text={kindName(kind)} />
          ))}
        </Select>
        <TextInput
          id="filter-message-recipient"
          labelText={t('message.recipient')}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
          onBlur={ask}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              ask();
            }
          }}
        />
      </div>
      {messages.isPending && <Loading lines={6} />}
      {messages.isError && (
        <ProblemNotice problem={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {messages.data?.total === 0 &&
        (search.state === 'FAILED' ? (
          <EmptyState title={t('message.emptyFailed')} text={t('message.emptyFailedText')} />
        ) : (
          <EmptyState title={t('message.empty')} text={t('message.emptyText')} />
        ))}
      {messages.data && messages.data.items.length > 0 && (
        <MessageList messages={messages.data.items} />
      )}
      {messages.data && !messages.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={messages.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </div>
  );
}
