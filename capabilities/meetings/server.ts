import type { Capability } from '#platform/http/capability.ts';
import { meetingsAccess } from './access.ts';
import { meetingsEvents } from './events.ts';
import { actionItemWorkflow } from './states.ts';

export { type ActionOrigin, type NewActionItem, recordActionItemIn } from './commands/record-action-item.ts';

export const meetings: Capability = {
  name: 'meetings',
  access: meetingsAccess,
  workflows: [actionItemWorkflow],
  events: meetingsEvents,
};
