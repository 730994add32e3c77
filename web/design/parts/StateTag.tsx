import type { ReactNode } from 'react';
import type { StateTone, WorkflowDeclaration } from '../workflow.ts';

export function Tag({ tone = 'neutral', children }: { tone?: StateTone; children: ReactNode }) {
  return <span className={`tag tag--${tone}`}>{children}</span>;
}

/** The state of a record in its own words and tone. */
export function StateTag({ workflow, state }: { workflow: WorkflowDeclaration; state: string }) {
  const declared = workflow.states[state];
  return <Tag tone={declared?.tone}>{declared?.label ?? state}</Tag>;
}
