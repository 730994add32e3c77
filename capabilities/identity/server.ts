import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { identityAccess } from './access.ts';
import { tellOfLockOut } from './commands/tell-of-lock-out.ts';
import { loadDemoPeople } from './demo.ts';
import { identityErrors } from './errors.ts';
import { identityEvents } from './events.ts';
import { addAccountRoutes } from './routes/account.ts';
import { addInvitationRoutes } from './routes/invitations.ts';
import { addSecondFactorRoutes } from './routes/second-factors.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addSignInRoutes } from './routes/sign-in.ts';

export { authenticate } from './authenticate.ts';
export { type DemoRole, demoPeople } from './demo-people.ts';

export const identity: Capability = {
  name: 'identity',
  access: identityAccess,
  errors: identityErrors,
  events: identityEvents,
  handlers: [tellOfLockOut],
  routes: addRoutes,
  demo: loadDemoPeople,
};

function addRoutes(app: App, services: Services): void {
  addSessionRoutes(app, services);
  addSignInRoutes(app, services);
  addInvitationRoutes(app, services);
  addAccountRoutes(app, services);
  addSecondFactorRoutes(app, services);
}
