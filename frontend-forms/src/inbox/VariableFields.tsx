import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import Add from '@carbon/icons-react/es/Add';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

const OPERATORS = [
  ['eq', '='],
  ['neq', '≠'],
  ['gt', '>'],
  ['gte', '≥'],
  ['lt', '<'],
  ['lte', '≤'],
  ['like', '~'],
] as const;

/** A condition on a process variable; a name with dots goes into a JSON value. */
export function VariableFields({ onAdd }: { onAdd: (variable: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [operator, setOperator] = useState('eq');
  const [value, setValue] = useState('');
  const usable = name.trim() !== '' && !name.includes(':') && value !== '';
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (usable) {
      onAdd(`${name.trim()}:${operator}:${value.trim()}`);
      setName('');
      setValue('');
    }
  };
  return (
    <form className="cs-filters__variable" aria-label={t('savedFilters.variable')} onSubmit={add}>
      <TextInput
        id="filter-variable-name"
        size="md"
        labelText={t('savedFilters.variable')}
        placeholder={t('savedFilters.variableHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        id="filter-variable-operator"
        size="md"
        labelText={t('savedFilters.operator')}
        value={operator}
        onChange={(event) => setOperator(event.target.value)}
      >
        {OPERATORS.map(([key, sign]) => (
          <SelectItem key={key} value={key} text={sign} />
        ))}
      </Select>
      <TextInput
        id="filter-variable-value"
        size="md"
        labelText={t('savedFilters.value')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button
        type="submit"
        kind="tertiary"
        size="md"
        hasIconOnly
        renderIcon={Add}
        iconDescription={t('savedFilters.addVariable')}
        disabled={!usable}
      />
    </form>
  );
}
