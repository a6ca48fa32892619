type Evaluate = (expression: string) => unknown;

const REQUIRED = 'Field is required.';

/** What the service checks beyond form-js' own rules, in the same words. */
export function ownErrors(
  field: Record<string, unknown>,
  value: unknown,
  evaluate: Evaluate,
): string[] {
  const properties = (field['properties'] ?? {}) as Record<string, unknown>;
  const when = properties['requiredWhen'];
  // form-js has no conditional `required`: the property says it.
  return typeof when === 'string' && isEmpty(field, value) && evaluate(when) === true
    ? [REQUIRED]
    : [];
}

function isEmpty(field: Record<string, unknown>, value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (field['type'] === 'checkbox' && value === false)
  );
}

/** What is wrong with a what-if, by row: the rules of its percent, in the words of form-js. */
export function whatIfErrors(
  field: Record<string, unknown>,
  value: unknown,
): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  (Array.isArray(value) ? (value as { percent?: number | null }[]) : []).forEach((row, index) => {
    const messages = percentErrors(field, row.percent);
    if (messages.length > 0) {
      errors[index] = messages;
    }
  });
  return errors;
}

function percentErrors(
  field: Record<string, unknown>,
  percent: number | null | undefined,
): string[] {
  if (percent === null || percent === undefined) {
    return [REQUIRED];
  }
  const { min, max, decimalDigits } = field as { min: number; max: number; decimalDigits: number };
  const messages: string[] = [];
  if ((String(percent).split('.')[1] ?? '').length > decimalDigits) {
    const digits = `${decimalDigits} decimal digit${decimalDigits > 1 ? 's' : ''}`;
    messages.push(
      `Value is expected to ${decimalDigits === 0 ? 'be an integer' : `have at most ${digits}`}.`,
    );
  }
  if (percent < min) {
    messages.push(`Field must have minimum value of ${min}.`);
  }
  if (percent > max) {
    messages.push(`Field must have maximum value of ${max}.`);
  }
  return messages;
}
