import type { Capability } from '#platform/http/capability.ts';
import { requestAccess } from './access.ts';
import { requestEvents } from './events.ts';
import { requestWorkflow } from './states.ts';

export const assistance: Capability = {
  name: 'assistance',
  access: requestAccess,
  workflows: [requestWorkflow],
  events: requestEvents,
};
