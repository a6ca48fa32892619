import type { FormComponent, FormData, FormSchema } from '../api/types';

/** Values for a start form from the address of its page: `?input=/data/sales&horizon=8`. Unknown names are left out. */
export function prefilled(schema: FormSchema, search: string): FormData {
  const parameters = new URLSearchParams(search);
  const data: FormData = {};
  for (const field of fields(schema.components)) {
    const given = parameters.getAll(field.key ?? '');
    if (given.length > 0) {
      data[field.key as string] = valueOf(field, given);
    }
  }
  return data;
}

/** Fields outside of lists and of groups with a path, that a person may fill in. */
function fields(components: FormComponent[]): FormComponent[] {
  return components.flatMap((component) => {
    if (component.type === 'dynamiclist' || component.path) {
      return [];
    }
    if (component.components) {
      return fields(component.components);
    }
    const open = component.key && !component.key.includes('.') && component['disabled'] !== true;
    return open && component.type !== 'filepicker' ? [component] : [];
  });
}

/** As text; form-js itself makes a number of it, and drops what is not among the options. */
function valueOf(field: FormComponent, given: string[]): unknown {
  switch (field.type) {
    case 'checkbox':
      return given[0] === 'true';
    case 'checklist':
    case 'taglist':
      return given;
    default:
      return given[0];
  }
}
