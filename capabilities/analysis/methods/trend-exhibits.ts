import {
  civilDate,
  dayNumber,
  formatMonth,
  garwood,
  type Month,
  parseDay,
  type YearToDate,
} from '@psp/statistics';
import type { RunResult } from '../contract.ts';
import { capital } from './words.ts';

/** Months as observed, over the band that earlier years lead one to expect. */
export function monthsExhibit(
  question: string,
  months: Month[],
  through: string,
  noun: string,
): RunResult['exhibits'][number] {
  const banded = months.filter(({ band }) => band !== null);
  return {
    kind: 'series',
    key: 'by-month',
    title: `${capital(noun)} by month`,
    question,
    unit: noun,
    mark: 'line',
    counts: true,
    lines: [
      {
        key: 'observed',
        label: 'Observed',
        points: months.map(({ month, count: value }) => ({
          at: formatMonth(month),
          value,
          low: null,
          high: null,
          incomplete: isIncomplete(month, through),
        })),
      },
      ...(banded.length === 0
        ? []
        : [
            {
              key: 'expected',
              label: 'Expected from earlier years',
              points: banded.map(({ month, band }) => ({
                at: formatMonth(month),
                value: band!.expected,
                low: band!.low,
                high: band!.high,
                incomplete: false,
              })),
            },
          ]),
    ],
    intervalLabel: 'Where the same month of earlier years leads one to expect it',
    marks: [],
  };
}

/** The same days of each year, with what chance alone would make of such counts. */
export function yearsExhibit(
  question: string,
  toDate: YearToDate,
  noun: string,
): RunResult['exhibits'][number] {
  const years = [{ year: toDate.year, count: toDate.count }, ...toDate.earlier].reverse();
  return {
    kind: 'bars',
    key: 'year-to-date',
    title: `${capital(noun)}, the same days of each year`,
    question,
    unit: noun,
    counts: true,
    rows: years.map(({ year, count: value }) => {
      const { low, high } = garwood(value);
      return { key: `y${year}`, label: String(year), value, low, high, emphasis: year === toDate.year };
    }),
  };
}

export function monthsTable(months: Month[], noun: string): RunResult['table'] {
  return {
    caption: `${capital(noun)} by month, with the band expected from earlier years`,
    columns: [
      { key: 'month', label: 'Month', format: 'month' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'expected', label: 'Expected', format: 'decimal' },
      { key: 'low', label: 'Band from', format: 'count' },
      { key: 'high', label: 'Band to', format: 'count' },
      { key: 'place', label: 'Against the band', format: 'text' },
    ],
    rows: months.toReversed().map(({ month, count: value, band }) => ({
      month: formatMonth(month),
      count: value,
      expected: band?.expected ?? null,
      low: band?.low ?? null,
      high: band?.high ?? null,
      place:
        band === null
          ? 'too few earlier years'
          : value < band.low
            ? 'below'
            : value > band.high
              ? 'above'
              : 'within',
    })),
  };
}

function isIncomplete(month: number, through: string): boolean {
  const { year, month: monthOfYear } = civilDate(parseDay(through));
  const isLast = month === year * 12 + monthOfYear - 1;
  const next = monthOfYear === 12 ? { year: year + 1, month: 1 } : { year, month: monthOfYear + 1 };
  return isLast && parseDay(through) < dayNumber({ ...next, day: 1 }) - 1;
}
