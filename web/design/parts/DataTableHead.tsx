import type { Column, SortText } from './columns.ts';
import { readSort } from './columns.ts';
import { Icon } from './Icon.tsx';
import { RowCheck } from './RowCheck.tsx';

type DataTableHeadProps<TRow> = {
  columns: readonly Column<TRow>[];
  sort: SortText | null;
  onSort: (key: string) => void;
  selection?: { all: boolean; some: boolean; toggle: () => void };
};

export function DataTableHead<TRow>({ columns, sort, onSort, selection }: DataTableHeadProps<TRow>) {
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className="table__check">
            <RowCheck
              label="Select all rows shown"
              checked={selection.all}
              partly={selection.some}
              onChange={selection.toggle}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

type HeadCellProps<TRow> = { column: Column<TRow>; sort: SortText | null; onSort: (key: string) => void };

function HeadCell<TRow>({ column, sort, onSort }: HeadCellProps<TRow>) {
  const now = readSort(sort);
  const isSorted = now?.key === column.key;
  const direction = isSorted ? (now?.down ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={[column.align === 'end' ? 'table__end' : '', column.narrow ? 'table__narrow' : ''].join(' ')}
    >
      {column.sortable ? (
        <button type="button" className="table__sort" onClick={() => onSort(column.key)}>
          {column.label}
          <Icon name={isSorted ? (now?.down ? 'arrow_downward' : 'arrow_upward') : 'sort_arrow'} />
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}
