import {
  garwood,
  monthlyCounts,
  monthlySeries,
  monthNumber,
  parseDay,
  refuse,
  type YearToDate,
  yearToDate,
} from '@psp/statistics';
import type { RunResult } from '../contract.ts';
import { READING_A_SCORE, rateRatio } from './figures.ts';
import type { Answer, Study } from './method.ts';
import { monthsExhibit, monthsTable, yearsExhibit } from './trend-exhibits.ts';
import { count, day } from './words.ts';

type Figures = RunResult['figures'];

/** Is it going up or down? Months against their band, the year to date against earlier years. */
export function trend({ input, parameters, chosen, noun, progress }: Study<'trend'>): Answer {
  const { period } = input.recipe.filter;
  const through = lastWholeDay(period.to, input.dataDate);
  progress('Counting months', 0.2);
  const first = monthNumber(parseDay(period.from));
  const counts = monthlyCounts(chosen.days, first, monthNumber(parseDay(through)));
  const months = monthlySeries(counts, first, parameters.confidence);
  progress('Comparing the year to date', 0.7);
  const years = Math.min(parameters.years, wholeYearsBefore(through, period.from));
  if (years < 1) refuse('points.too-few', 'The data hold no earlier year to compare with.');
  const toDate = yearToDate(chosen.days, parseDay(through), years, parameters.confidence);
  return {
    sentence: sentenceOf(toDate, through, noun),
    figures: figuresOf(toDate, noun, parameters.confidence),
    exhibits: [
      monthsExhibit(input.recipe.question, months, through, noun),
      yearsExhibit(input.recipe.question, toDate, noun),
    ],
    table: monthsTable(months, noun),
    surface: null,
    explanation:
      'Events are counted by calendar month. Each month is set beside the band that the same month of up to five ' +
      'earlier years leads one to expect; the year to date beside the same days of earlier years.',
    assumptions: assumptionsOf(toDate),
    cannotShow: [
      'Why the numbers changed.',
      'What comes next: the band looks back and knows no trend.',
      'The latest weeks as they will stand once late reports are in.',
    ],
  };
}

function lastWholeDay(to: string, dataDate: string | null): string {
  return dataDate !== null && dataDate < to ? dataDate : to;
}

function wholeYearsBefore(through: string, from: string): number {
  const firstWhole = from.endsWith('-01-01') ? Number(from.slice(0, 4)) : Number(from.slice(0, 4)) + 1;
  return Number(through.slice(0, 4)) - firstWhole;
}

function sentenceOf(toDate: YearToDate, through: string, noun: string): string {
  const { count: observed, band, position, earlier, year } = toDate;
  const place = { below: 'fewer than', within: 'within', above: 'more than' }[position];
  const years = earlier.length === 1 ? 'the year before leads' : `the ${earlier.length} years before lead`;
  return (
    `${count(observed)} ${noun} from January 1 to ${day(through)}: ${place} the ` +
    `${count(band.low)} to ${count(band.high)} that ${years} one to expect for the same days of ${year}.`
  );
}

function figuresOf(toDate: YearToDate, noun: string, level: number): Figures {
  const { count: observed, band, lastYear, year } = toDate;
  const interval = garwood(observed, 1, level);
  const expected = `Expected ${count(band.low)} to ${count(band.high)} from ${toDate.earlier.length} earlier years.`;
  return [
    {
      key: 'year-to-date',
      label: `${noun} in ${year}, to date`,
      value: observed,
      unit: noun,
      format: 'count',
      low: interval.low,
      high: interval.high,
      level,
      count: observed,
      note: `${expected} The interval is what chance alone would make of such a count.`,
    },
    {
      key: 'expected-to-date',
      label: `${noun} expected by the same day`,
      value: band.expected,
      unit: noun,
      format: 'count',
      low: band.low,
      high: band.high,
      level,
      count: Math.round(band.expected),
      note:
        band.model === 'overdispersed'
          ? 'Earlier years differ more than chance alone would make them, so the range is wider than that of chance.'
          : null,
    },
    {
      key: 'z-against-last-year',
      label: `Change against the same days of ${year - 1}, in units of chance`,
      value: lastYear.z,
      unit: 'Poisson z',
      format: 'decimal',
      low: null,
      high: null,
      level: null,
      count: observed + lastYear.count,
      note: `${count(lastYear.count)} then. ${READING_A_SCORE}`,
    },
    ...rateRatio('ratio-to-last-year', `Times the same days of ${year - 1}`, lastYear.count, observed, level),
  ];
}

function assumptionsOf({ band }: YearToDate): string[] {
  return [
    'Records are counted on the day the event happened, not the day it was reported.',
    band.model === 'overdispersed'
      ? spreadWords(band.dispersion!)
      : 'Earlier years differ no more than chance alone would make them, so the range is that of chance.',
  ];
}

/** The width of the range goes with the swing, the root of the dispersion: both are told, each under its name. */
function spreadWords(dispersion: number): string {
  return (
    `Earlier years swing up and down about ${times(Math.sqrt(dispersion))} times as far as chance alone would ` +
    `make them (variance ${times(dispersion)} times the mean; by chance they would be equal). The range is widened to match.`
  );
}

const times = (value: number) => value.toFixed(value < 10 ? 1 : 0);
