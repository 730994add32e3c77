import type { Knox, NearRepeatChains } from '@psp/statistics';
import type { ParametersOf, RunResult } from '../contract.ts';
import { capital, count } from './words.ts';

type Figures = RunResult['figures'];
/** The test, and between which counts chance alone kept each band in 95 of 100 permutations. */
export type KnoxWithRange = Knox & { low: Float64Array; high: Float64Array };
const none = { low: null, high: null, level: null } as const;

/** The nearest and soonest band, in figures; the other bands stand in the table. */
export function nearRepeatFigures(
  found: KnoxWithRange,
  chains: NearRepeatChains,
  incidents: number,
  { permutations }: ParametersOf<'near-repeat'>,
  noun: string,
): Figures {
  const pairs = found.counts[0]!;
  const band = `within ${found.bands.space[0]} m and ${found.bands.time[0]} days`;
  const linked = incidents - chains.single;
  return [
    {
      key: 'pairs-near-and-soon',
      label: `Pairs of ${noun} ${band}`,
      value: pairs,
      unit: 'pairs',
      format: 'count',
      ...none,
      count: pairs,
      note: 'Counted; pairs that share an incident hang together, so it has no interval of its own.',
    },
    {
      key: 'expected-pairs',
      label: `Pairs that chance gives ${band}`,
      value: found.expected[0]!,
      unit: 'pairs',
      format: found.expected[0]! < 10 ? 'decimal' : 'count',
      low: found.low[0]!,
      high: found.high[0]!,
      level: 0.95,
      count: null,
      note: `Mean of ${count(permutations)} permutations, and the range of 95 in 100 of them.`,
    },
    ...ratioFigure(found, band),
    {
      key: 'share-in-chains',
      label: `Share of ${noun} in a chain`,
      value: linked / incidents,
      unit: `of ${noun}`,
      format: 'percent',
      ...none,
      count: linked,
      note: `${count(chains.chains.length)} chains; the longest has ${count(longest(chains))}. A description with no interval: chance alone makes chains too.`,
    },
  ];
}

function ratioFigure({ counts, expected, ratio, low, high, p }: KnoxWithRange, band: string): Figures {
  // Where chance may give none, counted ÷ chance has no end to tell.
  if (expected[0] === 0 || low[0] === 0) return [];
  return [
    {
      key: 'ratio',
      label: `Pairs counted, times what chance gives, ${band}`,
      value: ratio[0]!,
      unit: 'times',
      format: 'ratio',
      low: counts[0]! / high[0]!,
      high: counts[0]! / low[0]!,
      level: 0.95,
      count: counts[0]!,
      note: `p ${p[0]! < 0.001 ? '< 0.001' : `= ${p[0]!.toFixed(3)}`}. The interval sets the count against the range of chance.`,
    },
  ];
}

function longest({ chains }: NearRepeatChains): number {
  return chains[0]?.events.length ?? 0;
}

/** Each band’s pairs over the range that chance alone keeps them in. */
export function pairsExhibit(
  found: KnoxWithRange,
  question: string,
  noun: string,
): RunResult['exhibits'][number] {
  return {
    kind: 'bars',
    key: 'pairs-by-band',
    title: `Pairs of ${noun} by distance and days apart; the lines are what chance gives`,
    question,
    unit: 'pairs',
    counts: true,
    rows: bandsOf(found).map(({ band, distance, days }) => ({
      key: `b${band}`,
      label: `${distance} m, ${days} d`,
      value: found.counts[band]!,
      low: found.low[band]!,
      high: found.high[band]!,
      emphasis: found.notable[band] === 1,
    })),
  };
}

const LENGTHS_TOLD = 6;

/** How many chains of two, three and more; nothing where there is none. */
export function chainsExhibit(
  { chains }: NearRepeatChains,
  question: string,
  noun: string,
  { metres, days }: { metres: number; days: number },
): RunResult['exhibits'] {
  if (chains.length === 0) return [];
  const byLength = new Map<number, number>();
  for (const { events } of chains) {
    const length = Math.min(events.length, LENGTHS_TOLD);
    byLength.set(length, (byLength.get(length) ?? 0) + 1);
  }
  return [
    {
      kind: 'bars',
      key: 'chains',
      title: `Chains of ${noun} at most ${count(metres)} m and ${count(days)} days apart, by length`,
      question,
      unit: 'chains',
      counts: true,
      rows: [...byLength.keys()]
        .sort((a, b) => a - b)
        .map((length) => ({
          key: `l${length}`,
          label: length === LENGTHS_TOLD ? `${length} and more` : String(length),
          value: byLength.get(length)!,
          low: null,
          high: null,
          emphasis: false,
        })),
    },
  ];
}

export function nearRepeatTable(
  found: KnoxWithRange,
  { permutations }: ParametersOf<'near-repeat'>,
): RunResult['table'] {
  return {
    caption: `Pairs by distance and days apart, against ${count(permutations)} permutations`,
    columns: [
      { key: 'distance', label: 'Metres apart', format: 'text' },
      { key: 'days', label: 'Days apart', format: 'text' },
      { key: 'pairs', label: 'Pairs', format: 'count' },
      { key: 'expected', label: 'By chance', format: 'decimal' },
      { key: 'low', label: 'Chance from', format: 'count' },
      { key: 'high', label: 'Chance to', format: 'count' },
      { key: 'ratio', label: 'Times chance', format: 'decimal' },
      { key: 'p', label: 'p', format: 'p' },
      { key: 'stands', label: 'With all bands tested', format: 'text' },
    ],
    rows: bandsOf(found).map(({ band, distance, days }) => ({
      distance,
      days,
      pairs: found.counts[band]!,
      expected: found.expected[band]!,
      low: found.low[band]!,
      high: found.high[band]!,
      ratio: found.expected[band] === 0 ? null : found.ratio[band]!,
      p: found.p[band]!,
      stands: capital(found.notable[band] === 1 ? 'beyond chance' : 'no more than chance'),
    })),
  };
}

function bandsOf({ bands, counts }: KnoxWithRange) {
  const columns = bands.time.length;
  return Array.from(counts, (_, band) => ({
    band,
    distance: bands.space[Math.floor(band / columns)]!,
    days: bands.time[band % columns]!,
  }));
}
