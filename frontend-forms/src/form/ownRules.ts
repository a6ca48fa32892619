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
