import { Pagination } from '@carbon/react';
import { useEffect } from 'react';

interface Props {
  /** From 1. */
  page: number;
  size: number;
  total: number;
  /** `replace`: nobody asked for it, so it is no step to go back to. */
  onPage: (page: number, replace: boolean) => void;
}

/** Leads through the pages of a list. Where the list has become shorter than the page, to the last one that there is. */
export function Pages({ page, size, total, onPage }: Props) {
  const last = Math.max(1, Math.ceil(total / size));
  const gone = page > last;
  useEffect(() => {
    if (gone) {
      onPage(last, true);
    }
  }, [gone, last, onPage]);
  if (total <= size || gone) {
    return null;
  }
  return (
    <Pagination
      page={page}
      pageSize={size}
      pageSizes={[size]}
      pageSizeInputDisabled
      totalItems={total}
      onChange={(change) => onPage(change.page, false)}
    />
  );
}
