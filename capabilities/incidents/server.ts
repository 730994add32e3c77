import type { Capability } from '#platform/http/capability.ts';
import { incidentsAccess } from './access.ts';
import { loadDemoIncidents } from './demo.ts';
import { incidentsErrors } from './errors.ts';
import { incidentsEvents } from './events.ts';
import { readImportJob, supersedeHandler } from './jobs.ts';
import { dataDateColumn } from './queries/data-date.ts';
import { addImportRoutes } from './routes/imports.ts';
import { addIncidentRoutes } from './routes/incidents.ts';
import { addSetAsideRoutes } from './routes/set-aside.ts';
import { addSourceRoutes } from './routes/sources.ts';
import { addUploadRoutes } from './routes/uploads.ts';
import { importWorkflow } from './states.ts';

export const incidents: Capability = {
  name: 'incidents',
  access: incidentsAccess,
  workflows: [importWorkflow],
  errors: incidentsErrors,
  events: incidentsEvents,
  handlers: [supersedeHandler],
  jobs: [readImportJob],
  portfolio: [dataDateColumn],
  routes: (app, services) => {
    addIncidentRoutes(app);
    addSourceRoutes(app);
    addUploadRoutes(app, services);
    addImportRoutes(app, services);
    addSetAsideRoutes(app, services);
  },
  demo: loadDemoIncidents,
};

export { type FileImport, importFile } from './commands/import-file.ts';
export {
  readCurrentVersions as currentVersions,
  readDataVersion as versionSummary,
} from './queries/data-version.ts';
export { districtsOfVersion } from './queries/districts-of-version.ts';
export { readFilesOfVersion as filesOfVersion } from './queries/files-of-version.ts';
export { readFlagRules as flagRules } from './queries/flag-rules.ts';
export {
  type Points,
  type PointsFilter,
  type PointsRequest,
  pointsOfVersion,
} from './queries/points-of-version.ts';
export { readQualityReport as qualityReport } from './queries/quality-report.ts';
export { type VictimFacts, victimsOfVersion } from './queries/victims-of-version.ts';
export { readTable } from './reading/read-table.ts';
export { safeCsvLine, withoutApostrophe } from './reading/safe-csv.ts';
