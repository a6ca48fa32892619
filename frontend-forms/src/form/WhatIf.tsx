import { Add, Subtract } from '@carbon/icons-react';
import { Button, IconButton } from '@carbon/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readerLocale } from '../ui/format';
import type { FieldProps } from './reactField';
import { WhatIfChart } from './WhatIfChart';
import {
  adjusted,
  type CategoryForecast,
  isForecast,
  type Override,
  parsePercent,
  percentOf,
  totalOf,
  withPercent,
} from './whatIfMath';

const SHOWN = 12;

/** A percentage per category on a forecast, with what comes of it. Its value is the list of changes. */
export function WhatIf({ field, value, errors, locked, domId, onChange }: FieldProps<Override[]>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const source = field['source'];
  const overrides = value ?? [];
  if (!isForecast(source) || source.categories.length === 0) {
    return <p className="cs-second">{t('formParts.whatIfNothing')}</p>;
  }
  const { categories } = source;
  const limits = { min: Number(field['min'] ?? -50), max: Number(field['max'] ?? 50) };
  const shown = all ? categories : categories.slice(0, SHOWN);
  const total = categories.reduce((sum, one) => sum + totalOf(one), 0);
  const adjustedTotal = categories.reduce(
    (sum, one) => sum + adjusted(totalOf(one), percentOf(overrides, one.category)),
    0,
  );
  return (
    <div className="cs-whatif">
      <p className="fjs-form-field-label" id={`${domId}-label`}>
        {String(field['label'] ?? '')}
      </p>
      {!locked && (
        <p className="cds--form__helper-text" id={`${domId}-hint`}>
          {t('formParts.whatIfHint', limits)}
        </p>
      )}
      <table className="cs-whatif__table" aria-labelledby={`${domId}-label`}>
        <thead>
          <tr>
            <th scope="col">{t('formParts.whatIfCategory')}</th>
            <th scope="col">{t('formParts.whatIfStatistical')}</th>
            <th scope="col">{t('formParts.whatIfPercent')}</th>
            <th scope="col">{t('formParts.whatIfAdjusted')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, index) => (
            <Row
              key={one.category}
              one={one}
              id={`${domId}-percent-${index}`}
              hint={`${domId}-hint`}
              percent={percentOf(overrides, one.category)}
              error={errorOf(errors, overrides, one.category)}
              limits={limits}
              locked={locked}
              onChange={(percent) => onChange(withPercent(overrides, one.category, percent))}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('formParts.whatIfTotal')}</th>
            <td data-label={t('formParts.whatIfStatistical')}>{whole(total)}</td>
            <td data-label={t('formParts.whatIfPercent')}>
              {signed(total === 0 ? 0 : (100 * (adjustedTotal - total)) / total)}
            </td>
            <td data-label={t('formParts.whatIfAdjusted')} aria-live="polite">
              {whole(adjustedTotal)}
            </td>
          </tr>
        </tfoot>
      </table>
      <div className="cs-whatif__actions">
        {categories.length > SHOWN && !all && (
          <Button kind="ghost" size="sm" onClick={() => setAll(true)}>
            {t('formParts.whatIfMore', { count: categories.length })}
          </Button>
        )}
        {!locked && overrides.length > 0 && (
          <Button kind="ghost" size="sm" onClick={() => onChange([])}>
            {t('formParts.whatIfReset')}
          </Button>
        )}
      </div>
      <WhatIfChart source={source} overrides={overrides} />
    </div>
  );
}

interface RowProps {
  one: CategoryForecast;
  id: string;
  hint: string;
  percent: number | null | undefined;
  error: string | undefined;
  limits: { min: number; max: number };
  locked: boolean;
  onChange(percent: number | null | undefined): void;
}

function Row({ one, id, hint, percent, error, limits, locked, onChange }: RowProps) {
  const { t } = useTranslation();
  const { category } = one;
  // What was typed, as long as it means what the value says: "1." must not become "1" under the hands.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && parsePercent(typed) === percent ? typed : written(percent);
  const wrong =
    percent === null ? t('formParts.whatIfNotANumber') : (error ?? outside(percent, limits));
  const step = (by: number) => {
    const next = Math.round(((percent ?? 0) + by) * 10) / 10;
    setTyped(null);
    onChange(Math.min(limits.max, Math.max(limits.min, next)));
  };
  return (
    <tr data-changed={percent ? true : undefined}>
      <th scope="row">{category}</th>
      <td data-label={t('formParts.whatIfStatistical')}>{whole(totalOf(one))}</td>
      <td data-label={t('formParts.whatIfPercent')}>
        {locked ? (
          signed(percent ?? 0)
        ) : (
          <div className="cs-whatif__percent">
            <IconButton
              kind="ghost"
              size="md"
              label={t('formParts.whatIfLower', { category })}
              onClick={() => step(-1)}
            >
              <Subtract />
            </IconButton>
            <input
              id={id}
              type="text"
              inputMode="decimal"
              autoComplete="off"
              className="cds--text-input"
              value={text}
              placeholder="0"
              aria-label={t('formParts.whatIfPercentOf', { category })}
              aria-describedby={wrong ? `${id}-error` : hint}
              aria-invalid={wrong ? true : undefined}
              onChange={(event) => {
                setTyped(event.target.value);
                onChange(parsePercent(event.target.value));
              }}
              onBlur={() => setTyped(null)}
            />
            <span aria-hidden="true">%</span>
            <IconButton
              kind="ghost"
              size="md"
              label={t('formParts.whatIfRaise', { category })}
              onClick={() => step(1)}
            >
              <Add />
            </IconButton>
          </div>
        )}
        {wrong && (
          <div className="fjs-form-field-error" id={`${id}-error`}>
            {wrong}
          </div>
        )}
      </td>
      <td data-label={t('formParts.whatIfAdjusted')}>{whole(adjusted(totalOf(one), percent))}</td>
    </tr>
  );
}

/** In the words of form-js, as it will say it when the form is sent. */
function outside(
  percent: number | undefined,
  { min, max }: { min: number; max: number },
): string | undefined {
  if (percent === undefined) {
    return undefined;
  }
  if (percent < min) {
    return `Field must have minimum value of ${min}.`;
  }
  return percent > max ? `Field must have maximum value of ${max}.` : undefined;
}

function errorOf(errors: unknown, overrides: Override[], category: string): string | undefined {
  const row = overrides.findIndex((override) => override.category === category);
  const messages = (errors as Record<string, string[]> | undefined)?.[row];
  return Array.isArray(messages) ? messages.join(' ') : undefined;
}

function written(percent: number | null | undefined): string {
  return percent === null || percent === undefined ? '' : String(percent);
}

function whole(value: number): string {
  return new Intl.NumberFormat(readerLocale(), { maximumFractionDigits: 0 }).format(value);
}

function signed(percent: number): string {
  return `${new Intl.NumberFormat(readerLocale(), {
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(percent)} %`;
}
