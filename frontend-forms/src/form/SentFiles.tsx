import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fileAddress, getFileInfo } from '../api/formFiles';
import type { FormData } from '../api/types';
import './sent.scss';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 50;

/** The files that were sent with a form; nothing where there are none that this person may read. */
export function SentFiles({ data }: { data: FormData }) {
  const { t } = useTranslation();
  const found = useQueries({
    queries: fileIds(data).map((id) => ({
      queryKey: ['file', id],
      queryFn: () => getFileInfo(id),
      retry: false,
      staleTime: Infinity,
    })),
  });
  const files = found.flatMap((query) => (query.data ? [query.data] : []));
  if (files.length === 0) {
    return null;
  }
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('formParts.files')}</h2>
      <ul className="cs-files__links">
        {files.map((file) => (
          <li key={file.id}>
            <a className="cds--link" href={fileAddress(file.id)} download={file.name}>
              {file.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ids in lists, as file pickers give them, at whatever depth. */
export function fileIds(data: unknown): string[] {
  const ids = new Set<string>();
  const look = (value: unknown) => {
    if (Array.isArray(value)) {
      value.forEach((item) =>
        typeof item === 'string' && ID.test(item) ? ids.add(item) : look(item),
      );
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(look);
    }
  };
  look(data);
  return [...ids].slice(0, MOST);
}
