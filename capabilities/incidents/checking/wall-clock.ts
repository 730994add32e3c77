import type { DateOrder } from '../contract.ts';

/** `localMs` is the wall clock as if in UTC; `offsetMs` is there when the text itself names its offset. */
export type WallClock = { localMs: number; hasTime: boolean; offsetMs?: number };
export type Unreadable = 'unreadable' | 'not-a-day';

const dateShape = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ,]+(.+))?$/;
const compactShape = /^(\d{4})(\d{2})(\d{2})(?:[T ]+(.+))?$/;
const namedMonthShape =
  /^(?:(\d{1,2})[- ]([a-z]{3})[a-z]*\.?[- ,]+(\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}))(?:[T ,]+(.+))?$/i;
const timeShape =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const militaryShape = /^(\d{1,2})(\d{2})$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a date with an optional time, or a date and a time from two columns. */
export function readWallClock(dateText: string, timeText: string, order: DateOrder): WallClock | Unreadable {
  const plain = readPlainIso(dateText);
  if (plain !== undefined && timeText === '') return plain;
  const date = readDate(dateText, order);
  if (typeof date === 'string') return date;
  const time = readTime(timeText || date.rest);
  if (time === undefined) return 'unreadable';
  return { ...time, localMs: date.localMs + time.sinceMidnightMs };
}

/** The common shape, "2024-07-04 21:30:00", without a regular expression: it is read once for every row. */
function readPlainIso(text: string): WallClock | undefined {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':')
    return undefined;
  if (text[10] !== ' ' && text[10] !== 'T') return undefined;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const midnight = midnightOf(
    twoDigits(text, 0) * 100 + twoDigits(text, 2),
    twoDigits(text, 5),
    twoDigits(text, 8),
  );
  if (midnight === undefined || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  return { localMs: midnight + ((hour * 60 + minute) * 60 + second) * 1000, hasTime: true };
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function readDate(text: string, order: DateOrder): { localMs: number; rest: string } | Unreadable {
  const parts = datePartsOf(text, order);
  if (!parts) return 'unreadable';
  const localMs = midnightOf(parts.year, parts.month, parts.day);
  return localMs === undefined ? 'not-a-day' : { localMs, rest: parts.rest ?? '' };
}

type DateParts = { year: number; month: number; day: number; rest: string | undefined };

function datePartsOf(text: string, order: DateOrder): DateParts | undefined {
  const named = namedMonthShape.exec(text);
  if (named) return namedParts(named);
  const compact = compactShape.exec(text);
  if (compact) return { year: +compact[1]!, month: +compact[2]!, day: +compact[3]!, rest: compact[4] };
  const separated = dateShape.exec(text);
  return separated ? separatedParts(separated, order) : undefined;
}

function separatedParts(
  [, first, , second, third, rest]: RegExpExecArray,
  order: DateOrder,
): DateParts | undefined {
  if (first!.length === 4) return { year: +first!, month: +second!, day: +third!, rest };
  if (order === 'year-first' || first!.length > 2 || third!.length === 3 || third!.length === 1)
    return undefined;
  const year = third!.length === 2 ? fullYear(+third!) : +third!;
  return order === 'month-first'
    ? { year, month: +first!, day: +second!, rest }
    : { year, month: +second!, day: +first!, rest };
}

function namedParts([, day1, month1, year1, month2, day2, year2, rest]: RegExpExecArray): DateParts {
  const month = months.indexOf((month1 ?? month2)!.toLowerCase()) + 1;
  return { year: +(year1 ?? year2)!, month, day: +(day1 ?? day2)!, rest };
}

/** Two-digit years: police systems of the 1970s are the oldest that anybody exports. */
function fullYear(twoDigitYear: number): number {
  return twoDigitYear >= 70 ? 1900 + twoDigitYear : 2000 + twoDigitYear;
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayMs = 86_400_000;

/** Counted instead of asked of a Date: it is counted once for every row. */
function midnightOf(year: number, month: number, day: number): number | undefined {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 && isLeap ? 29 : daysOf[month - 1];
  if (!(year >= 100) || longest === undefined || !(day >= 1 && day <= longest)) return undefined;
  const leapDays = Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
  const ofYear = daysBefore[month - 1]! + day - 1 + (isLeap && month > 2 ? 1 : 0);
  return ((year - 1) * 365 + leapDays + ofYear - daysToEpoch) * dayMs;
}

/** From the first day of the year 1 to that of 1970. */
const daysToEpoch = 719_162;

type TimeOfDay = { sinceMidnightMs: number; hasTime: boolean; offsetMs?: number };

function readTime(text: string): TimeOfDay | undefined {
  if (text === '') return { sinceMidnightMs: 0, hasTime: false };
  const match = timeShape.exec(text) ?? militaryShape.exec(text);
  if (!match) return undefined;
  const [, hourText, minuteText, secondText = '0', half, offset] = match;
  const hour = hourOf(+hourText!, half?.toLowerCase());
  if (hour === undefined || +minuteText! > 59 || +secondText > 59) return undefined;
  const sinceMidnightMs = ((hour * 60 + +minuteText!) * 60 + +secondText) * 1000;
  return offset
    ? { sinceMidnightMs, hasTime: true, offsetMs: offsetOf(offset) }
    : { sinceMidnightMs, hasTime: true };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = +text.slice(1, 3) * 60 + +text.slice(-2);
  return (text[0] === '-' ? -minutes : minutes) * 60_000;
}
