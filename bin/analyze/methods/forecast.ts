import {
  type Accuracy,
  acceptOutcome,
  accuracyWithIntervals,
  cellsOfShare,
  countPoints,
  decayingDensity,
  eventsDuring,
  type Forecaster,
  type Interval,
  nijRules,
  priorCounts,
  priorDensity,
  randomBaseline,
} from '@psp/statistics';
import { z } from 'zod';
import { GRID_WORDS, gridParameters } from '../grid-parameters.ts';
import { eventMethod } from '../method.ts';
import { refuseParameter } from '../read-geojson.ts';
import { seed } from '../simulation-parameters.ts';
import { studiedArea } from '../studied-area.ts';
import { periodsOf, writtenPeriod } from '../written-period.ts';

const length = z.number({ error: 'give a number' }).positive('give a number above zero');

const parameters = gridParameters.extend({
  train: writtenPeriod,
  test: writtenPeriod,
  share: z
    .number({ error: 'give a share of the cells, for example 0.01' })
    .gt(0, 'give a share above 0')
    .lt(1, 'give a share below 1'),
  method: z.enum(['counts', 'kde', 'decay'], { error: 'give counts, kde or decay' }).default('counts'),
  kernel: z.enum(['quartic', 'gaussian'], { error: 'give quartic or gaussian' }).default('quartic'),
  bandwidth: length.optional(),
  halfLife: length.optional(),
  outcome: z.string({ error: 'name what the events are' }).optional(),
  seed,
});

type Parameters = z.infer<typeof parameters>;

export const forecast = eventMethod<Parameters>({
  question: 'how well places forecast from one period caught the events of the next (PAI, PEI, RRI)',
  parameters: parameters.superRefine(requireLengths),
  takes: `${GRID_WORDS}; train and test, each [from, to] with both ends part of it; share of the cells to name; method (counts, kde with bandwidth, decay with bandwidth and halfLife in days); if wanted kernel (quartic or gaussian), outcome (refused where it counts what officers did) and seed`,
  example:
    'psp analyze forecast shootings.csv --x east --y north --t occurred --params \'{"x0":0,"y0":0,"size":250,"columns":40,"rows":40,"train":["2020-01-01","2022-12-31"],"test":["2023-01-01","2023-12-31"],"share":0.01}\'',
  run: async ({ points, times, epsg }, given) => {
    if (given.outcome !== undefined) acceptOutcome(given.outcome);
    const { train, test } = periodsOf(given.train, given.test);
    if (test.from < train.to) {
      refuseParameter(
        'The test begins before the training ends: the forecast would know what it is asked.',
        'Let test begin after train.',
      );
    }
    const { x0, y0, size, columns, rows, mask } = given;
    const area = await studiedArea({ x0, y0, size, columns, rows, mask }, epsg);
    const events = { points, days: times };
    const cells = cellsOfShare(given.share, area.cells.length);
    const known = eventsDuring(events, train);
    const happened = eventsDuring(events, test);
    const judge = (forecaster: Forecaster) =>
      accuracyWithIntervals(forecaster(known, train, test, area), happened, area, cells, given);
    const { share: _share, intervals, ...found } = judge(forecasterOf(given));
    const { cellAllowed, totalAllowed } = nijRules(area.grid, cells);
    return {
      ...found,
      intervals: { pai: range(intervals.pai), pei: range(intervals.pei), rri: range(intervals.rri) },
      priorCounts: indicesOf(judge(priorCounts)),
      random: { pai: range(randomBaseline(countPoints(happened.points, area).counts, cells, given)) },
      nij: { cellAllowed, totalAllowed },
      trained: known.days.length,
    };
  },
});

function requireLengths({ method, bandwidth, halfLife }: Parameters, context: z.RefinementCtx): void {
  const need = (name: string, value: number | undefined, words: string) => {
    if (value === undefined) context.addIssue({ code: 'custom', path: [name], message: words });
  };
  if (method !== 'counts') need('bandwidth', bandwidth, 'give metres');
  if (method === 'decay') need('halfLife', halfLife, 'give days');
}

function forecasterOf({ method, kernel, bandwidth, halfLife }: Parameters): Forecaster {
  if (method === 'kde') return priorDensity(kernel, bandwidth!);
  return method === 'decay' ? decayingDensity(kernel, bandwidth!, halfLife!) : priorCounts;
}

/** Plain counts stand beside every forecast. */
function indicesOf({ captured, pai, pei, rri }: Accuracy) {
  return { captured, pai, pei, rri };
}

function range({ low, high }: Interval): [number, number] {
  return [low, high];
}
