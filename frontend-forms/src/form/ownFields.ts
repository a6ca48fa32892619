import { FilePicker, type UploadPlace } from './FilePicker';
import { reactField } from './reactField';
import { WhatIf } from './WhatIf';
import { createElement } from 'react';

interface FieldTypes {
  register(type: string, component: unknown): void;
}

const list = ({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : []);

const whatIf = reactField(
  { type: 'whatif', emptyValue: [], sanitizeValue: list, expressions: ['source'] },
  WhatIf,
);

/** The fields that form-js does not have, and the one that it has without a place to send files to. */
export function ownFields(uploads: UploadPlace) {
  const filePicker = reactField<string[] | null>(
    {
      type: 'filepicker',
      emptyValue: null,
      sanitizeValue: ({ value }) => (Array.isArray(value) ? value : null),
      expressions: ['multiple'],
      templates: ['accept'],
    },
    (props) => createElement(FilePicker, { ...props, uploads }),
  );
  function OwnFields(types: FieldTypes) {
    types.register('filepicker', filePicker);
    types.register('whatif', whatIf);
  }
  OwnFields.$inject = ['formFields'];
  return { __init__: ['ownFields'], ownFields: ['type', OwnFields] };
}
