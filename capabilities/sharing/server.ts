import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { sharingAccess } from './access.ts';
import { sharingErrors } from './errors.ts';
import { sharingEvents } from './events.ts';
import { addAgreementRoutes } from './routes/agreements.ts';
import { addGlassRoutes, addLookRoutes } from './routes/looks-and-glass.ts';
import { agreementWorkflow, glassWorkflow } from './states.ts';
import { tellOwnerOfGlass } from './watching/tell-owner.ts';
import { beginWhenSigned, watchDates } from './watching/watch-dates.ts';

/** What other capabilities may call on, in their own transaction. */
export { agreementUsed, recordOperationalReadIn } from './commands/record-operational-read.ts';

export const sharing: Capability = {
  name: 'sharing',
  access: { ...sharingAccess },
  workflows: [agreementWorkflow, glassWorkflow],
  errors: { ...sharingErrors },
  events: { ...sharingEvents },
  handlers: [beginWhenSigned],
  jobs: [tellOwnerOfGlass],
  routes: addRoutes,
};

function addRoutes(app: App, services: Services): void {
  addAgreementRoutes(app, services);
  addLookRoutes(app);
  addGlassRoutes(app, services);
  watchDates(app, services);
}
