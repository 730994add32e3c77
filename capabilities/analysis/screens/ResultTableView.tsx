import { useFormats } from '#web/design/formats.ts';
import type { Column } from '#web/design/parts/columns.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import type { ResultTable } from '../contract.ts';
import { cellText } from './words.ts';

type Row = ResultTable['rows'][number] & { key: string };

/** The figures under a chart, as the run found them. */
export function ResultTableView({ table }: { table: ResultTable }) {
  const rows = table.rows.map((row, index): Row => ({ ...row, key: String(index) }));
  return (
    <DataTable caption={table.caption} columns={useColumns(table)} rows={rows} rowKey={(row) => row.key} />
  );
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
