import type { TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import type { Transition } from '../contract.ts';

export function entryOf(
  { id, move, to, at, by, reason }: Transition,
  workflow: WorkflowDeclaration,
  decisions: readonly string[],
  created: string,
): TimelineEntry {
  const label = workflow.moves[move]?.label ?? move;
  const now = workflow.states[to]?.label.toLowerCase() ?? to;
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? created : `${label}: now ${now}`,
    ...(reason ? { detail: reason } : {}),
  };
}
