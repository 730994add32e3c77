import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';

type Step = { id: string; move: string; to: string; at: string; by: string | null; reason: string | null };

/** What happened to a record, newest first. */
export function History({ workflow, steps }: { workflow: WorkflowDeclaration; steps: readonly Step[] }) {
  return <Timeline entries={steps.map((step) => entryOf(workflow, step))} />;
}

export function entryOf({ moves, states }: WorkflowDeclaration, step: Step): TimelineEntry {
  const state = states[step.to]?.label.toLowerCase() ?? step.to;
  const said =
    step.move === 'create' ? `Begun: ${state}` : `${moves[step.move]?.label ?? step.move}: now ${state}`;
  return {
    id: step.id,
    at: step.at,
    who: step.by,
    kind: step.reason ? 'decision' : 'event',
    text: said,
    ...(step.reason ? { detail: step.reason } : {}),
  };
}
