import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { casesAccess } from './access.ts';
import { loadDemoCases } from './demo/demo.ts';
import { casesErrors } from './errors.ts';
import { casesEvents } from './events.ts';
import { addFeedRoutes, feedErrors, feedEvents, feedJobs } from './feeds/server.ts';
import { refreshMeasuresJob } from './measures/facts/refresh-job.ts';
import { addMeasureRoutes } from './measures/routes.ts';
import { answerMeasureJob } from './measures/save-figure.ts';
import { deriveJob } from './projection/derive-job.ts';
import { hearingEvents } from './queries/calendar-events.ts';
import { addDocumentRoutes } from './routes/documents.ts';
import { addListRoutes } from './routes/lists.ts';
import { addRecordRoutes } from './routes/record.ts';
import { addSupervisionRoutes } from './routes/supervision.ts';
import { carryOutOrderJob } from './sealing/carry-out.ts';
import { registerCasePorts, removeFilesJob } from './sealing/purge-ports.ts';
import { addOrderRoutes } from './sealing/routes.ts';
import { courtOrderWorkflow } from './sealing/states.ts';

registerCasePorts();

export const cases: Capability = {
  name: 'cases',
  access: casesAccess,
  errors: { ...casesErrors, ...feedErrors },
  events: { ...casesEvents, ...feedEvents },
  workflows: [courtOrderWorkflow],
  jobs: [deriveJob, carryOutOrderJob, removeFilesJob, refreshMeasuresJob, answerMeasureJob, ...feedJobs],
  calendar: hearingEvents,
  routes: addRoutes,
  demo: loadDemoCases,
};

function addRoutes(app: App, services: Services): void {
  addMeasureRoutes(app, services);
  addListRoutes(app, services);
  addRecordRoutes(app, services);
  addDocumentRoutes(app, services);
  addSupervisionRoutes(app, services);
  addOrderRoutes(app, services);
  addFeedRoutes(app, services);
}
