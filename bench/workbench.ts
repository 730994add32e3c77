import type { ParametersOf, Recipe } from '#capabilities/analysis/contract.ts';
import { incidentsDoor } from '#capabilities/analysis/incidents-door.ts';
import type { MethodInput } from '#capabilities/analysis/methods/method.ts';
import { runInWorker } from '#capabilities/analysis/running/run-in-worker.ts';
import type { Installation } from '../bin/application.ts';
import { withFreshInstallation } from './fresh-installation.ts';
import type { Measurement } from './measurement.ts';
import { benchGeography, INCIDENTS, type SeededVersion, seedCity } from './workbench/seed-city.ts';

const GOAL_S = 2;
const MOST_GIB = 2;

type Question = {
  method: 'trend' | 'concentration' | 'hot-spots' | 'density' | 'near-repeat';
  from: string;
  parameters: Recipe['parameters'];
};

const quick: Question[] = [
  { method: 'trend', from: '2015-01-01', parameters: {} },
  { method: 'hot-spots', from: '2015-01-01', parameters: {} },
  { method: 'concentration', from: '2015-01-01', parameters: {} },
];
const fewShuffles: Partial<ParametersOf<'near-repeat'>> = { permutations: 99 };
const heavy: Question[] = [
  { method: 'density', from: '2015-01-01', parameters: {} },
  { method: 'near-repeat', from: '2024-01-01', parameters: fewShuffles },
];

type Answered = { method: string; seconds: number; processor: number; steps: number; records: number };

/** Questions asked of a million incidents, from the database through the thread that answers. */
export function workbench(incidents = INCIDENTS): Promise<Measurement> {
  return withFreshInstallation(async (installation) => {
    const version = await seedCity(installation.urls.ownerUrl, incidents);
    const reading: number[] = [];
    const answers: Answered[] = [];
    for (const question of [...quick, ...heavy]) {
      const { records, seconds } = await readRecords(installation, version);
      reading.push(seconds);
      answers.push(await answer(question, records));
    }
    return measurementOf(reading, answers);
  });
}

async function readRecords({ services }: Installation, { siteId, versionId }: SeededVersion) {
  const started = performance.now();
  const records = await services.database.asSystem('a benchmark reads a version', (tx) =>
    incidentsDoor.records(tx, { siteId, versionId, unit: 'events', ruleIds: [] }),
  );
  return { records, seconds: secondsSince(started) };
}

async function answer(
  { method, from, parameters }: Question,
  records: MethodInput['records'],
): Promise<Answered> {
  const recipe: MethodInput['recipe'] = {
    question: 'How long does it take?',
    method,
    unit: 'events',
    filter: { outcome: 'shooting', period: { from, to: '2024-12-31' }, districts: [] },
    flagRules: [],
    parameters,
    seed: 1,
  };
  const input: MethodInput = { recipe, records, geography: benchGeography, dataDate: '2024-12-31' };
  let steps = 0;
  const before = process.cpuUsage();
  const started = performance.now();
  const outcome = await runInWorker(input, () => steps++, new AbortController().signal);
  if (outcome.kind !== 'result') throw new Error(`${method} gave no result: ${JSON.stringify(outcome)}`);
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1e6;
  return { method, seconds: secondsSince(started), processor, steps, records: outcome.result.used };
}

function measurementOf(reading: number[], answers: Answered[]): Measurement {
  const quickest = answers.slice(0, quick.length);
  const figure = Math.max(...quickest.map(({ seconds }) => seconds));
  const peakGib = process.resourceUsage().maxRSS / 1024 ** 2;
  const each = answers.map(
    ({ method, seconds, processor, steps, records }) =>
      `${method} ${seconds.toFixed(2)} s (${processor.toFixed(2)} s of a processor) on ${records.toLocaleString('en-US')}, ${steps} steps told`,
  );
  const read = `read from the database in ${Math.min(...reading).toFixed(2)} to ${Math.max(...reading).toFixed(2)} s, once for each version`;
  return {
    name: 'workbench',
    figure,
    unit: 's, the slowest of trend, hot spots and concentration, with the start of its thread',
    goal: GOAL_S,
    met: figure <= GOAL_S && peakGib <= MOST_GIB,
    peer: 'none: the goal is a time',
    detail: `${answers[0]!.records.toLocaleString('en-US')} incidents, ${read}; ${each.join('; ')}; peak memory of the process ${peakGib.toFixed(2)} GiB (goal ${MOST_GIB})`,
  };
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
