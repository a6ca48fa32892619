import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import { VariableFields } from './VariableFields';
import { type Condition, type InboxSearch, withCondition } from './search';

interface Props {
  search: InboxSearch;
  onChange: (search: InboxSearch) => void;
}

/** The conditions that people use most; every other one shows as a mark and can be taken away there. */
export function FilterPanel({ search, onChange }: Props) {
  const { t } = useTranslation();
  const definitions = useQuery(definitionsQuery);
  const set = (condition: Condition, value: string | string[] | undefined) =>
    onChange(withCondition(search, condition, value === '' ? undefined : value));
  return (
    <section id="inbox-filters" className="cs-filters" aria-label={t('savedFilters.panel')}>
      <Select
        id="filter-definition"
        size="md"
        labelText={t('savedFilters.process')}
        value={search.definition?.[0] ?? ''}
        onChange={(event) =>
          set('definition', event.target.value === '' ? undefined : [event.target.value])
        }
      >
        <SelectItem value="" text={t('savedFilters.anyProcess')} />
        {options(definitions.data ?? [], search.definition?.[0]).map((each) => (
          <SelectItem key={each.key} value={each.key} text={each.name} />
        ))}
      </Select>
      <Select
        id="filter-due"
        size="md"
        labelText={t('inbox.dueHead')}
        value={search.due ?? ''}
        onChange={(event) => set('due', event.target.value)}
      >
        <SelectItem value="" text={t('savedFilters.dueWhenever')} />
        <SelectItem value="overdue" text={t('savedFilters.dueOverdue')} />
        <SelectItem value="any" text={t('savedFilters.dueAny')} />
        <SelectItem value="none" text={t('savedFilters.dueNone')} />
      </Select>
      <Select
        id="filter-follow-up"
        size="md"
        labelText={t('savedFilters.followUp')}
        value={search.followUp ?? ''}
        onChange={(event) => set('followUp', event.target.value)}
      >
        <SelectItem
          value=""
          text={t(
            (search.filter ?? 'mine') === 'mine'
              ? 'savedFilters.followUpUsual'
              : 'savedFilters.followUpWhenever',
          )}
        />
        <SelectItem value="reached" text={t('savedFilters.followUpReached')} />
        <SelectItem value="pending" text={t('savedFilters.followUpPending')} />
        <SelectItem value="all" text={t('savedFilters.followUpAll')} />
      </Select>
      <Select
        id="filter-priority"
        size="md"
        labelText={t('savedFilters.priority')}
        value={priorityChoice(search)}
        onChange={(event) => onChange(withPriority(search, event.target.value))}
      >
        <SelectItem value="" text={t('savedFilters.anyPriority')} />
        <SelectItem value="high" text={t('savedFilters.highPriority')} />
        <SelectItem value="normal" text={t('savedFilters.normalPriority')} />
        {priorityChoice(search) === 'own' && (
          <SelectItem value="own" text={t('savedFilters.ownPriority')} />
        )}
      </Select>
      <KeyField
        value={search.businessKey ?? ''}
        onChange={(businessKey) => set('businessKey', businessKey)}
      />
      <VariableFields
        onAdd={(variable) =>
          set('variable', [...new Set([...(search.variable ?? []), variable])].slice(0, 10))
        }
      />
    </section>
  );
}

/** A text is asked for when it is finished, by Enter or by going on. */
function KeyField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const finish = () => {
    if (typed.trim() !== value) {
      onChange(typed.trim());
    }
  };
  return (
    <form
      className="cs-filters__key"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        finish();
      }}
    >
      <TextInput
        id="filter-business-key"
        size="md"
        labelText={t('savedFilters.businessKey')}
        placeholder={t('savedFilters.businessKeyHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
      />
      <Button type="submit" kind="ghost" size="md" className="cs-visually-hidden" tabIndex={-1}>
        {t('savedFilters.apply')}
      </Button>
    </form>
  );
}

function options(
  definitions: { key: string; name: string }[],
  chosen: string | undefined,
): { key: string; name: string }[] {
  const known = definitions.some((each) => each.key === chosen);
  return chosen === undefined || known
    ? definitions
    : [...definitions, { key: chosen, name: chosen }];
}

function priorityChoice(search: InboxSearch): '' | 'high' | 'normal' | 'own' {
  if (search.priorityMin === undefined && search.priorityMax === undefined) {
    return '';
  }
  if (search.priorityMax === undefined && search.priorityMin === '51') {
    return 'high';
  }
  return search.priorityMax === undefined && search.priorityMin === '50' ? 'normal' : 'own';
}

function withPriority(search: InboxSearch, choice: string): InboxSearch {
  const min = { high: '51', normal: '50' }[choice];
  return choice === 'own'
    ? search
    : withCondition(withCondition(search, 'priorityMax', undefined), 'priorityMin', min);
}
