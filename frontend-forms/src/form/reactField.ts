import { useExpressionEvaluation, useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer';
import { h } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ComponentType, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';

/** What form-js hands to the component of a field. */
interface DrawnField {
  field: Record<string, unknown>;
  value: unknown;
  errors: unknown;
  disabled: boolean;
  readonly: boolean;
  domId: string;
  onChange(change: { value: unknown }): void;
}

/** What a field of ours gets; the properties that it names in `evaluated` are worked out. */
export interface FieldProps<V = unknown> {
  field: Record<string, unknown>;
  value: V;
  errors: unknown;
  /** Neither typing nor choosing. */
  locked: boolean;
  domId: string;
  onChange(value: V): void;
}

interface Config {
  type: string;
  emptyValue: unknown;
  sanitizeValue(options: { value: unknown }): unknown;
  /** FEEL properties and text templates of the field that its component wants evaluated. */
  expressions?: string[];
  templates?: string[];
}

/** A field of form-js (which draws with Preact) whose inside is drawn by React, as the rest of the pages. */
export function reactField<V>(
  { expressions = [], templates = [], ...config }: Config,
  Component: ComponentType<FieldProps<V>>,
) {
  function Field(drawn: DrawnField) {
    const place = useRef<HTMLDivElement>(null);
    const root = useRef<Root | null>(null);
    const field = { ...drawn.field };
    // The same properties in the same order each time, as hooks want it.
    for (const name of expressions) {
      field[name] = useExpressionEvaluation(drawn.field[name]);
    }
    for (const name of templates) {
      field[name] = useSingleLineTemplateEvaluation(drawn.field[name] as string, {});
    }
    useLayoutEffect(() => {
      const mounted = createRoot(place.current as HTMLDivElement);
      root.current = mounted;
      // React does not like to be taken down while it is drawing something else.
      return () => void setTimeout(() => mounted.unmount());
    }, []);
    useLayoutEffect(() => {
      root.current?.render(
        createElement(Component, {
          field,
          value: drawn.value as V,
          errors: drawn.errors,
          locked: drawn.disabled || drawn.readonly,
          domId: drawn.domId,
          onChange: (value: V) => drawn.onChange({ value }),
        }),
      );
    });
    return h('div', { class: `fjs-form-field fjs-form-field-${config.type}`, ref: place });
  }
  Field.config = {
    keyed: true,
    group: 'basic-input',
    label: config.type,
    create: (options = {}) => options,
    ...config,
  };
  return Field;
}
