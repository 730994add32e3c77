import type { Capability } from '#platform/http/capability.ts';
import { researchAccess } from './access.ts';
import { loadDemoResearch } from './demo.ts';
import { researchErrors } from './errors.ts';
import { researchEvents } from './events.ts';
import { addApprovalRoutes } from './routes/approvals.ts';
import { addConnectionRoutes } from './routes/connections.ts';
import { addDeliverableRoutes } from './routes/deliverables.ts';
import { addInsideRoutes } from './routes/inside.ts';
import { addProjectRoutes } from './routes/projects.ts';
import { researchWorkflows } from './states.ts';

export const research: Capability = {
  name: 'research',
  access: researchAccess,
  workflows: Object.values(researchWorkflows),
  errors: researchErrors,
  events: researchEvents,
  routes: (app, services) => {
    addConnectionRoutes(app, services);
    addProjectRoutes(app, services);
    addApprovalRoutes(app, services);
    addInsideRoutes(app, services);
    addDeliverableRoutes(app, services);
  },
  demo: loadDemoResearch,
};
