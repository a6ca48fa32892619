import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.scss';
import type { FormData, FormSchema } from '../api/types';
import type { FieldErrors } from './schema';
import type { UploadPlace } from './FilePicker';
import { ownFields } from './ownFields';
import { judge } from './verdict';

/** The one place that knows form-js: a drawn form, as the pages need it. */
export interface DrawnForm {
  /** Validates; gives the values, or null when a field was refused (the first one then has the focus). */
  submit(): FormData | null;
  setReadOnly(readOnly: boolean): void;
  showErrors(errors: FieldErrors): void;
  destroy(): void;
}

interface Options {
  schema: FormSchema;
  data: FormData;
  readOnly: boolean;
  label: string;
  uploads: UploadPlace;
  /** What a person has changed; what the form does by itself is not reported. */
  onChange: (data: FormData) => void;
  onSubmit: () => void;
}

const TOUCHES = ['input', 'change', 'click', 'keydown'];

export async function drawForm(container: HTMLElement, options: Options): Promise<DrawnForm> {
  // Without its debounce: a redraw within those 300 ms (another field was left) empties the field that is
  // just being typed into, and what was typed last never reaches the form.
  const unhurried = {
    container,
    debounce: false,
    additionalModules: [ownFields(options.uploads)],
  };
  const form = new Form(unhurried);
  await form.importSchema(options.schema, options.data);
  form.setProperty('ariaLabel', options.label);
  form.setProperty('readOnly', options.readOnly);

  let touched = false;
  const touch = () => {
    touched = true;
  };
  TOUCHES.forEach((event) => container.addEventListener(event, touch, { capture: true }));

  // `changed` also reports validation; only the data matters here.
  form.on('changed', (state: { data: FormData }) => {
    if (touched) {
      options.onChange(state.data);
    }
  });

  // Enter in a text field submits the HTML form; the page decides what that means.
  const enter = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    options.onSubmit();
  };
  container.addEventListener('submit', enter, { capture: true });

  return {
    submit() {
      const { data, errors } = judge(form);
      if (!isEmpty(errors)) {
        focusFirstError(container);
        return null;
      }
      return data;
    },
    setReadOnly(readOnly) {
      form.setProperty('readOnly', readOnly);
    },
    showErrors(errors) {
      form._setState({ errors });
      if (!isEmpty(errors)) {
        focusFirstError(container);
      }
    },
    destroy() {
      container.removeEventListener('submit', enter, { capture: true });
      TOUCHES.forEach((event) => container.removeEventListener(event, touch, { capture: true }));
      form.destroy();
    },
  };
}

function isEmpty(errors: FieldErrors): boolean {
  return Object.keys(errors).length === 0;
}

function focusFirstError(container: HTMLElement): void {
  // The errors are drawn with the next frame.
  requestAnimationFrame(() => {
    const field = container.querySelector<HTMLElement>(
      '.fjs-has-errors input, .fjs-has-errors select, .fjs-has-errors textarea, [aria-invalid="true"]',
    );
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  });
}
