import { StatisticsError } from '@psp/statistics';
import type { BacktestResult, FeedbackReport, PeriodForecast } from '#capabilities/forecasts/contract.ts';
import { backtest } from './backtest.ts';
import { type ForecastMade, feedback, type PastAccuracy } from './feedback.ts';
import type { ForecastInput } from './input.ts';
import { nameCells } from './name-cells.ts';
import { Unanswerable } from './unanswerable.ts';

export type ForecastTask =
  | { kind: 'backtest'; input: ForecastInput }
  | { kind: 'name-cells'; input: ForecastInput; period: { from: string; to: string } }
  | { kind: 'feedback'; input: ForecastInput; made: readonly ForecastMade[]; past: PastAccuracy };
export type ForecastAnswer = BacktestResult | PeriodForecast | FeedbackReport;
export type Answered<T> = { ok: true; value: T } | { ok: false; why: string };

/** What the data can’t answer comes back in words; only the unexpected throws. */
export function answer(task: ForecastTask): Answered<ForecastAnswer> {
  try {
    return { ok: true, value: compute(task) };
  } catch (error) {
    if (error instanceof Unanswerable || error instanceof StatisticsError)
      return { ok: false, why: error.message };
    throw error;
  }
}

function compute(task: ForecastTask): ForecastAnswer {
  switch (task.kind) {
    case 'backtest':
      return backtest(task.input);
    case 'name-cells':
      return nameCells(task.input, task.period);
    case 'feedback':
      return feedback(task.input, task.made, task.past);
  }
}
