import { readWallClock } from '#capabilities/incidents/checking/wall-clock.ts';
import type { Reason } from './set-aside.ts';

export type Selection = {
  t?: string | undefined;
  distinct?: string | undefined;
  where: { column: string; value: string }[];
  /** Wall clock as if in UTC: the file's dates have no zone either. */
  before: number | null;
  /** Whether times carry the clock as a fraction of the day; otherwise the date alone counts. */
  withClock?: boolean | undefined;
};

/** `localMs` is the row's wall clock as if in UTC, `null` where no column of dates was named. */
export type Verdict = { use: true; localMs: number | null } | { use: false; reason: Reason | 'not-selected' };

const USE: Verdict = { use: true, localMs: null };
const NOT_SELECTED: Verdict = { use: false, reason: 'not-selected' };

/** Decides row by row, in this order: what was asked for, then the first of each value, then the date. */
export function rowFilter(header: string[], selection: Selection): (fields: string[]) => Verdict {
  const at = (column: string) => header.indexOf(column);
  const wanted = selection.where.map(({ column, value }) => ({ index: at(column), value }));
  const timeIndex = selection.t === undefined ? -1 : at(selection.t);
  const distinctIndex = selection.distinct === undefined ? -1 : at(selection.distinct);
  const seen = new Set<string>();
  return (fields) => {
    for (const { index, value } of wanted) if (fields[index]!.trim() !== value) return NOT_SELECTED;
    const repeated = distinctIndex < 0 ? USE : firstOfItsValue(fields[distinctIndex]!.trim(), seen);
    if (!repeated.use) return repeated;
    return timeIndex < 0 ? USE : dated(fields[timeIndex]!.trim(), selection.before);
  };
}

function firstOfItsValue(value: string, seen: Set<string>): Verdict {
  if (value === '') return { use: false, reason: 'distinct-missing' };
  if (seen.has(value)) return NOT_SELECTED;
  seen.add(value);
  return USE;
}

function dated(text: string, before: number | null): Verdict {
  if (text === '') return { use: false, reason: 'date-missing' };
  const time = readDate(text);
  if (time === 'unreadable') return { use: false, reason: 'date-unreadable' };
  if (time === 'not-a-day') return { use: false, reason: 'date-not-a-day' };
  return before !== null && time >= before ? NOT_SELECTED : { use: true, localMs: time };
}

/** Where a date could be read both ways it is read month first, as in the United States. */
export function readDate(text: string): number | 'unreadable' | 'not-a-day' {
  const clock = readWallClock(text, '', 'month-first');
  return typeof clock === 'string' ? clock : clock.localMs;
}
