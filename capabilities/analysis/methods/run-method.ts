import {
  incidentMethods,
  methodParameters,
  type ParametersOf,
  type RunResult,
  type StudiedMethod,
} from '../contract.ts';
import { chooseRecords } from './choose-records.ts';
import { clusters } from './clusters.ts';
import { comparePeriods } from './compare-periods.ts';
import { concentration } from './concentration.ts';
import { density } from './density.ts';
import { differenceInDifferences } from './evaluation/difference-in-differences.ts';
import { displacementDifference } from './evaluation/displacement-difference.ts';
import { interruptedSeries } from './evaluation/interrupted-series.ts';
import { syntheticControl } from './evaluation/synthetic-control.ts';
import { hotSpots } from './hot-spots.ts';
import type { Answer, MethodInput, Progress, Study } from './method.ts';
import { nearRepeat } from './near-repeat.ts';
import { spaceTimeScan } from './space-time-scan.ts';
import { trend } from './trend.ts';
import { nounOf } from './words.ts';

const studies: { [M in StudiedMethod]: (study: Study<M>) => Answer } = {
  trend,
  'compare-periods': comparePeriods,
  concentration,
  'hot-spots': hotSpots,
  density,
  clusters,
  'near-repeat': nearRepeat,
  'space-time-scan': spaceTimeScan,
  'displacement-difference': displacementDifference,
  'interrupted-series': interruptedSeries,
  'difference-in-differences': differenceInDifferences,
  'synthetic-control': syntheticControl,
};

/** Methods that ask where: they count only records with a point, on the site’s published grid. */
export const placeMethods: readonly StudiedMethod[] = ['concentration', 'hot-spots', 'density', 'clusters'];

/**
 * One run of a recipe. Pure: no clock, no database, no randomness but the recipe’s seed, so that the same input
 * gives the same bytes.
 *
 * @throws StatisticsError when the question can’t be answered
 */
export function runMethod(input: MethodInput, progress: Progress): RunResult {
  const { method, question, unit, filter } = input.recipe;
  progress('Choosing records', 0.05);
  const inPairs = incidentMethods.includes(method);
  const { records, setAside } = chooseRecords(input, {
    needsPoint: inPairs || placeMethods.includes(method),
    leavesFlagged: inPairs,
  });
  const answer = study(method, input, records, progress);
  progress('Writing the result', 0.95);
  return {
    method,
    question,
    unit,
    period: filter.period,
    dataDate: input.dataDate,
    used: records.days.length,
    setAside,
    ...answer,
  };
}

function study<M extends StudiedMethod>(
  method: M,
  input: MethodInput,
  chosen: MethodInput['records'],
  progress: Progress,
): Answer {
  const parameters = methodParameters[method].parse(input.recipe.parameters) as ParametersOf<M>;
  return studies[method]({ input, parameters, chosen, noun: nounOf(input), progress });
}
