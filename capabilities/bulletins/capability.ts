import type { Capability } from '#platform/http/capability.ts';
import { bulletinsAccess } from './access.ts';
import { deliverJob } from './delivering/deliver-job.ts';
import { draftJob, scheduledDraftsJob } from './drafting/draft-job.ts';
import { bulletinsErrors } from './errors.ts';
import { bulletinsEvents } from './events.ts';
import type { FiguresSource } from './figures-source.ts';
import { addAlertRoutes } from './routes/alerts.ts';
import { addBulletinRoutes } from './routes/bulletins.ts';
import { addSubscriptionRoutes } from './routes/subscription.ts';
import { alertWorkflow, bulletinWorkflow } from './states.ts';

/** The capability on top of whatever gives the figures: analysis, or a test’s. */
export function bulletinsOn(source: FiguresSource): Capability {
  return {
    name: 'bulletins',
    access: bulletinsAccess,
    workflows: [bulletinWorkflow, alertWorkflow],
    errors: bulletinsErrors,
    events: bulletinsEvents,
    jobs: [draftJob(source), scheduledDraftsJob(source), deliverJob],
    routes: (app, services) => {
      addBulletinRoutes(app, services, source);
      addAlertRoutes(app);
      addSubscriptionRoutes(app);
    },
  };
}
