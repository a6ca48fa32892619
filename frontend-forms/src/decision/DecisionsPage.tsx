import { Button, Search, Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import { decisionSearchQuery, exportAddress } from '../api/searchDecisions';
import type { DecisionsSearch } from '../router';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ChainCheck } from './ChainCheck';
import { DecisionTable } from './DecisionTable';
import './decisions.scss';

const PAGE_SIZE = 20;
const TYPING_PAUSE_MS = 300;
const OUTCOMES = ['approve', 'reject', 'changes', 'continue'] as const;

const route = getRouteApi('/decisions');

/** The record of decisions: search, take away, check. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const definitions = useQuery(definitionsQuery);
  const { page: shownPage, ...filter } = search;
  const page = shownPage ?? 1;
  const decisions = useQuery(decisionSearchQuery(filter, page - 1, PAGE_SIZE));

  /** Changes some filters and goes back to the first page; an empty value takes a filter away. */
  const change = (values: DecisionsSearch) => {
    const merged = Object.entries({ ...filter, ...values }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(merged) as DecisionsSearch });
  };
  const [text, setText] = useTyped(search.q ?? '', (q) => change({ q }));
  const [person, setPerson] = useTyped(search.person ?? '', (who) => change({ person: who }));

  return (
    <div className="cs-page">
      <PageHead
        title={t('record.title')}
        actions={
          <>
            <Button kind="tertiary" size="md" href={exportAddress('jsonl', filter)}>
              {t('record.exportJson')}
            </Button>
            <Button kind="ghost" size="md" href={exportAddress('csv', filter)}>
              {t('record.exportCsv')}
            </Button>
          </>
        }
      >
        <p className="cs-head__text">{t('record.text')}</p>
      </PageHead>
      <ChainCheck />
      <div className="cs-decision-filters">
        <Search
          size="md"
          labelText={t('record.search')}
          placeholder={t('record.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onClear={() => setText('')}
          className="cs-decision-filters__search"
        />
        <Select
          id="decision-definition"
          labelText={t('record.process')}
          value={search.definition ?? ''}
          onChange={(event) => change({ definition: event.target.value })}
        >
          <SelectItem value="" text={t('record.every')} />
          {definitions.data?.map((definition) => (
            <SelectItem
              key={definition.key}
              value={definition.key}
              text={definition.name ?? definition.key}
            />
          ))}
        </Select>
        <Select
          id="decision-outcome"
          labelText={t('decision.outcome')}
          value={search.outcome ?? ''}
          onChange={(event) => change({ outcome: event.target.value })}
        >
          <SelectItem value="" text={t('record.every')} />
          {OUTCOMES.map((outcome) => (
            <SelectItem key={outcome} value={outcome} text={t(`record.outcome.${outcome}`)} />
          ))}
        </Select>
        <TextInput
          id="decision-person"
          labelText={t('decision.by')}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        />
        <TextInput
          id="decision-from"
          type="date"
          labelText={t('record.from')}
          value={search.from ?? ''}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextInput
          id="decision-to"
          type="date"
          labelText={t('record.to')}
          value={search.to ?? ''}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      {decisions.isPending && <Loading lines={6} />}
      {decisions.isError && (
        <ProblemNotice problem={decisions.error} onRetry={() => void decisions.refetch()} />
      )}
      {decisions.data?.total === 0 && (
        <EmptyState title={t('record.empty')} text={t('record.emptyText')} />
      )}
      {decisions.data && decisions.data.items.length > 0 && (
        <DecisionTable decisions={decisions.data.items} />
      )}
      {decisions.data && !decisions.isPlaceholderData && (
        <Pages
          page={page}
          size={PAGE_SIZE}
          total={decisions.data.total}
          onPage={(next, replace) => void navigate({ search: { ...search, page: next }, replace })}
        />
      )}
    </div>
  );
}

/** A text that counts when the person pauses typing. */
function useTyped(current: string, take: (text: string) => void) {
  const [typed, setTyped] = useState(current);
  useEffect(() => {
    if (typed.trim() === current) {
      return;
    }
    const pause = setTimeout(() => take(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  });
  return [typed, setTyped] as const;
}
