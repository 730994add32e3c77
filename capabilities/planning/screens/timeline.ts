import type { TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { Plan } from '../contract.ts';
import { activityWorkflow, versionWorkflow } from '../states.ts';

const labels: Record<string, string> = Object.fromEntries(
  [versionWorkflow, activityWorkflow].flatMap(({ states }) =>
    Object.entries(states).map(([state, { label }]) => [state, label]),
  ),
);
const decisions: readonly string[] = ['publish', 'return', 'call-off'];

/** A step of a version or an activity, as its history tells it. */
export function entryOf({ id, move, to, at, by, reason }: Plan['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? 'Opened' : (labels[to] ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
