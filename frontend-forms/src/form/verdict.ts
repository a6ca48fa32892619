import { buildExpressionContext, type Form } from '@bpmn-io/form-js-viewer';
import type { FormData } from '../api/types';
import { ownErrors, whatIfErrors } from './ownRules';
import type { FieldErrors } from './schema';

/** A field as it stands on the page: once, or once for each row that it is in. */
export interface FieldInstance {
  id: string;
  valuePath: (string | number)[];
  indexes?: Record<string, number>;
  expressionContextInfo: Record<string, unknown>;
}

interface Instances {
  getAllKeyed(): FieldInstance[];
}

interface Fields {
  get(id: string): Record<string, unknown> & { type: string; disabled?: boolean };
}

interface ExpressionLanguage {
  evaluate(expression: string, data: unknown): unknown;
}

/** The fields that are shown now. */
export function instances(form: Form): FieldInstance[] {
  return form.get<Instances>('formFieldInstanceRegistry').getAllKeyed();
}

/** Sends the form: its values and everything that is wrong, by form-js' rules and by ours. */
export function judge(form: Form): { data: FormData; errors: FieldErrors } {
  const { data, errors } = form.submit();
  const fields = form.get<Fields>('formFieldRegistry');
  const language = form.get<ExpressionLanguage>('expressionLanguage');
  let found = errors as FieldErrors;
  for (const instance of instances(form)) {
    const field = fields.get(instance.id);
    const path = [instance.id, ...Object.values(instance.indexes ?? {})];
    const known = (valueAt(found, path) as string[] | undefined) ?? [];
    const context = buildExpressionContext(instance.expressionContextInfo as never);
    if (field.disabled) {
      continue;
    }
    const value = valueAt(data, instance.valuePath);
    const rows = field.type === 'whatif' ? whatIfErrors(field, value) : {};
    const own = ownErrors(field, value, (expression) =>
      language.evaluate(expression, context),
    ).filter((message) => !known.includes(message));
    if (Object.keys(rows).length > 0) {
      found = withErrors(found, path, rows);
    } else if (own.length > 0) {
      found = withErrors(found, path, [...known, ...own]);
    }
  }
  if (found !== errors) {
    form._setState({ errors: found });
  }
  return { data: data as FormData, errors: found };
}

export function valueAt(root: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, segment) =>
      value === null || value === undefined
        ? undefined
        : (value as Record<string | number, unknown>)[segment],
    root,
  );
}

function withErrors(
  errors: FieldErrors,
  [head, ...rest]: (string | number)[],
  messages: string[] | Record<string, string[]>,
): FieldErrors {
  if (head === undefined) {
    return errors;
  }
  const below = errors[head];
  return {
    ...errors,
    [head]:
      rest.length === 0 ? messages : withErrors({ ...(below as FieldErrors) }, rest, messages),
  };
}
