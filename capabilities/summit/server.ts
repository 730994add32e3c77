import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { summitAccess } from './access.ts';
import { loadDemoSummit } from './demo.ts';
import { summitErrors } from './errors.ts';
import { summitEvents } from './events.ts';
import { fallDueJob } from './follow-ups/fall-due.ts';
import { addMaterialRoutes } from './routes/materials.ts';
import { addSigningInRoutes } from './routes/signing-in.ts';
import { addSiteRoutes } from './routes/sites.ts';
import { addSummitRoutes } from './routes/summits.ts';
import { followUpWorkflow, summitWorkflow } from './states.ts';

export const summit: Capability = {
  name: 'summit',
  access: summitAccess,
  workflows: [summitWorkflow, followUpWorkflow],
  errors: summitErrors,
  events: summitEvents,
  jobs: [fallDueJob],
  routes: addRoutes,
  demo: loadDemoSummit,
};

function addRoutes(app: App, services: Services): void {
  addSummitRoutes(app, services);
  addSigningInRoutes(app, services);
  addSiteRoutes(app, services);
  addMaterialRoutes(app, services);
}
