import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { planningAccess } from './access.ts';
import { addCollaborativeRoutes } from './collaboratives/routes.ts';
import { loadDemoPlans } from './demo.ts';
import { planningErrors } from './errors.ts';
import { planningEvents } from './events.ts';
import { readMeasuresJob } from './measures/read-job.ts';
import { planningPractice } from './practice.ts';
import { planProgressColumn } from './progress/portfolio-column.ts';
import { tellLatenessJob } from './progress/tell-lateness.ts';
import { addActivityRoutes } from './routes/activities.ts';
import { addPartRoutes } from './routes/parts.ts';
import { addPlanRoutes } from './routes/plans.ts';
import { addVersionRoutes } from './routes/versions.ts';
import { activityWorkflow, versionWorkflow } from './states.ts';

export { addObjectiveIn, type Origin } from './commands/add-objective.ts';
export { bringInPathIn, type KnownParts, type PlanPath } from './commands/bring-in-path.ts';
export { hasPublicPlan, type PublicPart, type PublicPlan, publicPlans } from './public/public-plans.ts';
export { evidenceWords, metricOf } from './public/words.ts';
export { type OpenGoal, type OpenObjective, openGoals, openObjectives } from './queries/open-objectives.ts';

export const planning: Capability = {
  name: 'planning',
  access: planningAccess,
  workflows: [versionWorkflow, activityWorkflow],
  errors: planningErrors,
  events: planningEvents,
  jobs: [readMeasuresJob, tellLatenessJob],
  portfolio: [planProgressColumn],
  practice: planningPractice,
  routes: addRoutes,
  demo: loadDemoPlans,
};

function addRoutes(app: App, services: Services): void {
  addPlanRoutes(app, services);
  addPartRoutes(app, services);
  addVersionRoutes(app);
  addActivityRoutes(app, services);
  addCollaborativeRoutes(app);
}
