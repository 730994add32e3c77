import type { Capability } from '#platform/http/capability.ts';
import { programAccess } from './access.ts';
import { loadDemoSites } from './demo.ts';
import { programEvents } from './events.ts';
import { addProgramRoutes } from './routes.ts';
import { engagementWorkflow } from './states.ts';

export { demoSites } from './demo.ts';
export { coreAreas } from './queries/core-areas.ts';
export { positionHolder } from './queries/position-holder.ts';

export const program: Capability = {
  name: 'program',
  access: programAccess,
  workflows: [engagementWorkflow],
  events: programEvents,
  routes: addProgramRoutes,
  demo: loadDemoSites,
};
