import { Button, FormGroup, Select, SelectItem } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { FieldsProps } from './PreferencesForm';
import { browserZone, timeZones } from './timeZones';

/** Language and time zone. */
export function ReadingFields({ value, options, wrong, change }: FieldsProps) {
  const { t } = useTranslation();
  const names: Record<string, string> = {
    en: t('preferences.languages.en'),
    fi: t('preferences.languages.fi'),
  };
  const zoneProblem = wrong('timeZone');
  const here = browserZone();
  return (
    <FormGroup legendText={t('preferences.reading')}>
      <Select
        id="preferences-language"
        labelText={t('preferences.language')}
        value={value.language}
        onChange={(event) => change({ language: event.target.value })}
      >
        {options.languages.map((language) => (
          <SelectItem key={language} value={language} text={names[language] ?? language} />
        ))}
      </Select>
      <Select
        id="preferences-time-zone"
        labelText={t('preferences.timeZone')}
        helperText={t('preferences.timeZoneHelp')}
        value={value.timeZone}
        invalid={zoneProblem !== undefined}
        invalidText={zoneProblem ?? ''}
        onChange={(event) => change({ timeZone: event.target.value })}
      >
        {timeZones(value.timeZone).map((zone) => (
          <SelectItem key={zone} value={zone} text={zone.replaceAll('_', ' ')} />
        ))}
      </Select>
      {here !== value.timeZone && (
        <Button kind="ghost" size="sm" onClick={() => change({ timeZone: here })}>
          {t('preferences.useBrowserZone', { zone: here })}
        </Button>
      )}
    </FormGroup>
  );
}
