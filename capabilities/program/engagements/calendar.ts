import { Temporal } from 'temporal-polyfill';
import type { Day } from '#platform/clock/days.ts';
import { type Phase, phases } from '../states.ts';

const COMMITMENT_MONTHS = 36;

/** The last day of a commitment of three years. */
export function endOfCommitment(startsOn: Day): Day {
  return Temporal.PlainDate.from(startsOn)
    .add({ months: COMMITMENT_MONTHS })
    .subtract({ days: 1 })
    .toString();
}

/** How many months a commitment has, an unfinished one counted whole. */
export function monthsOf(startsOn: Day, endsOn: Day): number {
  return monthsFrom(startsOn, endsOn) + 1;
}

/** In which month of the commitment a day lies, counted from 1; `null` before it starts. */
export function monthOn(startsOn: Day, today: Day): number | null {
  return today < startsOn ? null : monthsFrom(startsOn, today) + 1;
}

/** Whole months from one day to another; reckoned by hand, for lists ask it of every site. */
function monthsFrom(from: Day, to: Day): number {
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0);
}

export type PlannedDays = Partial<Record<Phase, Day>>;
export type PlanFault = { phase: Phase; message: string };

/** Phases are planned in their order, none before the commitment starts. Days may be missing. */
export function faultsOfPlan(plan: PlannedDays, commitment: { startsOn: Day }): PlanFault[] {
  const faults: PlanFault[] = [];
  let before: { phase: Phase; day: Day } | null = null;
  for (const phase of phases) {
    const day = plan[phase];
    if (day === undefined) continue;
    if (day < commitment.startsOn) {
      faults.push({ phase, message: `It lies before the commitment starts on ${commitment.startsOn}.` });
    } else if (before && day < before.day) {
      faults.push({ phase, message: `It lies before ${before.phase}, which is planned for ${before.day}.` });
    }
    before = { phase, day };
  }
  return faults;
}
