import { refuse, requireSameLength } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import { countPoints } from '../grids/count-points.ts';
import { acceptOutcome, type Outcome } from '../outcomes.ts';
import type { Interval } from '../rates/interval.ts';
import { type Accuracy, forecastAccuracy, sumOver } from './accuracy.ts';
import {
  type AccuracyIntervals,
  type DatedPoints,
  type DayTally,
  dayTallies,
  intervalsFrom,
  type Resampling,
  totalOf,
} from './accuracy-intervals.ts';
import { cellsOfShare, highestCells } from './forecast-rank.ts';
import { eventsDuring, type Forecaster, type Period, priorCounts, requirePeriod } from './forecasters.ts';
import { randomBaseline } from './random-baseline.ts';

export type Backtest = {
  /** What is forecast; officer-initiated activity is refused. */
  readonly outcome: string;
  /** Share of the studied cells that a forecast may name. */
  readonly share: number;
  /** The first test begins on `from`, the last ends by `to` (day numbers). */
  readonly from: number;
  readonly to: number;
  readonly testDays: number;
  readonly trainDays: number;
  /** By name, beside `prior counts`, which are always there. */
  readonly forecasters: Readonly<Record<string, Forecaster>>;
  readonly resampling: Resampling;
};

export type ForecasterResult = {
  readonly pooled: Pick<Accuracy, 'events' | 'captured' | 'pai' | 'paiStar' | 'pei' | 'rri'>;
  readonly intervals: AccuracyIntervals;
  /** One a fold; `null` where nothing happened. */
  readonly folds: readonly (Accuracy | null)[];
  /** Folds in which it caught more, as many and fewer events than prior counts. */
  readonly againstCounts: { readonly better: number; readonly same: number; readonly worse: number };
};

export type BacktestResult = {
  readonly outcome: Outcome;
  readonly cells: number;
  readonly folds: readonly { readonly train: Period; readonly test: Period; readonly events: number }[];
  readonly results: Readonly<Record<string, ForecasterResult>>;
  /** PAI of cells chosen blindly, over all folds’ events together. */
  readonly random: Interval;
};

type Fold = { train: Period; test: Period; known: DatedPoints; events: DatedPoints; observed: Uint32Array };

export const PRIOR_COUNTS = 'prior counts';

/**
 * Walk-forward backtest: again and again a forecast is made from the days before and judged by the days after, which
 * it was not shown. Prior counts and a blind choice are judged with it. Over all folds events are pooled, so that a
 * quiet week does not weigh like a bad one. O(folds · forecaster).
 *
 * @throws StatisticsError `outcome.officer-initiated`, `outcome.not-listed`, `period.empty`, `points.too-few`,
 * `argument.out-of-range`, `shape.mismatch`
 * @see Hyndman, R. & Athanasopoulos, G. (2021). Forecasting: principles and practice, section 5.10.
 */
export function walkForward(events: DatedPoints, area: Area, plan: Backtest): BacktestResult {
  const outcome = acceptOutcome(plan.outcome);
  requireSameLength(events.points.x, events.days, 'Places and days');
  const cells = cellsOfShare(plan.share, area.cells.length);
  const folds = foldsOf(plan).map((fold) => gather(fold, events, area));
  const all = { ...plan.forecasters, [PRIOR_COUNTS]: priorCounts };
  const scored = Object.entries(all).map(([name, forecaster]) => {
    const scores = folds.map(({ known, train, test }) => forecaster(known, train, test, area));
    return { name, tested: judge(scores, folds, area, cells) };
  });
  const baseline = scored.at(-1)!.tested.folds;
  return {
    outcome,
    cells,
    folds: folds.map(({ train, test, observed }) => ({ train, test, events: sumOf(observed) })),
    results: Object.fromEntries(
      scored.map(({ name, tested }) => [name, resultOf(tested, baseline, plan.resampling, area, cells)]),
    ),
    random: randomBaseline(together(folds, area), cells, plan.resampling),
  };
}

function foldsOf({ from, to, testDays, trainDays }: Backtest): { train: Period; test: Period }[] {
  requirePeriod({ from: 0, to: testDays }, 'test');
  requirePeriod({ from: 0, to: trainDays }, 'training');
  const folds = [];
  for (let day = from; day + testDays <= to; day += testDays) {
    folds.push({ train: { from: day - trainDays, to: day }, test: { from: day, to: day + testDays } });
  }
  if (folds.length === 0) refuse('period.empty', `From day ${from} to ${to} there is no room for a test.`);
  return folds;
}

function gather({ train, test }: { train: Period; test: Period }, events: DatedPoints, area: Area): Fold {
  const known = eventsDuring(events, train);
  if (known.days.length === 0)
    refuse('points.too-few', `Nothing happened from day ${train.from} to ${train.to}.`);
  const happened = eventsDuring(events, test);
  return { train, test, known, events: happened, observed: countPoints(happened.points, area).counts };
}

type Tested = { folds: (Accuracy | null)[]; days: DayTally[]; forecast: number };

function judge(scores: Float64Array[], folds: Fold[], area: Area, cells: number): Tested {
  const tested: Tested = { folds: [], days: [], forecast: 0 };
  folds.forEach(({ observed, events }, f) => {
    const hasEvents = observed.some((count) => count > 0);
    tested.folds.push(hasEvents ? forecastAccuracy(scores[f]!, observed, cells) : null);
    tested.days.push(...dayTallies(scores[f]!, observed, events, area, cells));
    tested.forecast += sumOver(highestCells(scores[f]!, observed, cells), scores[f]!);
  });
  return tested;
}

function resultOf(
  { folds, days, forecast }: Tested,
  baseline: readonly (Accuracy | null)[],
  resampling: Resampling,
  area: Area,
  cells: number,
): ForecasterResult {
  const share = cells / area.cells.length;
  const { events, captured, best } = totalOf(days);
  if (events === 0) refuse('period.empty', 'Nothing happened in any test period: no forecast can be judged.');
  const [pai, paiStar] = [captured / events / share, best / events / share];
  const differences = folds.map((fold, f) => (fold?.captured ?? 0) - (baseline[f]?.captured ?? 0));
  const count = (is: (difference: number) => boolean) => differences.filter(is).length;
  return {
    pooled: { events, captured, pai, paiStar, pei: pai / paiStar, rri: forecast / captured },
    intervals: intervalsFrom(days, share, forecast, resampling),
    folds,
    againstCounts: {
      better: count((difference) => difference > 0),
      same: count((difference) => difference === 0),
      worse: count((difference) => difference < 0),
    },
  };
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function together(folds: Fold[], area: Area): Float64Array {
  const sum = new Float64Array(area.cells.length);
  for (const { observed } of folds) for (let i = 0; i < sum.length; i++) sum[i]! += observed[i]!;
  return sum;
}
