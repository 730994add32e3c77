import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { sliceRuns } from '@psp/statistics';
import { type Prepared, type Simulation, type SimulationTask, type Slice, simulate } from './simulations.ts';

const MOST_THREADS = 2;
const TRIAL_RUNS = 20;
/** A thread takes about a fifth of a second to start and to be given its data. */
const WORTH_A_THREAD_SECONDS = 1;

const thread = new URL('./simulation-thread.ts', import.meta.url);

/**
 * All the runs of a Monte Carlo test. The first few are timed; if the others would take long they are shared with a
 * second thread. The answer is the same either way.
 */
export async function simulateInThreads<S extends Simulation>(
  simulation: S,
  prepared: Prepared<S>,
  seed: number,
  runs: number,
): Promise<Slice<S>[]> {
  const task = { simulation, prepared, seed };
  const trial = { from: 0, to: Math.min(TRIAL_RUNS, runs) };
  const started = performance.now();
  const first = simulate({ ...task, runs: trial });
  const secondsARun = (performance.now() - started) / 1000 / trial.to;
  const left = runs - trial.to;
  if (left === 0) return [first];
  const threads =
    secondsARun * left < WORTH_A_THREAD_SECONDS ? 1 : Math.min(MOST_THREADS, availableParallelism());
  return [first, ...(await inThreads(task, trial.to, left, threads))];
}

/** The first part is done here, the others beside it. */
export async function inThreads<S extends Simulation>(
  task: Omit<SimulationTask<S>, 'runs'>,
  from: number,
  count: number,
  threads: number,
): Promise<Slice<S>[]> {
  const parts = sliceRuns(count, threads).map((part) => ({ from: from + part.from, to: from + part.to }));
  const others = parts.slice(1).map((runs) => inThread({ ...task, runs }));
  const mine = simulate({ ...task, runs: parts[0]! });
  return [mine, ...(await Promise.all(others))];
}

async function inThread<S extends Simulation>(task: SimulationTask<S>): Promise<Slice<S>> {
  const [slice] = await once(new Worker(thread, { workerData: task }), 'message');
  return slice;
}
