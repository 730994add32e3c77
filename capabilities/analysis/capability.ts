import type { Capability } from '#platform/http/capability.ts';
import { analysisAccess } from './access.ts';
import { analysisErrors } from './errors.ts';
import { analysisEvents } from './events.ts';
import type { IncidentsData } from './incidents-data.ts';
import { headlineTrend } from './queries/headline-trend.ts';
import { addAnalysisRoutes } from './routes/analyses.ts';
import { addFindingRoutes } from './routes/findings.ts';
import { runAnalysisJob } from './running/run-job.ts';
import { findingWorkflow } from './states.ts';

/** The capability on top of whatever holds the incidents: the real ones, or a test’s. */
export function analysisOn(incidents: IncidentsData): Capability {
  return {
    name: 'analysis',
    access: analysisAccess,
    workflows: [findingWorkflow],
    errors: analysisErrors,
    events: analysisEvents,
    jobs: [runAnalysisJob(incidents)],
    portfolio: [headlineTrend],
    routes: (app, services) => {
      addAnalysisRoutes(app, services, incidents);
      addFindingRoutes(app, services);
    },
  };
}
