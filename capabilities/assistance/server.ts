import type { Capability } from '#platform/http/capability.ts';
import { requestAccess } from './access.ts';
import { deliveryAccess } from './delivery/access.ts';
import { deliveryWorkflows } from './delivery/states.ts';
import { requestEvents } from './events.ts';
import { providersAccess } from './providers/access.ts';
import { offerWorkflow } from './providers/states.ts';
import { requestWorkflow } from './states.ts';

export const assistance: Capability = {
  name: 'assistance',
  access: { ...requestAccess, ...providersAccess, ...deliveryAccess },
  workflows: [requestWorkflow, offerWorkflow, ...deliveryWorkflows],
  events: requestEvents,
};
