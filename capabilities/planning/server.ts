import type { Capability } from '#platform/http/capability.ts';
import { planningAccess } from './access.ts';
import { planningErrors } from './errors.ts';
import { planningEvents } from './events.ts';
import { activityWorkflow, versionWorkflow } from './states.ts';

export { addObjectiveIn, type Origin } from './commands/add-objective.ts';
export { type OpenGoal, type OpenObjective, openGoals, openObjectives } from './queries/open-objectives.ts';

export const planning: Capability = {
  name: 'planning',
  access: planningAccess,
  workflows: [activityWorkflow, versionWorkflow],
  errors: planningErrors,
  events: planningEvents,
};
