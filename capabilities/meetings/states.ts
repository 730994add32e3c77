import { declareWorkflow } from '#platform/workflow/declare.ts';

/** What someone said they would do: it is theirs until it is done, or dropped with the reason. */
export const actionItemWorkflow = declareWorkflow({
  name: 'action-item',
  table: 'meetings.action_item',
  readPermission: 'meetings.read',
  record: {
    noun: 'action item',
    number: 'number',
    title: 'title',
    path: '/actions/:id',
    due: 'due_on',
    owner: 'owner_id',
  },
  initial: 'open',
  states: {
    open: { label: 'Open', waitsOn: 'its owner', tone: 'info' },
    'under-way': { label: 'Under way', waitsOn: 'its owner', tone: 'info' },
    done: { label: 'Done', final: true, tone: 'success' },
    dropped: { label: 'Dropped', final: true, tone: 'neutral' },
  },
  moves: {
    start: { label: 'Start', from: ['open'], to: 'under-way', permission: 'meetings.act', tone: 'primary' },
    finish: {
      label: 'Mark as done',
      from: ['open', 'under-way'],
      to: 'done',
      permission: 'meetings.act',
      reason: 'optional',
      tone: 'primary',
    },
    drop: {
      label: 'Drop',
      from: ['open', 'under-way'],
      to: 'dropped',
      permission: 'meetings.act',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type ActionItemState = keyof typeof actionItemWorkflow.states;
export type ActionItemMove = keyof typeof actionItemWorkflow.moves;
export const actionItemMoves = ['start', 'finish', 'drop'] as const satisfies readonly ActionItemMove[];
/** The states in which something is still to be done. */
export const openActionStates = ['open', 'under-way'] as const satisfies readonly ActionItemState[];

/** A meeting stands until it was held, or is called off with the reason. */
export const meetingWorkflow = declareWorkflow({
  name: 'meeting',
  table: 'meetings.meeting',
  readPermission: 'meetings.read',
  record: {
    noun: 'meeting',
    number: 'number',
    title: 'title',
    path: '/s/:site/meetings/:id',
    due: 'on_day',
    owner: 'organizer_id',
  },
  initial: 'scheduled',
  states: {
    scheduled: { label: 'Scheduled', waitsOn: 'its organizer', tone: 'info' },
    held: { label: 'Held', final: true, tone: 'success' },
    cancelled: { label: 'Cancelled', final: true, tone: 'neutral' },
  },
  moves: {
    hold: {
      label: 'Mark as held',
      from: ['scheduled'],
      to: 'held',
      permission: 'meetings.write',
      tone: 'primary',
    },
    cancel: {
      label: 'Cancel the meeting',
      from: ['scheduled'],
      to: 'cancelled',
      permission: 'meetings.write',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type MeetingState = keyof typeof meetingWorkflow.states;
export type MeetingMove = keyof typeof meetingWorkflow.moves;
export const meetingMoves = ['hold', 'cancel'] as const satisfies readonly MeetingMove[];
