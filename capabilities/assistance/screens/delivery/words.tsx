import { Timeline } from '#web/design/parts/Timeline.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import type { Delivery } from '../../contract.ts';

type Step = NonNullable<Delivery['plan']>['timeline'][number];
type HistoryProps = { workflow: WorkflowDeclaration; steps: readonly Step[]; begun: string };

/** What happened to a record, each move by its label and the state it led to. */
export function History({ workflow, steps, begun }: HistoryProps) {
  return (
    <Timeline
      entries={steps.map(({ id, move, to, at, by, reason }) => ({
        id,
        at,
        who: by,
        kind: move === 'create' || move === 'submit' ? 'event' : 'decision',
        text: move === 'create' ? begun : (workflow.states[to]?.label ?? to),
        ...(reason ? { detail: reason } : {}),
      }))}
    />
  );
}

/** The workflow without the moves that are not for whoever looks at the record. */
export function withoutMoves<W extends WorkflowDeclaration>(workflow: W, hidden: readonly string[]): W {
  const moves = Object.fromEntries(Object.entries(workflow.moves).filter(([name]) => !hidden.includes(name)));
  return { ...workflow, moves };
}

export function hoursText(minutes: number): string {
  const hours = Math.round((minutes / 60) * 10) / 10;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
