import type { ActivityStatus, Progress } from '../contract.ts';

export type ActivityAtWork = Pick<ActivityStatus, 'state' | 'isLate' | 'percent' | 'spentCents'> & {
  budgetCents: number;
};

const COUNTED = new Set(['not-started', 'under-way', 'blocked', 'done']);

/**
 * How far a set of activities has come: each counts the same, as its owner last said, whatever it costs. Proposals
 * are not at work yet, and what was called off is not asked for any more; the money it took is still spent.
 */
export function progressOf(activities: readonly ActivityAtWork[]): Progress {
  const counted = activities.filter(({ state }) => COUNTED.has(state));
  const isDone = ({ state }: ActivityAtWork) => state === 'done';
  const sum = (of: readonly ActivityAtWork[], what: (one: ActivityAtWork) => number) =>
    of.reduce((total, one) => total + what(one), 0);
  const percents = sum(counted, (one) => (isDone(one) ? 100 : (one.percent ?? 0)));
  return {
    activities: counted.length,
    done: counted.filter(isDone).length,
    blocked: counted.filter(({ state }) => state === 'blocked').length,
    late: counted.filter(({ isLate }) => isLate).length,
    percent: counted.length > 0 ? Math.round(percents / counted.length) : null,
    budgetCents: sum(counted, ({ budgetCents }) => budgetCents),
    spentCents: sum(activities, ({ spentCents }) => spentCents),
  };
}

const AT_WORK = new Set(['not-started', 'under-way', 'blocked']);

/** Late from the day after its due day, as the site’s calendar has it; what is done or called off is not late. */
export function isLate({ state, dueOn }: { state: string; dueOn: string | null }, today: string): boolean {
  return dueOn !== null && dueOn < today && AT_WORK.has(state);
}
