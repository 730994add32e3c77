import { addDays, type Day, daysBetween } from '#platform/clock/days.ts';

/** An agency has a month from the day its review opens. */
export const DAYS_TO_ATTEST = 30;
export const UNUSED_AFTER_DAYS = 60;
const DAY = 24 * 60 * 60 * 1000;

/** `2026-Q4`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export function dueOn(openedOn: Day): Day {
  return addDays(openedOn, DAYS_TO_ATTEST);
}

export type Use = { memberSince: Date; lastUsedAt: Date | null };

/** Nobody has come in with it for 60 days; one that was never used is counted from its beginning. */
export function isUnused({ memberSince, lastUsedAt }: Use, now: Date): boolean {
  const since = lastUsedAt !== null && lastUsedAt > memberSince ? lastUsedAt : memberSince;
  return now.getTime() - since.getTime() >= UNUSED_AFTER_DAYS * DAY;
}

export type ReviewStanding = 'complete' | 'completed late' | 'overdue' | 'due soon' | 'open';

/** The day it is due still counts as in time. */
export function standingOf(
  review: { dueOn: Day; completedOn: Day | null },
  today: Day,
): { standing: ReviewStanding; days: number } {
  const { completedOn } = review;
  if (completedOn !== null) {
    const days = daysBetween(completedOn, review.dueOn);
    return { standing: days < 0 ? 'completed late' : 'complete', days };
  }
  const days = daysBetween(today, review.dueOn);
  if (days < 0) return { standing: 'overdue', days };
  return { standing: days <= 7 ? 'due soon' : 'open', days };
}

/** Keeping what nobody uses, and ending what someone may need, both want a word why. */
export function reasonMissing({
  decision,
  reason,
  unused,
}: {
  decision: 'keep' | 'end';
  reason: string;
  unused: boolean;
}): string | null {
  if (reason.trim().length >= 3) return null;
  if (decision === 'end') return 'A membership is ended with the reason.';
  return unused
    ? `A membership nobody used for ${UNUSED_AFTER_DAYS} days is kept only with the reason.`
    : null;
}
