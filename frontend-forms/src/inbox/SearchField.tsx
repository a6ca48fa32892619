import { Search } from '@carbon/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const TYPING_PAUSE_MS = 250;

/** Searches once the typing pauses, so that the list does not flicker through half words. */
export function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) {
      return;
    }
    const pause = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, value, onChange]);
  return (
    <Search
      className="cs-toolbar__search"
      size="md"
      labelText={t('inbox.search')}
      placeholder={t('inbox.searchHint')}
      closeButtonLabelText={t('inbox.clearSearch')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onClear={() => setTyped('')}
    />
  );
}
