import type { ReactNode } from 'react';

/** A column says its value once: it is shown, sorted and exported from the same. */
export type Column<TRow> = {
  key: string;
  label: string;
  value: (row: TRow) => string | number | boolean | null | undefined;
  render?: (row: TRow) => ReactNode;
  sortable?: boolean;
  align?: 'end';
  /** Not shown until the reader chooses it. */
  hidden?: boolean;
  /** The column shrinks to its content. */
  narrow?: boolean;
};

/** `number` upwards, `-number` downwards: as it stands in the address and in the question to the server. */
export type SortText = string;

export type Sort = { key: string; down: boolean };

export function readSort(text: SortText | null | undefined): Sort | null {
  if (!text) return null;
  return text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false };
}

/** The next press on a header: up, then down, then up again. */
export function nextSort(text: SortText | null | undefined, key: string): SortText {
  const now = readSort(text);
  return now?.key === key && !now.down ? `-${key}` : key;
}

export function hiddenByDefault<TRow>(columns: readonly Column<TRow>[]): string[] {
  return columns.filter((column) => column.hidden).map((column) => column.key);
}

/** What is missing has no place in an order; the table puts it last either way. */
export function present<T>(value: T): T | undefined {
  return value === null || value === '' ? undefined : value;
}

/** Dates, numbers and single words stay on one line; sentences may wrap. */
export function isShort(value: unknown): boolean {
  const text = String(value ?? '');
  return text.length <= 20 || /^\d{4}-\d{2}-\d{2}T/.test(text);
}

export function compareValues(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'en-US', { numeric: true });
}
