import { countPoints, randomBaseline } from '@psp/statistics';
import type { Feedback, FeedbackReport } from '#capabilities/forecasts/contract.ts';
import { feedbackWords } from './feedback-words.ts';
import { during, type ForecastInput, type Prepared, prepare } from './input.ts';
import { DRAWS, finite, oddsRatio, SEED, shareOf, shareRatio, times, unknown } from './intervals.ts';

/** A period as it was forecast: which cells were named, and from which days. */
export type ForecastMade = {
  from: string;
  to: string;
  cells: readonly number[];
  countsCells: readonly number[];
  trainedFrom: string;
  trainedThrough: string;
};
export type PastAccuracy = { captured: number; events: number };

type Tally = {
  periods: number;
  observed: Float64Array;
  events: number;
  method: number;
  counts: number;
  inBefore: number;
  outBefore: number;
};

/**
 * What came of the newest of these periods, and of all of them so far, on one data version: late reports of earlier
 * periods count too.
 */
export function feedback(
  input: ForecastInput,
  made: readonly ForecastMade[],
  past: PastAccuracy,
): FeedbackReport {
  const prepared = prepare(input);
  const tallies = made.map((one) => tallyOf(prepared, one));
  const period = feedbackOf(tallies.at(-1)!, prepared, past);
  const soFar = feedbackOf(tallies.reduce(together), prepared, past);
  return {
    ...feedbackWords(period, soFar, made.length),
    period,
    soFar,
    periods: made.length,
    setAside: prepared.setAside,
    codeVersion: input.codeVersion,
  };
}

function tallyOf(prepared: Prepared, made: ForecastMade): Tally {
  const { area } = prepared;
  const happened = countPoints(during(prepared, made).points, area).counts;
  const before = countPoints(
    during(prepared, { from: made.trainedFrom, to: made.trainedThrough }).points,
    area,
  ).counts;
  const inside = (counts: Uint32Array, cells: readonly number[]) =>
    cells.reduce((sum, cell) => sum + (counts[area.positionOf[cell]!] ?? 0), 0);
  const all = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);
  const inBefore = inside(before, made.cells);
  return {
    periods: 1,
    observed: Float64Array.from(happened),
    events: all(happened),
    method: inside(happened, made.cells),
    counts: inside(happened, made.countsCells),
    inBefore,
    outBefore: all(before) - inBefore,
  };
}

function together(a: Tally, b: Tally): Tally {
  return {
    periods: a.periods + b.periods,
    observed: a.observed.map((count, i) => count + b.observed[i]!),
    events: a.events + b.events,
    method: a.method + b.method,
    counts: a.counts + b.counts,
    inBefore: a.inBefore + b.inBefore,
    outBefore: a.outBefore + b.outBefore,
  };
}

function feedbackOf(tally: Tally, { area, cells }: Prepared, past: PastAccuracy): Feedback {
  const share = cells / area.cells.length;
  const caught = (captured: number) => ({ captured, pai: times(shareOf(captured, tally.events), 1 / share) });
  const shift = shiftOf(tally);
  return {
    events: tally.events,
    method: caught(tally.method),
    counts: caught(tally.counts),
    random: {
      expected: share * tally.events,
      pai:
        tally.events === 0
          ? unknown
          : finite(randomBaseline(tally.observed, cells, { seed: SEED, draws: DRAWS })),
    },
    shift,
    drift: {
      backtestPai: past.captured / past.events / share,
      ratio: shareRatio(tally.method, tally.events, past.captured, past.events),
    },
  };
}

/** The periods learned from nearly the same days, which must not count as often: their mean is what was before. */
function shiftOf({ periods, events, method, inBefore, outBefore }: Tally): Feedback['shift'] {
  const before = [Math.round(inBefore / periods), Math.round(outBefore / periods)] as const;
  const now = [method, events - method] as const;
  return {
    inBefore: before[0],
    outBefore: before[1],
    inNow: now[0],
    outNow: now[1],
    ratio: oddsRatio(...now, ...before),
  };
}
