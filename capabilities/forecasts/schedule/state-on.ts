import type { Day } from '#platform/clock/days.ts';

/** A plan whose last day has passed has ended, whether or not the job has said so yet. */
export function stateOn<S extends string>(state: S, endsOn: Day, today: Day): S | 'ended' {
  return (state === 'live' || state === 'signed-off') && endsOn < today ? 'ended' : state;
}
