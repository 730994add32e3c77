import { z } from 'zod';

const Day = z.iso.date();

/** An end that is `null` has no bound: nothing was caught in some of the draws. */
export const Interval = z.object({
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Interval = z.infer<typeof Interval>;

export const Accuracy = z.object({
  captured: z.number().int(),
  pai: Interval,
  pei: Interval,
  rri: Interval,
});
export type Accuracy = z.infer<typeof Accuracy>;

export const Tested = z.object({
  events: z.number().int(),
  /** PAI of as many cells chosen in hindsight. */
  paiStar: z.number(),
  method: Accuracy,
  counts: Accuracy,
  random: z.object({ pai: Interval, pei: Interval }),
});
export type Tested = z.infer<typeof Tested>;

export const TestedPeriod = z.object({
  from: Day,
  to: Day,
  events: z.number().int(),
  /** `null` where fewer than two days brought events: nothing to judge by. */
  tested: Tested.nullable(),
});

export const SetAside = z.array(z.object({ reason: z.string(), count: z.number().int() }));

export const BacktestResult = z.object({
  sentence: z.string(),
  beatsCounts: z.boolean(),
  studyCells: z.number().int(),
  namedCells: z.number().int(),
  trainDays: z.number().int(),
  used: z.number().int(),
  setAside: SetAside,
  overall: Tested,
  /** Periods in which the method caught more, as many and fewer events than plain counts. */
  againstCounts: z.object({ better: z.number().int(), same: z.number().int(), worse: z.number().int() }),
  /** Events that only one of the two caught, and the method’s share of them with its exact interval. */
  onlyOne: z.object({ method: z.number().int(), counts: z.number().int(), share: Interval }),
  periods: z.array(TestedPeriod),
  codeVersion: z.string(),
});
export type BacktestResult = z.infer<typeof BacktestResult>;

export const NamedCell = z.object({
  rank: z.number().int(),
  cell: z.number().int(),
  /** Events to be expected in it during the period, were things to go on as before. */
  expected: z.number(),
  /** Events in it during the time it was made from. */
  before: z.number().int(),
  alsoByCounts: z.boolean(),
});
export type NamedCell = z.infer<typeof NamedCell>;

export const PeriodForecast = z.object({
  cells: z.array(NamedCell),
  countsCells: z.array(z.number().int()),
  overlap: z.number().int(),
  studyCells: z.number().int(),
  trainedFrom: Day,
  trainedThrough: Day,
  used: z.number().int(),
  setAside: SetAside,
  codeVersion: z.string(),
});
export type PeriodForecast = z.infer<typeof PeriodForecast>;

export const Caught = z.object({ captured: z.number().int(), pai: Interval });
export const Feedback = z.object({
  events: z.number().int(),
  method: Caught,
  counts: Caught,
  random: z.object({ expected: z.number(), pai: Interval }),
  /** Odds that a recorded event lies in the cells, against the time the forecast was made from. */
  shift: z.object({
    inBefore: z.number().int(),
    outBefore: z.number().int(),
    inNow: z.number().int(),
    outNow: z.number().int(),
    ratio: Interval,
  }),
  /** PAI live ÷ PAI of the backtest. */
  drift: z.object({ backtestPai: z.number(), ratio: Interval }),
});
export type Feedback = z.infer<typeof Feedback>;

export const FeedbackReport = z.object({
  sentence: z.string(),
  shiftSentence: z.string(),
  driftSentence: z.string(),
  cannotShow: z.array(z.string()),
  period: Feedback,
  /** This period and all before it together. */
  soFar: Feedback,
  periods: z.number().int(),
  setAside: SetAside,
  codeVersion: z.string(),
});
export type FeedbackReport = z.infer<typeof FeedbackReport>;
