import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { communityAccess } from './access.ts';
import { addCommunityRoutes } from './communities/routes.ts';
import { loadDemoCommunity } from './demo.ts';
import { communityErrors } from './errors.ts';
import { communityEvents } from './events.ts';
import { addExchangeRoutes } from './exchange/routes.ts';
import { hearExchanges } from './exchange/settle-exchange.ts';
import { communityCalendar } from './gatherings/own-calendar.ts';
import { addGatheringRoutes } from './gatherings/routes.ts';
import { addLibraryRoutes } from './library/routes.ts';
import { addPracticeRoutes } from './practice/routes.ts';
import { exchangeWorkflow, offerWorkflow, resourceWorkflow } from './states.ts';
import { addThreadRoutes } from './threads/routes.ts';

export const community: Capability = {
  name: 'community',
  access: communityAccess,
  workflows: [resourceWorkflow, exchangeWorkflow, offerWorkflow],
  errors: communityErrors,
  events: communityEvents,
  handlers: [hearExchanges],
  calendar: communityCalendar,
  routes: addRoutes,
  demo: loadDemoCommunity,
};

function addRoutes(app: App, services: Services, all: readonly Capability[]): void {
  addCommunityRoutes(app);
  addThreadRoutes(app);
  addGatheringRoutes(app, services);
  addLibraryRoutes(app, services);
  addExchangeRoutes(app, services);
  addPracticeRoutes(app, all);
}
