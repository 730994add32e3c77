import type { Capability } from '#platform/http/capability.ts';
import { programAccess } from './access.ts';
import { loadDemoSites } from './demo.ts';
import { addProgramRoutes } from './routes.ts';

export { demoSites } from './demo.ts';

export const program: Capability = {
  name: 'program',
  access: programAccess,
  routes: addProgramRoutes,
  demo: loadDemoSites,
};
