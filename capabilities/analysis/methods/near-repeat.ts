import {
  type Knox,
  type KnoxTally,
  knoxPairs,
  knoxPermutations,
  knoxResult,
  type NearRepeatChains,
  nearRepeatChains,
  refuse,
} from '@psp/statistics';
import type { ParametersOf, RunResult } from '../contract.ts';
import { requirePairsFit } from './close-pairs.ts';
import type { Answer, Progress, Records, Study } from './method.ts';
import {
  chainsExhibit,
  type KnoxWithRange,
  nearRepeatFigures,
  nearRepeatTable,
  pairsExhibit,
} from './near-repeat-shown.ts';
import { USUAL_SEED } from './seed.ts';
import { count, expectedCount } from './words.ts';

/** Pairs of one run that fit in about a gigabyte. */
const MOST_PAIRS = 60_000_000;
const MIDDLE = 0.95;

type Parameters = ParametersOf<'near-repeat'>;

/** Does one bring another, near and soon? */
export function nearRepeat({ input, parameters, chosen, noun, progress }: Study<'near-repeat'>): Answer {
  requireIncidents(input.recipe.unit, 'near-repeat');
  const found = testOf(chosen, parameters, input.recipe.seed ?? USUAL_SEED, noun, progress);
  const first = { metres: parameters.distances[1]!, days: parameters.days[1]! };
  progress('Following chains', 0.92);
  const chains = nearRepeatChains(chosen, Float64Array.from(chosen.days), first);
  const { question } = input.recipe;
  return {
    sentence: sentenceOf(found, parameters, noun),
    figures: nearRepeatFigures(found, chains, chosen.days.length, parameters, noun),
    exhibits: [pairsExhibit(found, question, noun), ...chainsExhibit(chains, question, noun, first)],
    table: nearRepeatTable(found, parameters),
    surface: null,
    explanation:
      'Every pair of incidents is sorted by the distance and the days between them (Knox test). The same incidents ' +
      `with their days shuffled ${count(parameters.permutations)} times say what chance would give: shuffling keeps ` +
      'each place’s total and each day’s total, so neither hot spots nor busy weeks alone raise a band. In the bands ' +
      'a square bracket owns its edge and a round one does not.',
    assumptions: assumptionsOf(chosen, found, chains, first, noun),
    cannotShow: [
      'That one incident caused the next: a quarrel, a place and a common cause look alike here.',
      'Where the next one will be: most incidents are followed by none nearby.',
      'Whether patrols there would help.',
    ],
  };
}

/** Victims of one incident are near and soon by themselves. */
export function requireIncidents(unit: RunResult['unit'], method: 'near-repeat' | 'space-time-scan'): void {
  if (unit === 'events') return;
  const what = method === 'near-repeat' ? 'repeats of one another' : 'a burst by themselves';
  refuse(
    'argument.out-of-range',
    `Count incidents, not people: the victims of one incident would be ${what}.`,
  );
}

function testOf(
  chosen: Records,
  { distances, days, closed, permutations }: Parameters,
  seed: number,
  noun: string,
  progress: Progress,
): KnoxWithRange {
  requirePairsFit(chosen, distances.at(-1)!, MOST_PAIRS, noun);
  progress('Finding pairs', 0.1);
  const pairs = knoxPairs(chosen, Float64Array.from(chosen.days), { space: distances, time: days, closed });
  const tallies: KnoxTally[] = [];
  for (let run = 0; run < permutations; run++) {
    tallies.push(knoxPermutations(pairs, seed, { from: run, to: run + 1 }));
    progress(
      `Shuffling the days, ${count(run + 1)} of ${count(permutations)}`,
      0.15 + (0.75 * run) / permutations,
    );
  }
  const result = knoxResult(pairs, tallies);
  return { ...result, ...rangeOf(tallies, result.counts.length) };
}

/** The ends of the middle 95 of 100 permutations, band by band. */
function rangeOf(tallies: readonly KnoxTally[], bands: number): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(bands);
  const high = new Float64Array(bands);
  const tail = Math.floor((tallies.length * (1 - MIDDLE)) / 2);
  for (let band = 0; band < bands; band++) {
    const counts = Float64Array.from(tallies, ({ sum }) => sum[band]!).sort();
    low[band] = counts[tail]!;
    high[band] = counts[counts.length - 1 - tail]!;
  }
  return { low, high };
}

function sentenceOf(found: KnoxWithRange, { permutations }: Parameters, noun: string): string {
  const [pairs, expected, p] = [found.counts[0]!, found.expected[0]!, found.p[0]!];
  const band = `${found.bands.space[0]} m and ${found.bands.time[0]} days`;
  const verdict =
    found.notable[0] === 1
      ? 'beyond chance, also after allowing for testing every band'
      : 'no more than chance can make';
  return (
    `${count(pairs)} pairs of ${noun} within ${band} of one another where chance gives ${expectedCount(expected)} ` +
    `(95% of ${count(permutations)} permutations: ${count(found.low[0]!)} to ${count(found.high[0]!)}; ` +
    `p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}): ${verdict}.`
  );
}

function assumptionsOf(
  chosen: Records,
  { notable }: Knox,
  chains: NearRepeatChains,
  { metres, days }: { metres: number; days: number },
  noun: string,
): string[] {
  const same = samePlaceSameDay(chosen);
  return [
    'Victims are grouped into incidents by place and time, never by report number: one incident that carries two ' +
      'numbers would count as a repeat at the very same place and day, and has made false ratios of more than a hundred.',
    ...(same > 0
      ? [
          `${count(same)} pairs lie at the very same place on the same day. Look at them first: they may be one ` +
            'incident recorded twice, or the block’s middle standing for different addresses.',
        ]
      : []),
    `${count(notable.reduce((sum, one) => sum + one, 0))} of ${count(notable.length)} bands stay beyond chance with ` +
      'false discoveries among them held to 5%.',
    'The busy places stayed the busy places over the period: where they moved, the test takes that for repeats.',
    `A chain links ${noun} at most ${count(metres)} m and ${count(days)} days apart, directly or through others; ` +
      `${count(chains.single)} stand alone.`,
  ];
}

function samePlaceSameDay({ x, y, days }: Records): number {
  const seen = new Map<string, number>();
  let pairs = 0;
  for (let i = 0; i < days.length; i++) {
    const key = `${x[i]}|${y[i]}|${days[i]}`;
    const before = seen.get(key) ?? 0;
    pairs += before;
    seen.set(key, before + 1);
  }
  return pairs;
}
