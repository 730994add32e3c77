import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { diagramOf } from '#platform/workflow/diagram.ts';
import { code, page, table } from './markdown.ts';

export function statesPage(workflows: readonly WorkflowDeclaration[]): string {
  return page(
    'States',
    'The life of each record. The server guards it, the database refuses anything else, the buttons are drawn from it.',
    ...workflows.map(section),
  );
}

function section(workflow: WorkflowDeclaration): string {
  const states = Object.values(workflow.states);
  const moves = Object.entries(workflow.moves);
  return [
    `## ${workflow.record.noun[0]!.toUpperCase()}${workflow.record.noun.slice(1)}`,
    `\`\`\`mermaid\n${diagramOf(workflow)}\`\`\``,
    table(
      ['State', 'Waits on'],
      states.map(({ label, waitsOn, final }) => [
        label,
        waitsOn ?? (final ? 'nobody: it ends here' : 'nobody'),
      ]),
    ),
    table(
      ['Move', 'From', 'To', 'Who', 'Reason', 'Not by whoever made'],
      moves.map(([name, move]) => [
        `${move.label} (${code(name)})`,
        move.from.map((state) => workflow.states[state]!.label).join(', '),
        workflow.states[move.to]!.label,
        move.permission === null ? 'the system' : code(move.permission),
        move.reason ?? 'none',
        (move.notBy ?? []).map((other) => workflow.moves[other]?.label ?? 'the record').join(', '),
      ]),
    ),
  ].join('\n\n');
}
