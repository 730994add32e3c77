import type { Capability } from '#platform/http/capability.ts';
import { recommendationsAccess } from './access.ts';
import { loadDemoRecommendations } from './demo.ts';
import { recommendationErrors } from './errors.ts';
import { recommendationEvents } from './events.ts';
import { recommendationsPractice } from './practice.ts';
import { recommendationsColumn } from './queries/portfolio.ts';
import { addRecommendationRoutes } from './routes/recommendations.ts';
import { recommendationWorkflow } from './states.ts';

export const recommendations: Capability = {
  name: 'recommendations',
  access: recommendationsAccess,
  workflows: [recommendationWorkflow],
  errors: recommendationErrors,
  events: recommendationEvents,
  portfolio: [recommendationsColumn],
  practice: recommendationsPractice,
  routes: addRecommendationRoutes,
  demo: loadDemoRecommendations,
};
