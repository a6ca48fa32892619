import { Button, InlineNotification } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changePreferences,
  type Preferences,
  preferencesQuery,
  type PreferencesView,
} from '../api/preferences';
import type { Problem } from '../api/problem';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ChannelFields } from './ChannelFields';
import { DigestFields } from './DigestFields';
import { QuietFields } from './QuietFields';
import { ReadingFields } from './ReadingFields';

export interface FieldsProps {
  value: Preferences;
  options: PreferencesView['options'];
  /** What the service says is wrong with a field. */
  wrong: (field: string) => string | undefined;
  change: (part: Partial<Preferences>) => void;
}

/** The settings as one form: nothing counts before it is saved. */
export function PreferencesForm({ view }: { view: PreferencesView }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { options, ...kept } = view;
  const [value, setValue] = useState<Preferences>(kept);
  const save = useMutation({
    mutationFn: changePreferences,
    onSuccess: (saved) => {
      const { options: _options, ...now } = saved;
      queryClient.setQueryData(preferencesQuery.queryKey, saved);
      setValue(now);
    },
  });
  const problem = save.error as Problem | null;
  const fields: FieldsProps = {
    value,
    options,
    wrong: (field) => problem?.violations.find((each) => each.field === field)?.message,
    change: (part) => {
      save.reset();
      setValue({ ...value, ...part });
    },
  };
  return (
    <form
      className="cs-preferences"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(value);
      }}
    >
      <ReadingFields {...fields} />
      <ChannelFields {...fields} />
      <DigestFields {...fields} />
      <QuietFields {...fields} />
      {problem && <ProblemNotice problem={problem} />}
      {save.isSuccess && (
        <InlineNotification
          kind="success"
          role="status"
          lowContrast
          hideCloseButton
          title={t('preferences.saved')}
          subtitle={t('preferences.savedText')}
        />
      )}
      <Button type="submit" disabled={save.isPending}>
        {t('preferences.save')}
      </Button>
    </form>
  );
}
