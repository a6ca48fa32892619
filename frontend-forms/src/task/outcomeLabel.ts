import type { FormComponent, FormData, FormSchema } from '../api/types';

/** By convention the field `decision` of a form is the outcome; its chosen value as the form words it. */
export function outcomeLabel(schema: FormSchema, data: FormData): string | null {
  const value = data['decision'];
  if (typeof value !== 'string') {
    return null;
  }
  const option = find(schema.components)?.values?.find((candidate) => candidate.value === value);
  return option?.label ?? value;
}

function find(components: FormComponent[]): FormComponent | undefined {
  for (const component of components) {
    const found = component.key === 'decision' ? component : find(component.components ?? []);
    if (found) {
      return found;
    }
  }
  return undefined;
}
