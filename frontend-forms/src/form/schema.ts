import type { FormComponent, FormSchema, Violation } from '../api/types';

export interface PreparedSchema {
  schema: FormSchema;
  /** What the form's own submit button said; the page draws the button itself, so that it can wait. */
  submitLabel: string | null;
}

/** Takes the buttons out of a schema; the page has its own, always in reach on a phone. */
export function prepareSchema(schema: FormSchema): PreparedSchema {
  let submitLabel: string | null = null;
  const withoutButtons = (components: FormComponent[]): FormComponent[] =>
    components
      .filter((component) => {
        if (component.type !== 'button') {
          return true;
        }
        if (component.action !== 'reset') {
          submitLabel = component.label ?? submitLabel;
        }
        return false;
      })
      .map((component) =>
        component.components
          ? whatIf({ ...component, components: withoutButtons(component.components) })
          : component,
      );
  const components = withoutButtons(schema.components);
  return { schema: { ...schema, components }, submitLabel };
}

/**
 * A list with the property `whatIf` is drawn as a what-if over the forecast that the property names. In the
 * schema it stays a list, which Camunda Modeler can edit and every form-js can show.
 */
function whatIf(component: FormComponent): FormComponent {
  const source = (component['properties'] as Record<string, unknown> | undefined)?.['whatIf'];
  if (component.type !== 'dynamiclist' || typeof source !== 'string' || !component.path) {
    return component;
  }
  const { components = [], path, ...rest } = component;
  const percent = components.find(({ key }) => key === 'percent');
  const rules = (percent?.['validate'] ?? {}) as { min?: number; max?: number };
  return {
    ...rest,
    type: 'whatif',
    key: path,
    source,
    min: rules.min ?? -50,
    max: rules.max ?? 50,
    decimalDigits: percent?.['decimalDigits'] ?? 1,
  } as FormComponent;
}

/** Errors as form-js keeps them: by field id, deeper by row for the fields of a dynamic list. */
export type FieldErrors = Record<string, unknown>;

export interface PlacedViolations {
  errors: FieldErrors;
  /** Violations of fields that the form does not show. */
  elsewhere: Violation[];
}

/** Puts the server's violations at the fields they name (`comment`, `address.street`, `rows[2].amount`). */
export function placeViolations(schema: FormSchema, violations: Violation[]): PlacedViolations {
  const ids = fieldIds(schema.components, []);
  const errors: FieldErrors = {};
  const elsewhere: Violation[] = [];
  for (const violation of violations) {
    const segments = violation.field.split(/[.[\]]+/).filter((segment) => segment !== '');
    const path = segments.filter((segment) => !/^\d+$/.test(segment)).join('.');
    const rows = segments.filter((segment) => /^\d+$/.test(segment));
    const id = ids.get(path);
    if (id === undefined) {
      elsewhere.push(violation);
    } else {
      add(errors, [id, ...rows], violation.message);
    }
  }
  return { errors, elsewhere };
}

function fieldIds(components: FormComponent[], parents: string[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const component of components) {
    if (component.key && component.id) {
      ids.set([...parents, component.key].join('.'), component.id);
      if (component.type === 'whatif') {
        ids.set([...parents, component.key, 'category'].join('.'), component.id);
        ids.set([...parents, component.key, 'percent'].join('.'), component.id);
      }
    }
    if (component.components) {
      const below = component.path ? [...parents, component.path] : parents;
      fieldIds(component.components, below).forEach((id, path) => ids.set(path, id));
    }
  }
  return ids;
}

function add(errors: FieldErrors, path: string[], message: string): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    const known = errors[head];
    errors[head] = Array.isArray(known) ? [...(known as string[]), message] : [message];
    return;
  }
  const deeper = (errors[head] ?? {}) as FieldErrors;
  errors[head] = deeper;
  add(deeper, rest, message);
}

/** Gives every component an id, as form-js does, so that violations can be placed before it is drawn. */
export function withIds(schema: FormSchema): FormSchema {
  let count = 0;
  const number = (components: FormComponent[]): FormComponent[] =>
    components.map((component) => ({
      ...component,
      id: component.id ?? `field_${(count += 1)}`,
      ...(component.components ? { components: number(component.components) } : {}),
    }));
  return { ...schema, type: schema.type ?? 'default', components: number(schema.components) };
}
