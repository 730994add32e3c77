import type { Capability } from '#platform/http/capability.ts';
import { incidentsAccess } from './access.ts';
import { incidentsErrors } from './errors.ts';
import { incidentsEvents } from './events.ts';
import { readImportJob, supersedeHandler } from './jobs.ts';
import { importWorkflow } from './states.ts';

export const incidents: Capability = {
  name: 'incidents',
  access: incidentsAccess,
  workflows: [importWorkflow],
  errors: incidentsErrors,
  events: incidentsEvents,
  handlers: [supersedeHandler],
  jobs: [readImportJob],
};
