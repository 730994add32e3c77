import type { WorkflowDeclaration } from './declare.ts';

/** The record's life as a Mermaid state diagram, drawn from the very declaration that guards it. */
export function diagramOf(workflow: WorkflowDeclaration): string {
  return [
    'stateDiagram-v2',
    ...Object.entries(workflow.states).map(([state, { label }]) => `  ${idOf(state)}: ${label}`),
    `  [*] --> ${idOf(workflow.initial)}`,
    ...Object.values(workflow.moves).flatMap((move) =>
      move.from.map((from) => `  ${idOf(from)} --> ${idOf(move.to)}: ${captionOf(move)}`),
    ),
    ...Object.entries(workflow.states)
      .filter(([, { final }]) => final)
      .map(([state]) => `  ${idOf(state)} --> [*]`),
    '',
  ].join('\n');
}

function idOf(state: string): string {
  return state.replaceAll(/[^A-Za-z0-9]+/g, '_');
}

function captionOf(move: WorkflowDeclaration['moves'][string]): string {
  const rules = [
    ...(move.permission === null ? ['by the system'] : []),
    ...(move.reason === 'required' ? ['with a reason'] : []),
    ...(move.notBy?.length ? ['by another person'] : []),
  ];
  const words = rules.length > 0 ? `${move.label} (${rules.join(', ')})` : move.label;
  return words.replaceAll(/[:;\n]/g, ' ');
}
