import { useTranslation } from 'react-i18next';

/** Names and values of any kind, nested ones as indented JSON; nothing is left out. */
export function Values({ values }: { values: Record<string, unknown> }) {
  const { t } = useTranslation();
  const names = Object.keys(values);
  if (names.length === 0) {
    return <p className="cs-muted">{t('common.none')}</p>;
  }
  return (
    <dl className="cs-values">
      {names.map((name) => (
        <div key={name} className="cs-values__row">
          <dt>{name}</dt>
          <dd>
            <Value value={values[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') {
    return <span className="cs-muted">–</span>;
  }
  if (typeof value === 'boolean') {
    return <>{value ? t('common.yes') : t('common.no')}</>;
  }
  if (typeof value === 'object') {
    return <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>;
  }
  return <>{String(value)}</>;
}
