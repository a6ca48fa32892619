import { Select, SelectItem } from '@carbon/react';
import { useTranslation } from 'react-i18next';

const USUAL = 'due';
const ORDERS = [
  USUAL,
  'priority',
  'created',
  'created:asc',
  'name',
  'businessKey',
  'definition,due',
] as const;
const LABELS = {
  due: 'savedFilters.sortDue',
  priority: 'savedFilters.sortPriority',
  created: 'savedFilters.sortNewest',
  'created:asc': 'savedFilters.sortOldest',
  name: 'savedFilters.sortName',
  businessKey: 'savedFilters.sortBusinessKey',
  'definition,due': 'savedFilters.sortProcess',
} as const;

interface Props {
  value: string | undefined;
  onChange: (sort: string | undefined) => void;
}

export function SortSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const own = value !== undefined && !(ORDERS as readonly string[]).includes(value);
  return (
    <Select
      id="inbox-sort"
      size="md"
      inline
      labelText={t('savedFilters.sort')}
      value={value ?? USUAL}
      onChange={(event) => onChange(event.target.value === USUAL ? undefined : event.target.value)}
    >
      {ORDERS.map((order) => (
        <SelectItem key={order} value={order} text={t(LABELS[order])} />
      ))}
      {own && <SelectItem value={value} text={t('savedFilters.sortOwn', { order: value })} />}
    </Select>
  );
}
