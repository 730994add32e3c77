import type { Capability } from '#platform/http/capability.ts';
import { evaluationAccess } from './access.ts';
import { loadDemoEvaluations } from './demo.ts';
import { evaluationErrors } from './errors.ts';
import { evaluationEvents } from './events.ts';
import { hearRuns } from './looking/hear-runs.ts';
import { keepScheduleJob } from './looking/schedule.ts';
import { evaluationPractice } from './practice.ts';
import { addDesignRoutes } from './routes/designs.ts';
import { designWorkflow } from './states.ts';

export const evaluation: Capability = {
  name: 'evaluation',
  access: evaluationAccess,
  workflows: [designWorkflow],
  errors: evaluationErrors,
  events: evaluationEvents,
  handlers: [hearRuns],
  jobs: [keepScheduleJob],
  practice: evaluationPractice,
  routes: addDesignRoutes,
  demo: loadDemoEvaluations,
};
