import { InlineNotification } from '@carbon/react';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormData, FormSchema, Violation } from '../api/types';
import { Loading } from '../ui/Loading';
import type { DrawnForm } from './formJs';
import { placeViolations, prepareSchema, withIds } from './schema';

export interface FormHandle {
  /** Validates; gives the values, or null when a field was refused. */
  submit(): FormData | null;
}

interface Props {
  schema: FormSchema;
  data: FormData;
  label: string;
  readOnly?: boolean;
  violations?: Violation[];
  ref?: Ref<FormHandle>;
  /** Where files go: `/tasks/{id}` or `/definitions/{key}`. */
  place?: string | null;
  onChange?: (data: FormData) => void;
  /** Enter was pressed in a field. */
  onSubmit: () => void;
  onReady?: (submitLabel: string | null) => void;
}

const NO_VIOLATIONS: Violation[] = [];

/** A form-js form. It is drawn once per schema: what was typed survives everything around it. */
export function FormView({
  schema,
  data,
  label,
  readOnly = false,
  violations = NO_VIOLATIONS,
  ref,
  place = null,
  onChange,
  onSubmit,
  onReady,
}: Props) {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnForm | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const prepared = useMemo(() => prepareSchema(withIds(schema)), [schema]);
  const placed = useMemo(
    () => placeViolations(prepared.schema, violations),
    [prepared.schema, violations],
  );

  // Read when they are needed, not when they change: a new callback must not redraw the form.
  const latest = useRef({ data, label, readOnly, place, onChange, onSubmit, onReady });
  useEffect(() => {
    latest.current = { data, label, readOnly, place, onChange, onSubmit, onReady };
  });

  useEffect(() => {
    const element = container.current;
    if (element === null) {
      return;
    }
    let abandoned = false;
    setState('loading');
    import('./formJs')
      .then(({ drawForm }) =>
        abandoned
          ? null
          : drawForm(element, {
              schema: prepared.schema,
              data: latest.current.data,
              readOnly: latest.current.readOnly,
              label: latest.current.label,
              uploads: { path: latest.current.place },
              onChange: (values) => latest.current.onChange?.(values),
              onSubmit: () => latest.current.onSubmit(),
            }),
      )
      .then((form) => {
        if (form === null) {
          return;
        }
        if (abandoned) {
          form.destroy();
          return;
        }
        form.setReadOnly(latest.current.readOnly);
        drawn.current = form;
        setState('ready');
        latest.current.onReady?.(prepared.submitLabel);
      })
      .catch((error: unknown) => {
        console.error('The form could not be drawn', error);
        if (!abandoned) {
          setState('failed');
        }
      });
    return () => {
      abandoned = true;
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [prepared]);

  useEffect(() => {
    drawn.current?.setReadOnly(readOnly);
  }, [readOnly, state]);

  // Once shown, they go away with the next attempt; the form's own errors are its own business.
  const complained = useRef(false);
  useEffect(() => {
    if (drawn.current !== null && (violations.length > 0 || complained.current)) {
      complained.current = violations.length > 0;
      drawn.current.showErrors(placed.errors);
    }
  }, [placed, violations, state]);

  useImperativeHandle(ref, () => ({ submit: () => drawn.current?.submit() ?? null }), []);

  return (
    <div className="cs-form">
      {placed.elsewhere.map((violation) => (
        <InlineNotification
          key={violation.field}
          kind="error"
          role="alert"
          lowContrast
          hideCloseButton
          title={violation.field}
          subtitle={violation.message}
        />
      ))}
      {state === 'loading' && <Loading />}
      {state === 'failed' && <p role="alert">{t('form.failed')}</p>}
      <div ref={container} hidden={state !== 'ready'} />
    </div>
  );
}
