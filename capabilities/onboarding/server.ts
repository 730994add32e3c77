import type { Capability } from '#platform/http/capability.ts';
import { onboardingAccess } from './access.ts';
import { inviteJob } from './commands/invite-people.ts';
import { loadDemoImports } from './demo.ts';
import { onboardingErrors } from './errors.ts';
import { onboardingEvents } from './events.ts';
import { addImportRoutes } from './routes/imports.ts';
import { addRowRoutes } from './routes/rows.ts';
import { importWorkflow } from './states.ts';

export const onboarding: Capability = {
  name: 'onboarding',
  access: onboardingAccess,
  workflows: [importWorkflow],
  errors: onboardingErrors,
  events: onboardingEvents,
  jobs: [inviteJob],
  routes: (app, services) => {
    addImportRoutes(app, services);
    addRowRoutes(app);
  },
  demo: loadDemoImports,
};
