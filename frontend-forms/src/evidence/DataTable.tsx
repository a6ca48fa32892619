import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@carbon/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableBlock, TableColumn } from '../api/types';
import { formatValue } from '../ui/format';
import { nextSorting, type Sorting, sortRows } from './sortRows';

const FIRST_ROWS = 12;

/** A table of the evidence: sortable, figures aligned, scrolling sideways inside its frame on a phone. */
export function DataTable({ block }: { block: TableBlock }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [all, setAll] = useState(false);
  const rows = sortRows(block.rows, sorting);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <section className="cs-block">
      <h3 id={titleId} className="cs-block__title">
        {block.title ?? t('evidence.table')}
      </h3>
      {block.rows.length === 0 ? (
        <p className="cs-muted">{t('evidence.noRows')}</p>
      ) : (
        // A region that scrolls has to be reachable with the keyboard.
        <div className="cs-scroll" role="region" aria-labelledby={titleId} tabIndex={0}>
          <Table size="sm" aria-labelledby={titleId}>
            <TableHead>
              <TableRow>
                {block.columns.map((column) => (
                  <TableHeader
                    key={column.key}
                    isSortable
                    isSortHeader={sorting?.key === column.key}
                    sortDirection={sorting?.key === column.key ? sorting.direction : 'NONE'}
                    className={isNumeric(column) ? 'cs-numeric' : undefined}
                    onClick={() => setSorting(nextSorting(sorting, column.key))}
                  >
                    {column.label}
                  </TableHeader>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((row, index) => (
                <TableRow key={index}>
                  {block.columns.map((column) => (
                    <TableCell
                      key={column.key}
                      className={isNumeric(column) ? 'cs-numeric' : undefined}
                    >
                      {formatValue(row[column.key], column.format)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {rows.length > FIRST_ROWS && (
        <Button kind="ghost" size="sm" onClick={() => setAll(!all)}>
          {all ? t('evidence.fewerRows') : t('evidence.allRows', { count: rows.length })}
        </Button>
      )}
    </section>
  );
}

function isNumeric(column: TableColumn): boolean {
  return column.format === 'number' || column.format === 'percent' || column.format === 'integer';
}
