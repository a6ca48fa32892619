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
import type { TableComparison } from '../api/compareEvidence';
import { formatValue } from '../ui/format';

const FIRST_ROWS = 12;

/** The rows that are different: new ones, gone ones, and the cells that have changed. */
export function CompareTable({ title, table }: { title: string; table: TableComparison }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [all, setAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, FIRST_ROWS);
  return (
    <section className="cs-block">
      <h3 id={titleId} className="cs-block__title">
        {title}
      </h3>
      <p className="cs-second">
        {t('compare.rows', {
          changed: table.changed,
          added: table.added,
          removed: table.removed,
          same: table.same,
        })}
      </p>
      {rows.length > 0 && (
        <div className="cs-scroll" role="region" aria-labelledby={titleId} tabIndex={0}>
          <Table size="sm" aria-labelledby={titleId}>
            <TableHead>
              <TableRow>
                <TableHeader>{t('compare.changeColumn')}</TableHeader>
                {table.columns.map((column) => (
                  <TableHeader key={column.key}>{column.label ?? column.key}</TableHeader>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={index} className={`cs-compare__row cs-compare__row--${row.change}`}>
                  <TableCell>{t(`compare.change.${row.change}`)}</TableCell>
                  {row.cells.map((cell, place) => {
                    const format = table.columns[place]?.format ?? undefined;
                    return (
                      <TableCell key={place}>
                        {row.change === 'changed' && cell.change !== 'same' ? (
                          <>
                            <del>{formatValue(cell.from, format)}</del>{' '}
                            <ins>{formatValue(cell.to, format)}</ins>
                          </>
                        ) : (
                          formatValue(row.change === 'removed' ? cell.from : cell.to, format)
                        )}
                      </TableCell>
                    );
                  })}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {table.rows.length > FIRST_ROWS && (
        <Button kind="ghost" size="sm" onClick={() => setAll(!all)}>
          {all ? t('evidence.fewerRows') : t('evidence.allRows', { count: table.rows.length })}
        </Button>
      )}
      {table.truncated && <p className="cs-muted">{t('compare.truncated')}</p>}
    </section>
  );
}
