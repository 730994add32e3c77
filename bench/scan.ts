import { scanCases, spaceTimeScan } from '@psp/statistics';
import { inThreads } from '../bin/analyze/simulate-in-threads.ts';
import type { Measurement } from './measurement.ts';
import { type Events, syntheticEvents } from './space-time/synthetic-events.ts';
import { gainOfTwoThreads, requireSame, timed } from './space-time/timed.ts';
import { scanWindowByWindow } from './space-time/twins.ts';

/** The sizes of Chicago's arsons of one year and of three. */
const SMALL = { cases: 522, goal: 10, satScan: 30 };
const LARGE = { cases: 1_365, goal: 60, satScan: 268 };
const SIMULATIONS = 999;
/** Seconds of work, so that starting a thread weighs little. */
const THREAD_SIMULATIONS = 3_499;
const SIZES = [261, 522, 1_044, 2_088];
const LEAST_GAIN = 1.7;
const reach = { maxRadius: 1000, maxDays: 28 };

export async function scanAgainstTwin(): Promise<Measurement> {
  const events = syntheticEvents(LARGE.cases, 1);
  const large = await seconds(events, 3);
  const small = await seconds(syntheticEvents(SMALL.cases, 1), 3);
  const twin = twinSeconds(events);
  const gain = await gainOfThreads(events);
  const growth = await growthWords();
  return {
    name: 'scan',
    figure: large,
    unit: `s, ${LARGE.cases.toLocaleString('en-US')} cases, ${SIMULATIONS} simulations`,
    goal: LARGE.goal,
    met: large < LARGE.goal && small < SMALL.goal && gain >= LEAST_GAIN,
    peer: twin,
    detail: [
      `twin (every radius and window counted anew) ${twin.toFixed(0)} s from one of ${SIMULATIONS + 1} scans, ${(twin / large).toFixed(0)}×`,
      `${SMALL.cases} cases ${small.toFixed(2)} s (goal ${SMALL.goal} s)`,
      `SaTScan on such a machine ${SMALL.satScan} s and ${LARGE.satScan} s`,
      `two threads ${gain.toFixed(2)}× (goal ${LEAST_GAIN})`,
      `growth in one city: ${growth}`,
    ].join('; '),
  };
}

async function seconds({ points, days }: Events, runs: number): Promise<number> {
  const scan = () => spaceTimeScan(points, days, { ...reach, simulations: SIMULATIONS, seed: 1 });
  return (await timed(runs, scan)).seconds;
}

/** A twin that finds another greatest cluster is no twin: it throws. */
function twinSeconds(events: Events): number {
  const started = performance.now();
  const greatest = scanWindowByWindow(events, reach.maxRadius, reach.maxDays);
  const elapsed = (performance.now() - started) / 1000;
  const { cluster } = spaceTimeScan(events.points, events.days, { ...reach, simulations: 1, seed: 1 });
  requireSame(cluster?.llr ?? 0, greatest, 'scan: the greatest likelihood ratio');
  return elapsed * (SIMULATIONS + 1);
}

function gainOfThreads({ points, days }: Events): Promise<number> {
  const prepared = scanCases(points, days, reach);
  return gainOfTwoThreads((threads) =>
    inThreads({ simulation: 'space-time-scan', prepared, seed: 1 }, 0, THREAD_SIMULATIONS, threads),
  );
}

async function growthWords(): Promise<string> {
  const parts: string[] = [];
  for (const n of SIZES) parts.push(`${n} cases ${(await seconds(syntheticEvents(n, 1), 1)).toFixed(2)} s`);
  return parts.join(', ');
}
