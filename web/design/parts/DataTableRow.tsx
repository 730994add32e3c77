import type { MouseEvent, ReactNode } from 'react';
import { numberText } from '../formats.ts';
import { AppLink } from '../navigation.tsx';
import type { AppPath } from '../screens.ts';
import { type Column, isShort } from './columns.ts';
import { RowCheck } from './RowCheck.tsx';

/** How the rows of a table are told apart, chosen and opened. */
export type RowManners<TRow> = {
  rowKey: (row: TRow) => string;
  rowTitle?: (row: TRow) => string;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** The first column opens the row: beside the list, or on its own page. */
  onOpen?: (row: TRow) => void;
  to?: (row: TRow) => AppPath;
  openKey?: string | null;
};

type DataTableRowProps<TRow> = { row: TRow; columns: readonly Column<TRow>[]; table: RowManners<TRow> };

export function DataTableRow<TRow>({ row, columns, table }: DataTableRowProps<TRow>) {
  const key = table.rowKey(row);
  const isOpen = table.openKey === key;
  const open = (event: MouseEvent) => {
    if (!isOnControl(event)) table.onOpen?.(row);
  };
  return (
    // The first cell’s button does the same by keyboard; the click on the row is for the mouse alone.
    <tr
      className={[isOpen ? 'table__row--open' : '', table.onOpen ? 'table__row--opens' : ''].join(' ')}
      aria-current={isOpen ? 'true' : undefined}
      data-row={key}
      onClick={table.onOpen && open}
    >
      {table.onSelect && (
        <td className="table__check">
          <RowCheck
            label={`Select ${titleOf(row, columns, table)}`}
            checked={table.selected?.has(key) ?? false}
            onChange={() => table.onSelect?.(toggled(table.selected, key))}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.key}
          data-label={column.label}
          className={[
            column.align === 'end' ? 'table__end' : '',
            column.narrow ? 'table__narrow' : '',
            index === 0 ? 'table__first' : '',
            index > 0 && isShort(column.value(row)) ? 'table__short' : '',
          ].join(' ')}
        >
          {index === 0 ? <FirstCell row={row} column={column} table={table} /> : cellOf(row, column)}
        </td>
      ))}
    </tr>
  );
}

type FirstCellProps<TRow> = { row: TRow; column: Column<TRow>; table: RowManners<TRow> };

function FirstCell<TRow>({ row, column, table }: FirstCellProps<TRow>) {
  const content = cellOf(row, column);
  if (table.onOpen) {
    return (
      <button type="button" className="table__open" onClick={() => table.onOpen?.(row)}>
        {content}
      </button>
    );
  }
  return table.to ? <AppLink to={table.to(row)}>{content}</AppLink> : content;
}

function cellOf<TRow>(row: TRow, column: Column<TRow>): ReactNode {
  if (column.render) return column.render(row);
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value;
}

function titleOf<TRow>(row: TRow, columns: readonly Column<TRow>[], table: RowManners<TRow>): string {
  return table.rowTitle?.(row) ?? String(columns[0]?.value(row) ?? table.rowKey(row));
}

function toggled(selected: ReadonlySet<string> | undefined, key: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
}
