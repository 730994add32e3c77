import { momentAt } from '#platform/clock/wall-clock.ts';
import { screeningOfCode } from '../../legal-record/code-lists.ts';
import type { Reading } from './columns.ts';

/** A value, or what is wrong with it. */
export type Value = { value: unknown } | { message: string; mend: string };

const YES = new Set(['yes', 'y', 'true', 't', '1']);
const NO = new Set(['no', 'n', 'false', 'f', '0']);

export function readValue(text: string, reading: Reading, timeZone: string): Value {
  const value = text.trim();
  if (reading === 'text') return { value };
  if (reading === 'list') {
    return {
      value: value
        .split(/[;|]/)
        .map((one) => one.trim())
        .filter(Boolean),
    };
  }
  if (reading === 'number')
    return /^\d+$/.test(value) ? { value: Number(value) } : bad(value, 'a whole number');
  if (reading === 'yes-no') return yesOrNo(value);
  if (reading === 'decision') return { value: screeningOfCode(value) ?? value };
  const moment = readMoment(value, timeZone);
  if (!moment) return { message: `“${value}” is no date.`, mend: 'Write it as 2026-11-24 14:30.' };
  return { value: reading === 'day' ? moment.day : moment.at.toISOString() };
}

function yesOrNo(value: string): Value {
  const word = value.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : bad(value, 'yes or no');
}

function bad(value: string, wanted: string): Value {
  return { message: `“${value}” is not ${wanted}.`, mend: `Write ${wanted}.` };
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.+))?$/;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(.+))?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?$/i;

/** Dates without a zone are the site's wall clock; without an hour, noon, which no time zone turns into another day. */
function readMoment(text: string, timeZone: string): { at: Date; day: string } | null {
  if (ZONED.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : { at, day: text.slice(0, 10) };
  }
  const iso = ISO.exec(text);
  const us = iso ? null : US.exec(text);
  const [year, month, date, clock] = iso ? iso.slice(1) : us ? [us[3], us[1], us[2], us[4]] : [];
  if (!year) return null;
  const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
  const time = clock === undefined ? '12:00' : readTime(clock);
  if (!time || !isDay(day)) return null;
  return { at: momentAt(day, time, timeZone), day };
}

function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day;
}

function readTime(text: string): string | null {
  const [whole, hour, minute, , half] = TIME.exec(text.trim()) ?? [];
  if (!whole) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
