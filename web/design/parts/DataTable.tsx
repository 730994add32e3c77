import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type Column,
  compareValues,
  hiddenByDefault,
  nextSort,
  present,
  readSort,
  type SortText,
} from './columns.ts';
import { DataTableHead } from './DataTableHead.tsx';
import { DataTableRow, type RowManners } from './DataTableRow.tsx';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
});

export type DataTableProps<TRow> = RowManners<TRow> & {
  /** Names the table for people who do not see it. */
  caption: string;
  columns: readonly Column<TRow>[];
  rows: readonly TRow[];
  hidden?: readonly string[];
  /** Given when the server sorts; otherwise the table sorts its own rows. */
  sort?: SortText | null;
  onSort?: (sort: SortText) => void;
  empty?: ReactNode;
  /** Few narrow columns (figures of a chart) stay a table on a phone instead of becoming cards. */
  keepTable?: boolean;
};

/** Rows and columns; on a phone each row becomes a card. */
export function DataTable<TRow>(props: DataTableProps<TRow>) {
  const { rows, headers, sort, chooseSort } = useRows(props);
  if (props.rows.length === 0 && props.empty) return props.empty;
  return (
    <section
      className={props.keepTable ? 'table-box table-box--kept' : 'table-box'}
      aria-label={props.caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
      tabIndex={0}
    >
      <table className="usa-table usa-table--borderless table">
        <caption className="usa-sr-only">{props.caption}</caption>
        <DataTableHead
          columns={headers}
          sort={sort}
          onSort={chooseSort}
          selection={props.onSelect && selectionOf(props, rows)}
        />
        <tbody>
          {rows.map((row) => (
            <DataTableRow key={props.rowKey(row)} row={row} columns={headers} table={props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useRows<TRow>(props: DataTableProps<TRow>) {
  const [ownSort, setOwnSort] = useState<SortText | null>(null);
  const sort = props.onSort ? (props.sort ?? null) : ownSort;
  const hidden = props.hidden ?? hiddenByDefault(props.columns);
  const columns = useMemo(() => props.columns.map(tableColumn), [props.columns]);
  const data = useMemo(() => props.rows.map((row) => ({ row })), [props.rows]);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ row }) => props.rowKey(row),
    manualSorting: props.onSort !== undefined,
    state: {
      sorting: sortingState(sort),
      columnVisibility: Object.fromEntries(hidden.map((key) => [key, false])),
    },
  });
  const shown = new Set(table.getVisibleLeafColumns().map((column) => column.id));
  return {
    rows: table.getRowModel().rows.map((row) => row.original.row),
    headers: props.columns.filter((column) => shown.has(column.key)),
    sort,
    chooseSort: (key: string) => {
      const next = nextSort(sort, key);
      if (props.onSort) props.onSort(next);
      else setOwnSort(next);
    },
  };
}

function tableColumn<TRow>(column: Column<TRow>) {
  return {
    id: column.key,
    header: column.label,
    accessorFn: ({ row }: { row: TRow }) => present(column.value(row)),
    sortUndefined: 'last' as const,
    enableSorting: column.sortable ?? false,
    sortFn: (one: SortableRow, other: SortableRow, key: string) =>
      compareValues(one.getValue(key), other.getValue(key)),
  };
}

type SortableRow = { getValue: (key: string) => unknown };

function sortingState(sort: SortText | null) {
  const read = readSort(sort);
  return read ? [{ id: read.key, desc: read.down }] : [];
}

function selectionOf<TRow>(props: DataTableProps<TRow>, rows: readonly TRow[]) {
  const keys = rows.map(props.rowKey);
  const selected = props.selected ?? new Set<string>();
  const count = keys.filter((key) => selected.has(key)).length;
  return {
    all: count > 0 && count === keys.length,
    some: count > 0 && count < keys.length,
    toggle: () => props.onSelect?.(count === keys.length ? new Set() : new Set(keys)),
  };
}
