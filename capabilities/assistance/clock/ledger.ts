import type { Day } from '#platform/clock/days.ts';
import type { Stage, TargetStage, Urgency } from './contract.ts';

/**
 * What a request’s clock is read from, in its order; moments are milliseconds since 1970. A round begins when the
 * request is submitted, and another when it is reopened.
 */
export type Entry = { at: number } & (
  | { kind: 'started' }
  | { kind: 'reached'; stage: Stage }
  | { kind: 'urgency'; urgency: Urgency }
  | { kind: 'paused'; dueBackOn: Day }
  | { kind: 'resumed' }
  | { kind: 'owner'; ownerId: string }
  | { kind: 'ended' }
);

/** Targets in business minutes from the start, and how long a clock may stand still in all. */
export type ClockRules = {
  targets: Record<Urgency, Record<TargetStage, number>>;
  mostPausedMinutes: number;
};
