import { Button, InlineNotification, TextInput } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionQuery } from '../api/getDefinition';
import { deleteDraft } from '../api/drafts';
import { startFormQuery } from '../api/getStartForm';
import { type StartRequest, startProcess } from '../api/startProcess';
import type { Definition, FormView as Form, Violation } from '../api/types';
import { DraftLine, DraftRestored } from '../form/DraftNotices';
import { type FormHandle, FormView } from '../form/FormView';
import { prefilled } from '../form/prefill';
import { useDraft } from '../form/useDraft';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { problemWords } from '../ui/problemWords';
import { ProblemNotice } from '../ui/ProblemNotice';

const route = getRouteApi('/processes/$key/start');
const EMPTY: Form = { schema: { type: 'default', components: [] }, data: {} };
const NO_VIOLATIONS: Violation[] = [];

/** Starting a process: its start form, an own name for the case, go. */
export function StartPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const definition = useQuery(definitionQuery(key));
  const form = useQuery({ ...startFormQuery(key), enabled: definition.data?.startForm === true });
  const view = definition.data?.startForm === false ? EMPTY : form.data;
  const problem = definition.error ?? form.error;
  return (
    <div className="cs-page cs-page--narrow">
      <PageHead
        title={t('start.title', { name: definition.data?.name ?? key })}
        parent={{ label: t('nav.processes'), to: '/processes' }}
      >
        {definition.data?.description && (
          <p className="cs-head__text">{definition.data.description}</p>
        )}
      </PageHead>
      {problem && (
        <ProblemNotice
          problem={problem}
          onRetry={() => void (definition.isError ? definition.refetch() : form.refetch())}
        />
      )}
      {definition.data && view ? (
        <StartForm key={key} definition={definition.data} form={view} />
      ) : (
        !problem && <Loading lines={5} />
      )}
    </div>
  );
}

function StartForm({ definition, form }: { definition: Definition; form: Form }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const handle = useRef<FormHandle>(null);
  const [businessKey, setBusinessKey] = useState('');
  const [submitLabel, setSubmitLabel] = useState<string | null>(null);
  const place = `/definitions/${encodeURIComponent(definition.key)}`;
  const draft = useDraft(definition.startForm ? place : null, null);
  const opened = useMemo(
    () => ({
      ...form.data,
      ...prefilled(form.schema, window.location.search),
      ...draft.restored?.data,
    }),
    [form, draft.restored],
  );
  const start = useMutation({
    mutationFn: (request: StartRequest) => startProcess(definition.key, request),
    onSuccess: (instance) => {
      draft.forget();
      void deleteDraft(place).catch(() => undefined);
      void navigate({ to: '/instances/$instanceId', params: { instanceId: instance.id } });
    },
  });
  const violations = start.error?.violations ?? NO_VIOLATIONS;
  const send = () => {
    const variables = handle.current?.submit();
    if (variables && !start.isPending) {
      const name = businessKey.trim();
      start.mutate({ variables, ...(name === '' ? {} : { businessKey: name }) });
    }
  };
  return (
    <div className="cs-sheet">
      <DraftRestored draft={draft} />
      {!draft.ready && <Loading lines={5} />}
      {draft.ready && (
        <FormView
          key={draft.round}
          ref={handle}
          place={place}
          schema={form.schema}
          data={opened}
          label={t('start.title', { name: definition.name })}
          violations={violations}
          onChange={draft.change}
          onSubmit={send}
          onReady={setSubmitLabel}
        />
      )}
      <TextInput
        id="business-key"
        labelText={t('start.businessKey')}
        helperText={t('start.businessKeyHint')}
        value={businessKey}
        onChange={(event) => setBusinessKey(event.target.value)}
      />
      {start.error && (
        <InlineNotification
          kind="error"
          role="alert"
          lowContrast
          hideCloseButton
          title={violations.length > 0 ? t('form.refused') : problemWords(start.error, t).title}
          subtitle={
            violations.length > 0 ? t('form.refusedText') : problemWords(start.error, t).detail
          }
        />
      )}
      <DraftLine draft={draft} />
      <Button className="cs-send__button" disabled={start.isPending} onClick={send}>
        {start.isPending ? t('start.starting') : (submitLabel ?? t('start.start'))}
      </Button>
    </div>
  );
}
