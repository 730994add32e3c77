import { Tag } from '#web/design/parts/StateTag.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { ApprovalSummary, Step } from '../contract.ts';
import { approvalWorkflow, researchWorkflows } from '../states.ts';

const names = {
  connection: 'Connection',
  project: 'Project',
  approval: 'Approval',
  release: 'Release',
  deliverable: 'Deliverable',
} as const;

const quiet: readonly string[] = ['create', 'resubmit', 'deliver', 'withdraw'];

/** What happened, newest first; in a project’s history each line says which of its records it was. */
export function History({ steps, ofProject }: { steps: readonly Step[]; ofProject?: boolean }) {
  return <Timeline entries={steps.map((step) => entryOf(step, ofProject ?? false))} />;
}

function entryOf(step: Step, ofProject: boolean): TimelineEntry {
  const { moves, states } = researchWorkflows[step.record];
  const move = (moves as Record<string, { label: string }>)[step.move];
  const state = (states as Record<string, { label: string }>)[step.to]?.label.toLowerCase() ?? step.to;
  const said = step.move === 'create' ? `Begun: ${state}` : `${move?.label ?? step.move}: now ${state}`;
  const which = ofProject && step.record !== 'project' ? `${names[step.record]} ${step.number}. ` : '';
  return {
    id: step.id,
    at: step.at,
    who: step.by,
    kind: quiet.includes(step.move) ? 'event' : 'decision',
    text: `${which}${said}`,
    ...(step.reason ? { detail: step.reason } : {}),
  };
}

export function daysLeftText(days: number): string {
  if (days === 0) return 'Last day today';
  return days === 1 ? '1 day left' : `${days} days left`;
}

export function approvalWords({ state, expired, daysLeft }: ApprovalSummary): string {
  if (expired) return 'Expired';
  if (daysLeft !== null) return `Approved, ${daysLeftText(daysLeft).toLowerCase()}`;
  return approvalWorkflow.states[state as keyof typeof approvalWorkflow.states]?.label ?? state;
}

/** An approval whose last day has passed is over, whatever its last move was. */
export function ApprovalTag({ approval }: { approval: ApprovalSummary }) {
  const { state, expired, daysLeft } = approval;
  const tone = approvalWorkflow.states[state as keyof typeof approvalWorkflow.states]?.tone;
  const closing = daysLeft !== null && daysLeft < 30;
  return (
    <Tag tone={expired ? 'error' : closing ? 'warning' : (tone ?? 'neutral')}>{approvalWords(approval)}</Tag>
  );
}
