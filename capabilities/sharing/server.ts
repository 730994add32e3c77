import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { sharingAccess } from './access.ts';
import { accessReview } from './access-review/server.ts';
import { loadDemoAgreements } from './demo.ts';
import { disclosure } from './disclosure/server.ts';
import { sharingErrors } from './errors.ts';
import { sharingEvents } from './events.ts';
import { retention } from './retention/server.ts';
import { addAgreementRoutes } from './routes/agreements.ts';
import { addGlassRoutes, addLookRoutes } from './routes/looks-and-glass.ts';
import { agreementWorkflow, glassWorkflow } from './states.ts';
import { tellOwnerOfGlass } from './watching/tell-owner.ts';
import { beginWhenSigned, watchDates } from './watching/watch-dates.ts';

/** What other capabilities may call on, in their own transaction. */
export { agreementUsed, recordOperationalReadIn } from './commands/record-operational-read.ts';
export { type DisclosureDraft, recordDisclosureIn } from './disclosure/server.ts';
export { type DueQuestion, type PurgePort, registerPurgePort } from './retention/server.ts';

export const sharing: Capability = {
  name: 'sharing',
  access: { ...sharingAccess, ...disclosure.access, ...retention.access, ...accessReview.access },
  workflows: [agreementWorkflow, glassWorkflow, ...disclosure.workflows, ...retention.workflows],
  errors: { ...sharingErrors, ...disclosure.errors, ...retention.errors, ...accessReview.errors },
  events: { ...sharingEvents, ...disclosure.events, ...retention.events, ...accessReview.events },
  handlers: [beginWhenSigned, ...accessReview.handlers],
  jobs: [tellOwnerOfGlass, ...retention.jobs, ...accessReview.jobs],
  routes: addRoutes,
  demo: loadDemo,
};

/** The demo’s agreements come before what leaves under them. */
async function loadDemo(services: Services): Promise<void> {
  await loadDemoAgreements(services);
  await disclosure.demo(services);
  await retention.demo(services);
  await accessReview.demo(services);
}

function addRoutes(app: App, services: Services): void {
  addAgreementRoutes(app, services);
  addLookRoutes(app);
  addGlassRoutes(app, services);
  watchDates(app, services);
  disclosure.routes(app, services);
  retention.routes(app, services);
  accessReview.routes(app, services);
}
