import {
  formatDay,
  parseDay,
  type SpaceTimeCluster,
  type SpaceTimeScan,
  scanCases,
  scanMaxima,
  scanResult,
  sliceRuns,
} from '@psp/statistics';
import type { ParametersOf } from '../contract.ts';
import { requirePairsFit } from './close-pairs.ts';
import type { Answer, Progress, Records, Study } from './method.ts';
import { requireIncidents } from './near-repeat.ts';
import { USUAL_SEED } from './seed.ts';
import { burstFigures, burstOutlines, burstsExhibit, burstTable, weeksExhibit } from './space-time-shown.ts';
import { count, day, expectedCount } from './words.ts';

/** Circles that fit in half a gigabyte and, shuffled a thousand times, into an hour. */
const MOST_PAIRS = 6_000_000;
const SLICE = 5;

/** Did they burst out somewhere, for some days? */
export function spaceTimeScan({
  input,
  parameters,
  chosen,
  noun,
  progress,
}: Study<'space-time-scan'>): Answer {
  requireIncidents(input.recipe.unit, 'space-time-scan');
  const found = scanOf(chosen, parameters, input.recipe.seed ?? USUAL_SEED, noun, progress);
  const bursts = found.cluster ? [found.cluster, ...found.secondary] : [];
  const { question } = input.recipe;
  return {
    sentence: sentenceOf(found, parameters, noun),
    figures: burstFigures(bursts[0], found, noun),
    exhibits: [
      burstsExhibit(bursts, question, noun),
      ...weeksExhibit(bursts[0], chosen, question, noun, input.recipe.filter.period),
    ],
    table: burstTable(bursts, chosen, input.geography, noun),
    surface: null,
    outlines: burstOutlines(bursts, input.geography),
    explanation:
      `Circles of up to ${count(parameters.maxRadius)} m around each incident are watched over up to ` +
      `${count(parameters.maxDays)} days on end (space-time permutation scan). In each, the incidents are compared with ` +
      'what the place’s total and the days’ total lead one to expect. The p-value compares with the greatest burst ' +
      `anywhere in each of ${count(parameters.simulations)} shuffles of the days: looking everywhere is paid for.`,
    assumptions: [
      'The place’s share of all incidents stayed the same but for the burst; where people moved in, that shows up too.',
      'Victims are grouped into incidents by place and time, so the victims of one shooting are no burst.',
      'Further bursts are listed when they share no place and day with those before and p is at most 0.05.',
      `Looked at from ${day(input.recipe.filter.period.from)} to ${day(input.recipe.filter.period.to)}, afterwards: this is no alarm while it happens.`,
    ],
    cannotShow: [
      'Why it burst out, or that it goes on.',
      'That places outside the circle were quiet: its edge is drawn through the incidents themselves.',
      'Slow rises: a place that has been busy for longer than the window is a hot spot, not a burst.',
    ],
  };
}

function scanOf(
  chosen: Records,
  { maxRadius, maxDays, simulations }: ParametersOf<'space-time-scan'>,
  seed: number,
  noun: string,
  progress: Progress,
): SpaceTimeScan {
  requirePairsFit(chosen, maxRadius, MOST_PAIRS, noun);
  progress('Drawing circles', 0.1);
  const cases = scanCases(chosen, Float64Array.from(chosen.days), { maxRadius, maxDays });
  const slices = sliceRuns(simulations, Math.ceil(simulations / SLICE)).map((runs) => {
    progress(
      `Shuffling the days, ${count(runs.to)} of ${count(simulations)}`,
      0.15 + (0.75 * runs.from) / simulations,
    );
    return scanMaxima(cases, seed, runs);
  });
  progress('Finding the bursts', 0.92);
  return scanResult(cases, slices);
}

function sentenceOf(
  { cluster }: SpaceTimeScan,
  { maxRadius, maxDays, simulations }: ParametersOf<'space-time-scan'>,
  noun: string,
): string {
  if (!cluster)
    return `No circle of up to ${count(maxRadius)} m held more ${noun} over up to ${count(maxDays)} days than expected.`;
  const verdict =
    cluster.p <= 0.05
      ? 'more than chance is likely to make anywhere'
      : 'no more than chance can make somewhere';
  return (
    `The strongest burst: ${count(cluster.cases)} ${noun} ${placeWords(cluster)} ${windowWords(cluster)}, ` +
    `where ${expectedCount(cluster.expected)} were to be expected (p = ${cluster.p.toFixed(3)}, ${count(simulations)} simulations): ${verdict}.`
  );
}

function placeWords({ radius }: SpaceTimeCluster): string {
  return radius === 0 ? 'at one place' : `within ${count(Math.ceil(radius))} m`;
}

function windowWords({ start, end }: SpaceTimeCluster): string {
  const [from, to] = [formatDay(start), formatDay(end)];
  return parseDay(from) === parseDay(to) ? `on ${day(from)}` : `from ${day(from)} to ${day(to)}`;
}
