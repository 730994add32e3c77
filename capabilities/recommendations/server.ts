import type { Capability } from '#platform/http/capability.ts';
import { recommendationsAccess } from './access.ts';
import { recommendationWorkflow } from './states.ts';

export const recommendations: Capability = {
  name: 'recommendations',
  access: recommendationsAccess,
  workflows: [recommendationWorkflow],
};
