import { knoxPermutations, type Runs, scanMaxima } from '@psp/statistics';

/** Monte Carlo tests whose runs can be split: each run draws from its own stream of the seed. */
export const simulations = { knox: knoxPermutations, 'space-time-scan': scanMaxima };

export type Simulation = keyof typeof simulations;
export type Prepared<S extends Simulation> = Parameters<(typeof simulations)[S]>[0];
export type Slice<S extends Simulation> = ReturnType<(typeof simulations)[S]>;

export type SimulationTask<S extends Simulation = Simulation> = {
  simulation: S;
  prepared: Prepared<S>;
  seed: number;
  runs: Runs;
};

export function simulate<S extends Simulation>(task: SimulationTask<S>): Slice<S> {
  const run = simulations[task.simulation] as (prepared: Prepared<S>, seed: number, runs: Runs) => Slice<S>;
  return run(task.prepared, task.seed, task.runs);
}
