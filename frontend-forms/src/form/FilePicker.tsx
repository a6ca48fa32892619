import { FileUploaderButton, FileUploaderItem } from '@carbon/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  deleteFile,
  fileAddress,
  getFileInfo,
  type StoredFile,
  uploadFormFile,
} from '../api/formFiles';
import { Problem } from '../api/problem';
import type { FieldProps } from './reactField';

/** Where the files of a form go: `/tasks/{id}` or `/definitions/{key}`; nowhere while it is only shown. */
export interface UploadPlace {
  path: string | null;
}

interface Row {
  key: string;
  name: string;
  state: 'uploading' | 'there' | 'failed';
  id?: string;
  why?: string;
}

let rows = 0;

/** Files are sent as they are chosen; the form's value is the list of their ids. */
export function FilePicker({
  field,
  value,
  errors,
  locked,
  domId,
  onChange,
  uploads,
}: FieldProps<string[] | null> & { uploads: UploadPlace }) {
  const { t } = useTranslation();
  const ids = Array.isArray(value) ? value : [];
  const [fresh, setFresh] = useState<Row[]>([]);
  const known = useFileNames(ids, fresh);
  // Uploads end in their own time: each adds to what the value is then.
  const current = useRef(ids);
  current.current = ids;
  const messages = Array.isArray(errors) ? (errors as string[]) : [];
  const multiple = field['multiple'] === true;
  const accept = String(field['accept'] ?? '')
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '');
  const label = String(field['label'] ?? '');
  const required = (field['validate'] as { required?: boolean } | undefined)?.required === true;

  const give = (next: string[]) => {
    current.current = next;
    onChange(next);
  };

  const send = (files: File[]) => {
    const place = uploads.path;
    if (place === null) {
      return;
    }
    const chosen = multiple ? files : files.slice(-1);
    const started = chosen.map<Row>((file) => ({
      key: `upload-${(rows += 1)}`,
      name: file.name,
      state: 'uploading',
    }));
    setFresh((all) => [...all.filter((row) => row.state !== 'failed'), ...started]);
    chosen.forEach((file, index) => {
      const key = (started[index] as Row).key;
      const change = (more: Partial<Row>) =>
        setFresh((all) => all.map((row) => (row.key === key ? { ...row, ...more } : row)));
      uploadFormFile(place, file).then(
        (stored) => {
          const replaced = multiple ? [] : current.current;
          change({ state: 'there', id: stored.id, name: stored.name });
          give([...(multiple ? current.current : []), stored.id]);
          replaced.forEach((id) => void deleteFile(id).catch(() => undefined));
        },
        (problem: unknown) =>
          change({
            state: 'failed',
            why: problem instanceof Problem ? whyNot(problem) : String(problem),
          }),
      );
    });
  };

  const remove = (id: string) => {
    give(current.current.filter((other) => other !== id));
    // A file of an earlier form stays where it is; then this is refused, and that is fine.
    void deleteFile(id).catch(() => undefined);
  };

  return (
    <div className="cs-files" aria-describedby={messages.length > 0 ? `${domId}-error` : undefined}>
      <p className="fjs-form-field-label" id={`${domId}-label`}>
        {label}
        {required && <span className="fjs-asterix"> *</span>}
      </p>
      {!locked && uploads.path !== null && (
        <FileUploaderButton
          id={domId}
          buttonKind="tertiary"
          size="md"
          labelText={`${t(multiple ? 'formParts.chooseFiles' : 'formParts.chooseFile')}${label === '' ? '' : `: ${label}`}`}
          multiple={multiple}
          accept={accept}
          disableLabelChanges
          onChange={(event) => {
            const input = event.target as HTMLInputElement;
            send(Array.from(input.files ?? []));
          }}
        />
      )}
      {accept.length > 0 && !locked && (
        <p className="cds--form__helper-text">
          {t('formParts.takes', { kinds: accept.join(', ') })}
        </p>
      )}
      {ids.length === 0 && locked && <p className="cs-second">{t('formParts.noFiles')}</p>}
      <div className="cs-files__list" aria-live="polite">
        {ids.map((id) =>
          locked ? (
            <p key={id}>
              <a className="cds--link" href={fileAddress(id)} download={known.get(id)}>
                {known.get(id) ?? t('formParts.fileGone')}
              </a>
            </p>
          ) : (
            <FileUploaderItem
              key={id}
              uuid={id}
              size="md"
              name={known.get(id) ?? t('formParts.fileGone')}
              status="edit"
              iconDescription={t('formParts.removeFile', { name: known.get(id) ?? '' })}
              onDelete={() => remove(id)}
            />
          ),
        )}
        {fresh
          .filter((row) => row.state !== 'there')
          .map((row) => (
            <FileUploaderItem
              key={row.key}
              uuid={row.key}
              size="md"
              name={row.name}
              status={row.state === 'uploading' ? 'uploading' : 'edit'}
              iconDescription={
                row.state === 'uploading'
                  ? t('formParts.uploading')
                  : t('formParts.removeFile', { name: row.name })
              }
              invalid={row.state === 'failed'}
              errorSubject={t('formParts.uploadFailed', { name: row.name })}
              errorBody={row.why ?? ''}
              onDelete={() => setFresh((all) => all.filter(({ key }) => key !== row.key))}
            />
          ))}
      </div>
      {messages.length > 0 && (
        <div className="fjs-form-field-error" id={`${domId}-error`} role="alert">
          {messages.join(' ')}
        </div>
      )}
    </div>
  );
}

function whyNot(problem: Problem): string {
  return problem.violations[0]?.message ?? problem.message;
}

/** Names by id: of files just sent, and of those that a draft or an earlier form brought along. */
function useFileNames(ids: string[], fresh: Row[]): Map<string, string> {
  const [fetched, setFetched] = useState<Map<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  const names = new Map(fetched);
  fresh.forEach((row) => row.id !== undefined && names.set(row.id, row.name));
  const unknown = ids.filter((id) => !names.has(id)).join(' ');
  useEffect(() => {
    unknown
      .split(' ')
      .filter((id) => id !== '' && !asked.current.has(id))
      .forEach((id) => {
        asked.current.add(id);
        getFileInfo(id).then(
          (file: StoredFile) => setFetched((all) => new Map(all).set(id, file.name)),
          () => undefined,
        );
      });
  }, [unknown]);
  return names;
}
