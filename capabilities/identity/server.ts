import type { Capability } from '#platform/http/capability.ts';
import { identityAccess } from './access.ts';
import { loadDemoPeople } from './demo.ts';
import { identityErrors } from './errors.ts';
import { addSessionRoutes } from './routes/session.ts';

export { authenticate } from './authenticate.ts';
export { type DemoRole, demoPeople } from './demo-people.ts';

export const identity: Capability = {
  name: 'identity',
  access: identityAccess,
  errors: identityErrors,
  routes: addSessionRoutes,
  demo: loadDemoPeople,
};
