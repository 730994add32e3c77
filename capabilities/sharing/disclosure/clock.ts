import { isBusinessDay } from '#platform/clock/business-calendar.ts';
import { addDays, type Day, daysBetween } from '#platform/clock/days.ts';

export type DayKind = 'business' | 'calendar';
export type ResponseRule = {
  jurisdiction: string;
  inForceFrom: Day;
  law: string;
  days: number;
  dayKind: DayKind;
  extensionDays: number;
  extensionDayKind: DayKind;
};

const FEDERAL_KINDS: readonly string[] = ['usao', 'atf', 'dea', 'fbi', 'usms', 'doj program office'];

/** Whose law an agency answers under: the nation's for federal agencies, else that of the site's state. */
export function jurisdictionOf(agencyKind: string, siteState: string): string {
  return FEDERAL_KINDS.includes(agencyKind) ? 'US' : siteState;
}

/** The rule that stood on the day a request came in; a later one does not change what was promised. */
export function ruleOn(day: Day, rules: readonly ResponseRule[]): ResponseRule | null {
  const inForce = rules.filter((rule) => rule.inForceFrom <= day);
  return inForce.sort((one, other) => other.inForceFrom.localeCompare(one.inForceFrom))[0] ?? null;
}

/** The day of receipt is not counted. */
export function dueOn(receivedOn: Day, rule: ResponseRule): Day {
  return dayAfter(receivedOn, rule.days, rule.dayKind);
}

export function extendedDueOn(due: Day, rule: ResponseRule): Day {
  return dayAfter(due, rule.extensionDays, rule.extensionDayKind);
}

function dayAfter(from: Day, days: number, kind: DayKind): Day {
  if (kind === 'calendar') return nextBusinessDay(addDays(from, days));
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day)) left -= 1;
  }
  return day;
}

/** A last day on which the office is closed is moved to the next on which it is open. */
function nextBusinessDay(day: Day): Day {
  return isBusinessDay(day) ? day : nextBusinessDay(addDays(day, 1));
}

export type Standing = 'answered' | 'late' | 'due today' | 'running';

/** How an open request stands against its day; an answered one is judged by the day of its answer. */
export function standingOf(
  request: { dueOn: Day; answeredOn: Day | null; isOpen: boolean },
  today: Day,
): { standing: Standing; days: number } {
  const day = request.answeredOn && !request.isOpen ? request.answeredOn : today;
  const days = daysBetween(day, request.dueOn);
  if (!request.isOpen) return { standing: days < 0 ? 'late' : 'answered', days };
  if (days < 0) return { standing: 'late', days };
  return { standing: days === 0 ? 'due today' : 'running', days };
}
