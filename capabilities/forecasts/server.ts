import type { Capability } from '#platform/http/capability.ts';
import { forecastsAccess } from './access.ts';
import { loadDemoForecasts, submitDemoJob } from './demo.ts';
import { forecastsErrors } from './errors.ts';
import { forecastsEvents } from './events.ts';
import { addPlanRoutes } from './routes/plans.ts';
import { backtestJob } from './schedule/backtest-job.ts';
import { keepScheduleJob } from './schedule/keep-schedule.ts';
import { planWorkflow } from './states.ts';

export const forecasts: Capability = {
  name: 'forecasts',
  access: forecastsAccess,
  workflows: [planWorkflow],
  errors: forecastsErrors,
  events: forecastsEvents,
  jobs: [backtestJob, keepScheduleJob, submitDemoJob],
  routes: addPlanRoutes,
  demo: loadDemoForecasts,
};
