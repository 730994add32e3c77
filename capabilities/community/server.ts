import type { Capability } from '#platform/http/capability.ts';
import { communityAccess } from './access.ts';
import { communityErrors } from './errors.ts';
import { communityEvents } from './events.ts';
import { exchangeWorkflow, offerWorkflow, resourceWorkflow } from './states.ts';

export const community: Capability = {
  name: 'community',
  access: communityAccess,
  workflows: [resourceWorkflow, exchangeWorkflow, offerWorkflow],
  errors: communityErrors,
  events: communityEvents,
};
