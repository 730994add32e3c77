import type { Band, Block, BulletinFigures, Position, RecentCount, YearToDate } from '../contract.ts';
import { count, day, decimal, percent, range, signed } from './words.ts';

export function recentBlocks({ recent, week }: BulletinFigures): Block[] {
  return [
    { kind: 'heading', text: 'The last days against what was to be expected' },
    {
      kind: 'table',
      caption: `Shootings in the last 7 and 28 days, to ${day(week.to)}`,
      columns: [
        { label: 'Last', align: 'start' },
        { label: 'Shootings', align: 'end' },
        { label: '95% interval', align: 'end' },
        { label: 'People shot', align: 'end' },
        { label: 'Expected band', align: 'end' },
        { label: 'Reads as', align: 'start' },
      ],
      rows: recent.map((one) => [
        `${one.days} days`,
        count(one.count),
        `${decimal(one.low)} to ${decimal(one.high)}`,
        count(one.victims),
        one.band ? range(one.band.low, one.band.high) : 'none yet',
        positionWords(one),
      ]),
    },
    { kind: 'paragraph', text: bandWords(recent), quiet: true },
  ];
}

function positionWords({ position }: RecentCount): string {
  if (position === null) return 'Too little data before it';
  return { below: 'Below it', within: 'Within it', above: 'Above it' }[position];
}

function bandWords(recent: readonly RecentCount[]): string {
  const bands = recent.flatMap(({ days, band }) => (band ? [{ days, band }] : []));
  if (bands.length === 0) return 'The data do not reach back far enough for an expected band.';
  const from = bands.map(({ days, band }) => `${band.periods} periods of ${days} days`).join(' and ');
  return (
    `The band is where ${percent(bands[0]!.band.level)} of such counts are to be expected, from the ${from} before. ` +
    `The interval is what chance alone would make of the count.${widened(bands.map(({ band }) => band))}`
  );
}

function widened(bands: readonly Band[]): string {
  return bands.some(({ overdispersed }) => overdispersed)
    ? ' The earlier periods vary more than chance would; the band is widened by that.'
    : '';
}

export function weeksBlocks({ weeks, noun }: BulletinFigures): Block[] {
  if (weeks.length === 0) return [];
  const last = weeks.at(-1)!;
  const outside = weeks.filter(({ count, low, high }) => count < low || count > high).length;
  const title = `${outside === 0 ? 'None' : count(outside)} of the last ${weeks.length} weeks lay outside the watch band`;
  return [
    {
      kind: 'weeks',
      title,
      question: 'How do the last weeks lie in their band?',
      alt:
        `Chart of weekly ${noun} for ${weeks.length} weeks, from ${Math.min(...weeks.map((week) => week.count))} to ` +
        `${Math.max(...weeks.map((week) => week.count))} a week. The last week has ${last.count}; its band is ` +
        `${range(last.low, last.high)}. ${title}.`,
      unit: noun,
      bandLabel: 'Watch band',
      weeks,
    },
  ];
}

export function yearBlocks({ yearToDate }: BulletinFigures): Block[] {
  if (!yearToDate) {
    return [
      { kind: 'heading', text: 'Year to date' },
      { kind: 'paragraph', text: 'The data cover no earlier year to compare with.' },
    ];
  }
  return [
    { kind: 'heading', text: 'Year to date' },
    { kind: 'paragraph', text: yearSentence(yearToDate) },
    {
      kind: 'table',
      caption: `Shootings from January 1 to the same day of each year`,
      columns: [
        { label: 'Year', align: 'start' },
        { label: 'Shootings', align: 'end' },
      ],
      rows: [
        [`${yearToDate.year}`, count(yearToDate.count)],
        ...yearToDate.earlier.map((one) => [`${one.year}`, count(one.count)]),
      ],
    },
  ];
}

const positions: Record<Position, string> = {
  below: 'fewer than',
  within: 'within',
  above: 'more than',
};

function yearSentence({
  count: observed,
  low,
  high,
  victims,
  band,
  position,
  lastYear,
  earlier,
  year,
}: YearToDate) {
  const years = earlier.length === 1 ? 'the year before leads' : `the ${earlier.length} years before lead`;
  const chance = lastYear.notable ? 'more than chance is likely to make' : 'no more than chance can make';
  return (
    `${count(observed)} shootings so far in ${year} (95% interval ${decimal(low)} to ${decimal(high)}), ` +
    `${count(victims)} people shot: ${positions[position]} the ${range(band.low, band.high)} that ${years} one to ` +
    `expect.${widened([band])} Against the ${count(lastYear.count)} of the same days of ${year - 1}, the change is ` +
    `${signed(lastYear.z)} in units of chance (Poisson z): ${chance}.`
  );
}
