import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { requestAccess } from './access.ts';
import { deliveryAccess } from './delivery/access.ts';
import { loadDemoDelivery } from './delivery/demo.ts';
import { deliveryErrors } from './delivery/errors.ts';
import { deliveryEvents } from './delivery/events.ts';
import { askWhatIsDue, hearClosing } from './delivery/follow-ups/ask.ts';
import { addDeliveryRoutes } from './delivery/routes.ts';
import { deliveryWorkflows } from './delivery/states.ts';
import { loadDemoRequests } from './demo.ts';
import { requestErrors } from './errors.ts';
import { requestEvents } from './events.ts';
import { assistanceColumns } from './portfolio.ts';
import { assistancePractice } from './practice.ts';
import { providersAccess } from './providers/access.ts';
import { loadDemoProviders } from './providers/demo.ts';
import { providerErrors } from './providers/errors.ts';
import { providerEvents } from './providers/events.ts';
import { addOfferRoutes } from './providers/routes/offers.ts';
import { addProviderRoutes } from './providers/routes/providers.ts';
import { offerWorkflow } from './providers/states.ts';
import { addReportRoutes } from './reports/routes.ts';
import { addActRoutes } from './routes/acts.ts';
import { addDeskRoutes } from './routes/desk.ts';
import { addLetterRoutes } from './routes/letters.ts';
import { addRequestRoutes } from './routes/requests.ts';
import { escalationWorkflow, questionWorkflow, requestWorkflow } from './states.ts';
import { watchClocksJob } from './watching/watch-clocks.ts';

/** What other capabilities may call on, in their own transaction. */
export { handOnIn, moveRequestIn } from './commands/move-request.ts';
export { reassignIn } from './commands/steer-request.ts';

export const assistance: Capability = {
  name: 'assistance',
  access: { ...requestAccess, ...providersAccess, ...deliveryAccess },
  workflows: [requestWorkflow, questionWorkflow, escalationWorkflow, offerWorkflow, ...deliveryWorkflows],
  errors: { ...requestErrors, ...providerErrors, ...deliveryErrors },
  events: { ...requestEvents, ...providerEvents, ...deliveryEvents },
  handlers: [hearClosing],
  jobs: [watchClocksJob, askWhatIsDue],
  portfolio: assistanceColumns,
  practice: assistancePractice,
  routes: addRoutes,
  demo: loadDemo,
};

/** Providers before the requests that they take on. */
async function loadDemo(services: Services): Promise<void> {
  await loadDemoProviders(services);
  await loadDemoRequests(services);
  await loadDemoDelivery(services);
}

function addRoutes(app: App, services: Services): void {
  addRequestRoutes(app, services);
  addActRoutes(app, services);
  addLetterRoutes(app, services);
  addDeskRoutes(app, services);
  addReportRoutes(app, services);
  addProviderRoutes(app);
  addOfferRoutes(app, services);
  addDeliveryRoutes(app, services);
}
