import { Button, Checkbox, InlineNotification } from '@carbon/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, FormView as Form, Task } from '../api/types';
import { DraftLine, DraftRestored } from '../form/DraftNotices';
import { type FormHandle, FormView } from '../form/FormView';
import { useDraft } from '../form/useDraft';
import { Loading } from '../ui/Loading';
import { problemWords } from '../ui/problemWords';
import { outcomeLabel } from './outcomeLabel';
import type { Done } from './TaskDone';
import { useComplete } from './useComplete';
import type { EvidenceWatch } from './useEvidenceWatch';
import { taskName } from '../ui/names';

interface Props {
  task: Task;
  form: Form;
  evidence: UseQueryResult<Evidence>;
  watch: EvidenceWatch;
  onShowEvidence: () => void;
  onDone: (done: Done) => void;
}

/** The form of a task, the last checks before it is sent, and what the service said to it. */
export function DecisionForm({ task, form, evidence, watch, onShowEvidence, onDone }: Props) {
  const { t } = useTranslation();
  const handle = useRef<FormHandle>(null);
  const [submitLabel, setSubmitLabel] = useState<string | null>(null);
  const place = `/tasks/${encodeURIComponent(task.id)}`;
  const draft = useDraft(
    task.completable && task.hasForm ? place : null,
    evidence.data?.digest ?? task.evidenceDigest,
  );
  const start = useMemo(() => ({ ...form.data, ...draft.restored?.data }), [form, draft.restored]);
  const complete = useComplete(task, watch.reportChange, (completion, data) => {
    draft.forget();
    onDone({ task, completion, outcome: outcomeLabel(form.schema, data) });
  });
  const seen = task.evidenceDigest === null || evidence.data !== undefined;
  const [known, setKnown] = useState<string>();
  const stale = task.stale ?? null;
  const mustLook =
    (watch.changed && !watch.lookedAgain) || (stale !== null && known !== stale.version);

  const send = () => {
    if (!task.completable || complete.isPending || !seen || mustLook) {
      return;
    }
    const data = handle.current?.submit();
    if (data) {
      complete.mutate({
        data,
        evidenceDigest: evidence.data?.digest ?? null,
        ...(stale === null ? {} : { staleSeen: stale.version }),
      });
    }
  };

  return (
    <>
      {watch.changed && (
        <div className="cs-changed">
          <InlineNotification
            kind="warning"
            role="alert"
            lowContrast
            hideCloseButton
            title={t('task.evidenceChanged')}
            subtitle={t('task.evidenceChangedText')}
          />
          <Button kind="tertiary" size="sm" onClick={onShowEvidence}>
            {t('task.showEvidence')}
          </Button>
        </div>
      )}
      <DraftRestored draft={draft} evidenceDigest={task.evidenceDigest} />
      {!draft.ready && <Loading lines={5} />}
      {draft.ready && (
        <FormView
          key={draft.round}
          ref={handle}
          place={task.completable ? place : null}
          schema={form.schema}
          data={start}
          label={taskName(task)}
          readOnly={!task.completable}
          violations={complete.violations}
          onChange={(data) => {
            if (task.completable) {
              draft.change(data);
            }
          }}
          onSubmit={send}
          onReady={setSubmitLabel}
        />
      )}
      {task.completable && (
        <>
          {complete.problem && (
            <InlineNotification
              kind="error"
              role="alert"
              lowContrast
              hideCloseButton
              title={problemWords(complete.problem, t).title}
              subtitle={problemWords(complete.problem, t).detail}
            />
          )}
          {complete.violations.length > 0 && (
            <InlineNotification
              kind="error"
              role="alert"
              lowContrast
              hideCloseButton
              title={t('form.refused')}
              subtitle={t('form.refusedText')}
            />
          )}
          <div className="cs-send">
            {watch.changed && (
              <Checkbox
                id="looked-again"
                labelText={t('task.lookedAgain')}
                checked={watch.lookedAgain}
                disabled={evidence.isFetching}
                onChange={(_event, { checked }) => watch.setLookedAgain(checked)}
              />
            )}
            {stale !== null && (
              <Checkbox
                id="stale-seen"
                labelText={t('compare.staleSeen')}
                checked={known === stale.version}
                onChange={(_event, { checked }) => setKnown(checked ? stale.version : undefined)}
              />
            )}
            {!seen && <p className="cs-second">{t('task.evidenceFirst')}</p>}
            <DraftLine draft={draft} />
            <Button
              className="cs-send__button"
              disabled={complete.isPending || !seen || mustLook}
              onClick={send}
            >
              {complete.isPending ? t('task.sending') : (submitLabel ?? t('task.send'))}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
