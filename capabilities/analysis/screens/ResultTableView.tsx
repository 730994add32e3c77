import { useState } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import type { ResultTable } from '../contract.ts';
import { cellText } from './words.ts';

type Row = ResultTable['rows'][number] & { key: string };

/** A screenful; the rest is a press away and in the download. */
const ROWS_AT_FIRST = 15;

/** The figures under a chart, as the run found them. */
export function ResultTableView({ table }: { table: ResultTable }) {
  const formats = useFormats();
  const [isWhole, showWhole] = useState(table.rows.length <= ROWS_AT_FIRST + 5);
  const rows = table.rows.map((row, index): Row => ({ ...row, key: String(index) }));
  return (
    <>
      <DataTable
        caption={table.caption}
        columns={useColumns(table)}
        rows={isWhole ? rows : firstAndNoted(rows)}
        rowKey={(row) => row.key}
      />
      {!isWhole && (
        <Button onClick={() => showWhole(true)}>Show all {formats.count(rows.length, 'row')}</Button>
      )}
    </>
  );
}

/** Rows that must be read with care are among those shown at first, wherever they stand. */
function firstAndNoted(rows: readonly Row[]): Row[] {
  return rows.filter(({ flag }, index) => index < ROWS_AT_FIRST || (typeof flag === 'string' && flag !== ''));
}

function useColumns(table: ResultTable): Column<Row>[] {
  const formats = useFormats();
  return table.columns.map(({ key, label, format }) => ({
    key,
    label,
    value: (row) => row[key],
    render: (row) => cellText(row[key], format, formats),
    sortable: true,
    ...(format === 'text' || format === 'month' ? {} : { align: 'end' as const }),
  }));
}
