import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { programAccess } from './access.ts';
import { loadDemoEngagements } from './demo-engagements.ts';
import { loadDemoSites } from './demo-sites.ts';
import { addEngagementRoutes } from './engagements/routes.ts';
import { programErrors } from './errors.ts';
import { programEvents } from './events.ts';
import { addHandoverRoutes } from './handover/routes.ts';
import { addPortfolioRoutes } from './portfolio/routes.ts';
import { addSiteRoutes } from './sites/routes.ts';
import { engagementWorkflow } from './states.ts';
import { addTeamRoutes } from './team/routes.ts';

export { demoSites } from './demo-sites.ts';
export { addSiteIn, changeSiteIn, findParticulars } from './sites/administer-sites.ts';
export { coreAreas } from './sites/core-areas.ts';
export { positionHolder } from './team/position-holder.ts';

/** Sites and core areas, on which everything else stands. */
export const program: Capability = {
  name: 'program',
  access: programAccess,
  errors: programErrors,
  events: programEvents,
  routes: addSiteRoutes,
  demo: loadDemoSites,
};

/** The three-year engagements of sites: these name people, so their demo comes after the people’s. */
export const engagements: Capability = {
  name: 'engagements',
  workflows: [engagementWorkflow],
  routes: addEngagementsRoutes,
  demo: loadDemoEngagements,
};

function addEngagementsRoutes(app: App, services: Services, all: readonly Capability[]): void {
  addEngagementRoutes(app, services);
  addTeamRoutes(app, services);
  addHandoverRoutes(app, services, all);
  addPortfolioRoutes(app, services, all);
}
