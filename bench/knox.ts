import { knox, knoxPairs } from '@psp/statistics';
import { inThreads } from '../bin/analyze/simulate-in-threads.ts';
import type { Measurement } from './measurement.ts';
import { type Events, syntheticEvents } from './space-time/synthetic-events.ts';
import { gainOfTwoThreads, requireSame, timed } from './space-time/timed.ts';
import { knoxPairByPair } from './space-time/twins.ts';

/** A city's burglaries of a year up to 400 m and four weeks; a small town's with the customary 999 permutations. */
const CITY = { events: 11_701, permutations: 99, goal: 1 };
const TOWN = { events: 970, permutations: 999, goal: 0.3 };
const SIZES = [2_925, 5_850, 11_701, 23_402];
const LEAST_GAIN = 1.7;
const TWIN_PERMUTATIONS = 1;
/** Seconds of work, so that starting a thread weighs little. */
const THREAD_PERMUTATIONS = 14_999;
const space = [0, 100, 200, 300, 400];
const time = [0, 7, 14, 21, 28];

export async function knoxAgainstTwin(): Promise<Measurement> {
  const events = syntheticEvents(CITY.events, 1);
  const city = await seconds(events, CITY.permutations, 5);
  const town = await seconds(syntheticEvents(TOWN.events, 1), TOWN.permutations, 5);
  const twin = await timed(0, () => twinSeconds(events));
  const gain = await gainOfThreads(events);
  const growth = await growthWords();
  return {
    name: 'knox',
    figure: city,
    unit: `s, ${CITY.events.toLocaleString('en-US')} events, ${CITY.permutations} permutations`,
    goal: CITY.goal,
    met: city < CITY.goal && town < TOWN.goal && gain >= LEAST_GAIN,
    peer: twin.result,
    detail: [
      `twin (every pair for each permutation) ${twin.result.toFixed(1)} s from ${TWIN_PERMUTATIONS + 1} of ${CITY.permutations + 1} orders, ${(twin.result / city).toFixed(0)}×`,
      `${TOWN.events} events with ${TOWN.permutations} permutations ${words(town)} (goal ${words(TOWN.goal)}; NearRepeat 32.8 s, surveillance 18.5 s on such a machine)`,
      `two threads ${gain.toFixed(2)}× (goal ${LEAST_GAIN})`,
      `growth in one city: ${growth}`,
    ].join('; '),
  };
}

async function seconds({ points, days }: Events, permutations: number, runs: number): Promise<number> {
  return (await timed(runs, () => knox(points, days, { space, time, permutations, seed: 1 }))).seconds;
}

/** A twin that counts otherwise is no twin: it throws. */
function twinSeconds(events: Events): number {
  const started = performance.now();
  const counts = knoxPairByPair(events, space, time, TWIN_PERMUTATIONS);
  const elapsed = (performance.now() - started) / 1000;
  const ours = knox(events.points, events.days, { space, time, permutations: 1, seed: 1 }).counts;
  counts.forEach((count, band) => {
    requireSame(ours[band]!, count, `knox: band ${band}`);
  });
  return (elapsed / (TWIN_PERMUTATIONS + 1)) * (CITY.permutations + 1);
}

function gainOfThreads({ points, days }: Events): Promise<number> {
  const prepared = knoxPairs(points, days, { space, time });
  return gainOfTwoThreads((threads) =>
    inThreads({ simulation: 'knox', prepared, seed: 1 }, 0, THREAD_PERMUTATIONS, threads),
  );
}

async function growthWords(): Promise<string> {
  const parts: string[] = [];
  for (const n of SIZES) {
    const events = syntheticEvents(n, 1);
    const pairs = knoxPairs(events.points, events.days, { space, time }).first.length;
    const took = await seconds(events, CITY.permutations, 3);
    parts.push(`${n} events (${pairs} close pairs) ${words(took)}`);
  }
  return parts.join(', ');
}

function words(value: number): string {
  return `${(value * 1000).toFixed(0)} ms`;
}
