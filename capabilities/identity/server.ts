import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { identityAccess } from './access.ts';
import { endMembershipsOfLeaver } from './commands/end-memberships-of-leaver.ts';
import { tellOfLockOut } from './commands/tell-of-lock-out.ts';
import { loadDemoPeople } from './demo.ts';
import { identityErrors } from './errors.ts';
import { identityEvents } from './events.ts';
import { forgetWhatIsOver } from './jobs.ts';
import { addAccountRoutes } from './routes/account.ts';
import { addAgencyRoutes } from './routes/administration/agencies.ts';
import { addAuditRoutes } from './routes/administration/audit.ts';
import { addMachineClientRoutes } from './routes/administration/machine-clients.ts';
import { addMembershipRoutes } from './routes/administration/memberships.ts';
import { addPeopleRoutes } from './routes/administration/people.ts';
import { addInvitationRoutes } from './routes/invitations.ts';
import { addSecondFactorRoutes } from './routes/second-factors.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addSignInRoutes } from './routes/sign-in.ts';

export { authenticate } from './authenticate.ts';
export { addAgencyIn } from './commands/add-agency.ts';
export { bringInPersonIn } from './commands/bring-in-person.ts';
export { createFirstAdministrator } from './commands/first-administrator.ts';
export { inviteAgainIn } from './commands/invite-person.ts';
export { confirmMembershipIn, endMembershipIn } from './commands/membership.ts';
export { type DemoRole, demoAgencies, demoPeople } from './demo-people.ts';
export { linkOf } from './invitation-link.ts';
export { listPeople } from './queries/list-people.ts';
export { writeAfterStepUp } from './routes/sensitive-writes.ts';
export { hashOf, newToken } from './secrets/tokens.ts';

export const identity: Capability = {
  name: 'identity',
  access: identityAccess,
  errors: identityErrors,
  events: identityEvents,
  handlers: [tellOfLockOut, endMembershipsOfLeaver],
  jobs: [forgetWhatIsOver],
  routes: addRoutes,
  demo: loadDemoPeople,
};

function addRoutes(app: App, services: Services): void {
  addSessionRoutes(app, services);
  addSignInRoutes(app, services);
  addInvitationRoutes(app, services);
  addAccountRoutes(app, services);
  addSecondFactorRoutes(app, services);
  addAgencyRoutes(app);
  addPeopleRoutes(app, services);
  addMembershipRoutes(app, services);
  addMachineClientRoutes(app, services);
  addAuditRoutes(app);
}
