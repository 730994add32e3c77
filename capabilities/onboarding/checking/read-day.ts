import { Temporal } from 'temporal-polyfill';
import type { Day } from '#platform/clock/days.ts';
import type { DateOrder } from '../contract.ts';

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$/;

/** A calendar day as files write it; undefined for what is none. A time of day behind it is left away. */
export function readDay(text: string, order: DateOrder): Day | undefined {
  const parts = partsOf(text, order);
  if (!parts) return undefined;
  const [year, month, day] = parts;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function partsOf(text: string, order: DateOrder): [year: number, month: number, day: number] | undefined {
  const first = yearFirst.exec(text);
  if (first) return [Number(first[1]), Number(first[2]), Number(first[3])];
  const last = yearLast.exec(text);
  if (!last || order === 'year-first') return undefined;
  const [a, b, year] = [Number(last[1]), Number(last[2]), Number(last[3])];
  return order === 'month-first' ? [year, a, b] : [year, b, a];
}
