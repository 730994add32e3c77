import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { casesAccess } from './access.ts';
import { casesErrors } from './errors.ts';
import { casesEvents } from './events.ts';
import { refreshMeasuresJob } from './measures/facts/refresh-job.ts';
import { addMeasureRoutes } from './measures/routes.ts';
import { answerMeasureJob } from './measures/save-figure.ts';
import { deriveJob } from './projection/derive-job.ts';
import { hearingEvents } from './queries/calendar-events.ts';
import { addDocumentRoutes } from './routes/documents.ts';
import { addListRoutes } from './routes/lists.ts';
import { addRecordRoutes } from './routes/record.ts';
import { addSupervisionRoutes } from './routes/supervision.ts';

export const cases: Capability = {
  name: 'cases',
  access: casesAccess,
  errors: casesErrors,
  events: casesEvents,
  jobs: [deriveJob, refreshMeasuresJob, answerMeasureJob],
  calendar: hearingEvents,
  routes: addRoutes,
};

function addRoutes(app: App, services: Services): void {
  addMeasureRoutes(app, services);
  addListRoutes(app, services);
  addRecordRoutes(app, services);
  addDocumentRoutes(app, services);
  addSupervisionRoutes(app, services);
}
