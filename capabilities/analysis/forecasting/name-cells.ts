import { countPoints, eventsDuring, formatDay, parseDay, priorCounts } from '@psp/statistics';
import type { PeriodForecast } from '#capabilities/forecasts/contract.ts';
import { forecasterOf, namedBy } from './forecaster.ts';
import { daysOf, type ForecastInput, prepare } from './input.ts';
import { Unanswerable } from './unanswerable.ts';

/** The cells of one period, from what happened before it and nothing else, beside those that plain counts name. */
export function nameCells(input: ForecastInput, period: { from: string; to: string }): PeriodForecast {
  const test = daysOf(period);
  const to = Math.min(test.from, parseDay(input.lastDay) + 1);
  const train = { from: to - input.settings.trainDays, to };
  if (train.from < parseDay(input.firstDay)) {
    throw new Unanswerable(
      `The data begin on ${input.firstDay}; the forecast learns from ${formatDay(train.from)} on. ` +
        'Import a file that reaches further back.',
    );
  }
  const { area, cells, events, setAside } = prepare(input);
  const known = eventsDuring(events, train);
  const scores = forecasterOf(input.settings)(known, train, test, area);
  const before = countPoints(known.points, area).counts;
  const plain = namedBy(priorCounts(known, train, test, area), cells);
  const byCounts = new Set(plain);
  const named = Array.from(namedBy(scores, cells), (position, i) => ({
    rank: i + 1,
    cell: area.cells[position]!,
    expected: Math.round(scores[position]! * 1e4) / 1e4,
    before: before[position]!,
    alsoByCounts: byCounts.has(position),
  }));
  return {
    cells: named,
    countsCells: Array.from(plain, (position) => area.cells[position]!),
    overlap: named.filter(({ alsoByCounts }) => alsoByCounts).length,
    studyCells: area.cells.length,
    trainedFrom: formatDay(train.from),
    trainedThrough: formatDay(train.to - 1),
    used: known.days.length,
    setAside,
    codeVersion: input.codeVersion,
  };
}
