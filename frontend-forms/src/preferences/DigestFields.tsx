import { FormGroup, Select, SelectItem, TextInput } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { DigestEvery } from '../api/preferences';
import type { FieldsProps } from './PreferencesForm';

const EVERY: readonly DigestEvery[] = ['hour', 'day', 'weekday'];

/** When the digest comes. */
export function DigestFields({ value, wrong, change }: FieldsProps) {
  const { t } = useTranslation();
  const { digest } = value;
  const problem = wrong('digest.at');
  return (
    <FormGroup legendText={t('preferences.digest')}>
      <p className="cs-muted">{t('preferences.digestHelp')}</p>
      <Select
        id="preferences-digest-every"
        labelText={t('preferences.every')}
        value={digest.every}
        onChange={(event) =>
          change({ digest: { ...digest, every: event.target.value as DigestEvery } })
        }
      >
        {EVERY.map((every) => (
          <SelectItem key={every} value={every} text={t(`preferences.everyOptions.${every}`)} />
        ))}
      </Select>
      {digest.every !== 'hour' && (
        <TextInput
          id="preferences-digest-at"
          type="time"
          labelText={t('preferences.at')}
          value={digest.at}
          invalid={problem !== undefined}
          invalidText={problem ?? ''}
          onChange={(event) => change({ digest: { ...digest, at: event.target.value } })}
        />
      )}
    </FormGroup>
  );
}
