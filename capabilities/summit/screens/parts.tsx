import type { TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import type { Summit } from '../contract.ts';

export function entriesOf(
  timeline: Summit['timeline'],
  workflow: WorkflowDeclaration,
  created: string,
): TimelineEntry[] {
  return timeline.map(({ id, move, to, at, by, reason }) => ({
    ...{ id, at, who: by, kind: 'event' as const },
    text: move === 'create' ? created : (workflow.states[to]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  }));
}

/** The hours of a session on the summit's own clock, whatever clock the reader is on. */
export function hoursOf(
  { day, from, to }: { day: string; from: string; to: string },
  date: (day: string) => string,
) {
  return `${date(day)}, ${from} to ${to}`;
}
