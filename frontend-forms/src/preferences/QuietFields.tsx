import { Checkbox, CheckboxGroup, FormGroup, TextInput } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../api/preferences';
import type { FieldsProps } from './PreferencesForm';

const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const USUAL: QuietHours = { from: '20:00', to: '07:00', days: [...DAYS], urgentAnyway: true };

/** When mails wait. */
export function QuietFields({ value, wrong, change }: FieldsProps) {
  const { t } = useTranslation();
  const quiet = value.quietHours;
  return (
    <FormGroup legendText={t('preferences.quiet')}>
      <Checkbox
        id="preferences-quiet"
        labelText={t('preferences.quietOn')}
        checked={quiet !== null}
        onChange={(_event, { checked }) => change({ quietHours: checked ? USUAL : null })}
      />
      {quiet && (
        <>
          <div className="cs-preferences__row">
            {time(quiet, 'from')}
            {time(quiet, 'to')}
          </div>
          <p className="cs-muted">{t('preferences.overnight')}</p>
          <CheckboxGroup
            legendText={t('preferences.days')}
            invalid={wrong('quietHours.days') !== undefined}
            invalidText={wrong('quietHours.days') ?? ''}
          >
            {DAYS.map((day) => (
              <Checkbox
                key={day}
                id={`preferences-quiet-${day}`}
                labelText={t(`preferences.day.${day}`)}
                checked={quiet.days.includes(day)}
                onChange={(_event, { checked }) =>
                  change({
                    quietHours: {
                      ...quiet,
                      days: DAYS.filter((each) =>
                        each === day ? checked : quiet.days.includes(each),
                      ),
                    },
                  })
                }
              />
            ))}
          </CheckboxGroup>
          <Checkbox
            id="preferences-quiet-urgent"
            labelText={t('preferences.urgent')}
            checked={quiet.urgentAnyway}
            onChange={(_event, { checked }) =>
              change({ quietHours: { ...quiet, urgentAnyway: checked } })
            }
          />
        </>
      )}
    </FormGroup>
  );

  function time(hours: QuietHours, end: 'from' | 'to') {
    const problem = wrong(`quietHours.${end}`);
    return (
      <TextInput
        id={`preferences-quiet-${end}`}
        type="time"
        labelText={t(`preferences.${end}`)}
        value={hours[end]}
        invalid={problem !== undefined}
        invalidText={problem ?? ''}
        onChange={(event) => change({ quietHours: { ...hours, [end]: event.target.value } })}
      />
    );
  }
}
