import {
  Button,
  FileUploaderDropContainer,
  FileUploaderItem,
  FormItem,
  InlineNotification,
  TextInput,
} from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import type { Problem } from '../api/problem';
import { tryPolicy } from '../api/tryPolicy';
import { ProblemNotice } from '../ui/ProblemNotice';
import { TrialResult } from './TrialResult';

const MOST_BYTES = 1024 * 1024;

/** A decision table is dropped here and tried against the past. */
export function PolicyTrialTab({ definition }: { definition: string }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const [file, setFile] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [automatic, setAutomatic] = useState('auto');
  const [replay, setReplay] = useState('');
  const [from, setFrom] = useState('');
  const trial = useMutation({
    mutationFn: async (chosen: File) =>
      tryPolicy({
        xml: await textOf(chosen),
        file: chosen.name,
        definition,
        automatic,
        ...(replay.trim() && { replay: replay.trim() }),
        ...(from && { from: `${from}T00:00:00Z` }),
      }),
  });
  const allowed = me.data?.roles.some((role) => role === 'modeller' || role === 'admin');
  if (me.data && !allowed) {
    return <p className="cs-insight">{t('learning.trialForModellers')}</p>;
  }
  const choose = (chosen: File | undefined) => {
    trial.reset();
    setTooLarge(chosen !== undefined && chosen.size > MOST_BYTES);
    setFile(chosen !== undefined && chosen.size <= MOST_BYTES ? chosen : null);
  };
  return (
    <div className="cs-insight">
      <h2 className="cs-visually-hidden">{t('learning.trial')}</h2>
      <p className="cs-insight__intro">{t('learning.trialIntro')}</p>
      <FormItem className="cs-insight__file">
        <p className="cds--label">{t('learning.file')}</p>
        <FileUploaderDropContainer
          accept={['.dmn', '.xml']}
          labelText={t('learning.drop')}
          multiple={false}
          onAddFiles={(_event, { addedFiles }) => choose(addedFiles[0])}
        />
        <p className="cds--form__helper-text">{t('learning.fileHint')}</p>
        {file && (
          <FileUploaderItem
            name={file.name}
            status="edit"
            onDelete={() => choose(undefined)}
            iconDescription={t('learning.none')}
          />
        )}
      </FormItem>
      {tooLarge && (
        <InlineNotification
          kind="error"
          role="alert"
          lowContrast
          hideCloseButton
          title={t('learning.fileTooLarge')}
        />
      )}
      <form
        className="cs-insight__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) {
            trial.mutate(file);
          }
        }}
      >
        <TextInput
          id="trial-automatic"
          labelText={t('learning.automatic')}
          value={automatic}
          required
          onChange={(event) => setAutomatic(event.target.value)}
        />
        <TextInput
          id="trial-replay"
          labelText={t('learning.replay')}
          placeholder={t('learning.replayHint')}
          value={replay}
          onChange={(event) => setReplay(event.target.value)}
        />
        <TextInput
          id="trial-from"
          type="date"
          labelText={t('learning.from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Button type="submit" disabled={!file || definition === '' || trial.isPending}>
          {trial.isPending ? t('learning.running') : t('learning.run')}
        </Button>
      </form>
      {definition === '' && <p className="cs-muted">{t('learning.chooseProcessTrial')}</p>}
      <div aria-live="polite">
        {trial.isError && <TrialProblem problem={trial.error as Problem} />}
        {trial.data && <TrialResult trial={trial.data} />}
      </div>
    </div>
  );
}

/** What is wrong with the file, by element, when it is the file. */
function TrialProblem({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  return problem.violations.length === 0 ? (
    <ProblemNotice problem={problem} />
  ) : (
    <InlineNotification
      kind="error"
      role="alert"
      lowContrast
      hideCloseButton
      title={t('problem.refused')}
      subtitle={problem.violations.map((each) => each.message).join(' ')}
    />
  );
}

function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('The file cannot be read', { cause: reader.error }));
    reader.readAsText(file);
  });
}
