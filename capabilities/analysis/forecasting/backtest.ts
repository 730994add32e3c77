import {
  accuracyWithIntervals,
  countPoints,
  type DatedPoints,
  eventsDuring,
  type Forecaster,
  type ForecasterResult,
  formatDay,
  type Period,
  PRIOR_COUNTS,
  parseDay,
  priorCounts,
  randomBaseline,
  walkForward,
} from '@psp/statistics';
import type { Accuracy, BacktestResult, Tested } from '#capabilities/forecasts/contract.ts';
import { forecasterOf, namedBy } from './forecaster.ts';
import { type ForecastInput, type Prepared, prepare } from './input.ts';
import { DRAWS, finite, SEED, shareOf, times, unknown } from './intervals.ts';
import { Unanswerable } from './unanswerable.ts';
import { verdictOf } from './verdict.ts';

const METHOD = 'method';

/**
 * The planned method on the past, period after period, each made from the days before it alone; beside plain counts
 * and cells chosen blindly. Pure: the same settings and data version always give the same result.
 */
export function backtest(input: ForecastInput): BacktestResult {
  const { settings } = input;
  const { from, to } = testedDays(input);
  const prepared = prepare(input);
  const scores: Float64Array[] = [];
  const planned = forecasterOf(settings);
  const found = walkForward(prepared.events, prepared.area, {
    outcome: settings.outcome,
    share: settings.share,
    from,
    to,
    testDays: settings.horizonDays,
    trainDays: settings.trainDays,
    forecasters: { [METHOD]: keeping(planned, scores) },
    resampling: { seed: SEED },
  });
  if (found.cells !== input.namedCells)
    throw new Unanswerable('The site’s grid changed since the plan was written. Save the plan again.');
  const folds = found.folds.map(({ train, test }, f) =>
    foldOf(prepared, { train, test, scores: scores[f]! }),
  );
  const [method, counts] = [found.results[METHOD]!, found.results[PRIOR_COUNTS]!];
  const share = found.cells / prepared.area.cells.length;
  const overall: Tested = {
    events: method.pooled.events,
    paiStar: method.pooled.paiStar,
    method: pooledOf(method, share),
    counts: pooledOf(counts, share),
    random: randomOf(finite(found.random), method.pooled.paiStar),
  };
  const onlyOne = onlyOneCaught(folds);
  return {
    ...verdictOf(settings, overall, onlyOne, folds.length, share),
    studyCells: prepared.area.cells.length,
    namedCells: found.cells,
    trainDays: settings.trainDays,
    used: prepared.used,
    setAside: prepared.setAside,
    overall,
    againstCounts: method.againstCounts,
    onlyOne,
    periods: folds.map(({ period, tested, events }) => ({ ...period, events, tested })),
    codeVersion: input.codeVersion,
  };
}

/** The newest whole periods that the data hold, provided that enough lies before the first to train on. */
function testedDays({ settings, firstDay, lastDay }: ForecastInput): Period {
  const to = parseDay(lastDay) + 1;
  const from = to - settings.testPeriods * settings.horizonDays;
  const first = from - settings.trainDays;
  if (first < parseDay(firstDay)) {
    throw new Unanswerable(
      `The data begin on ${firstDay}; ${settings.testPeriods} periods of ${settings.horizonDays} days after ` +
        `${settings.trainDays} days to learn from need data from ${formatDay(first)} on. ` +
        'Test fewer periods, or learn from fewer days.',
    );
  }
  return { from, to };
}

function keeping(forecaster: Forecaster, kept: Float64Array[]): Forecaster {
  return (...asked) => {
    const scores = forecaster(...asked);
    kept.push(scores);
    return scores;
  };
}

type Fold = {
  period: { from: string; to: string };
  events: number;
  tested: Tested | null;
  caught: { methodOnly: number; countsOnly: number };
};

function foldOf(
  { events, area, cells }: Prepared,
  { train, test, scores }: { train: Period; test: Period; scores: Float64Array },
): Fold {
  const happened = eventsDuring(events, test);
  const { counts: observed } = countPoints(happened.points, area);
  const plain = priorCounts(eventsDuring(events, train), train, test, area);
  const judge = (of: Float64Array) =>
    accuracyWithIntervals(of, happened, area, cells, { seed: SEED, draws: DRAWS });
  const canJudge = hasTwoDays(happened);
  const method = canJudge ? judge(scores) : null;
  return {
    period: { from: formatDay(test.from), to: formatDay(test.to - 1) },
    events: happened.days.length,
    tested: method && {
      events: method.events,
      paiStar: method.paiStar,
      method: accuracyOf(method),
      counts: accuracyOf(judge(plain)),
      random: randomOf(finite(randomBaseline(observed, cells, { seed: SEED, draws: DRAWS })), method.paiStar),
    },
    caught: caughtByOne(scores, plain, observed, cells),
  };
}

function hasTwoDays({ days }: DatedPoints): boolean {
  return new Set(Array.from(days, Math.floor)).size > 1;
}

/** Both as a live forecast would name them: in plain counts many cells tie, and breaking those against it would flatter the method. */
function caughtByOne(scores: Float64Array, plain: Float64Array, observed: Uint32Array, cells: number) {
  const method = new Set(namedBy(scores, cells));
  const counts = new Set(namedBy(plain, cells));
  const sum = (of: Set<number>, without: Set<number>) =>
    [...of].reduce((total, position) => (without.has(position) ? total : total + observed[position]!), 0);
  return { methodOnly: sum(method, counts), countsOnly: sum(counts, method) };
}

function onlyOneCaught(folds: readonly Fold[]): BacktestResult['onlyOne'] {
  const method = folds.reduce((sum, { caught }) => sum + caught.methodOnly, 0);
  const counts = folds.reduce((sum, { caught }) => sum + caught.countsOnly, 0);
  return { method, counts, share: shareOf(method, method + counts) };
}

type Judged = Pick<ForecasterResult, 'intervals'> & {
  captured: number;
  events: number;
  share: number;
  paiStar: number;
};

/**
 * Days drawn again know nothing of what none of them caught: where nothing was caught the interval is the exact one of
 * a share of zero.
 */
function accuracyOf(judged: Judged): Accuracy {
  const { captured, events, share, paiStar, intervals } = judged;
  const none = times(shareOf(0, events), 1 / share);
  return {
    captured,
    pai: captured > 0 ? finite(intervals.pai) : none,
    pei: captured > 0 ? finite(intervals.pei) : times(none, 1 / paiStar),
    rri: captured > 0 ? finite(intervals.rri) : unknown,
  };
}

function pooledOf({ pooled, intervals }: ForecasterResult, share: number): Accuracy {
  return accuracyOf({ ...pooled, share, intervals });
}

function randomOf(pai: Tested['random']['pai'], paiStar: number): Tested['random'] {
  return { pai, pei: times(pai, 1 / paiStar) };
}
