import { addDays, type Day } from '#platform/clock/days.ts';

export type PlannedPeriod = { ordinal: number; from: Day; to: Day };

/** The whole periods between a plan’s first live day and its end date; what is left over is not forecast. */
export function periodsOfPlan(liveFrom: Day, endsOn: Day, horizonDays: number): PlannedPeriod[] {
  const periods: PlannedPeriod[] = [];
  for (let from = liveFrom; ; from = addDays(from, horizonDays)) {
    const to = addDays(from, horizonDays - 1);
    if (to > endsOn) return periods;
    periods.push({ ordinal: periods.length + 1, from, to });
  }
}

/** A forecast is made from the day before its period on, and never for one that is over. */
export function isDue({ from, to }: PlannedPeriod, today: Day): boolean {
  return addDays(from, -1) <= today && today <= to;
}
