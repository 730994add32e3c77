import type { Capability } from '#platform/http/capability.ts';
import { retentionAccess } from './access.ts';
import { loadDemoRetention } from './demo.ts';
import { retentionErrors } from './errors.ts';
import { retentionEvents } from './events.ts';
import { purgeJob } from './purging/carry-out.ts';
import { disclosureLogPort, recordsRequestPort } from './purging/own-logs.ts';
import { registerPurgePort } from './purging/port.ts';
import { addRetentionRoutes } from './routes.ts';
import { purgeWorkflow } from './states.ts';

export { type DueQuestion, type PurgePort, registerPurgePort } from './purging/port.ts';

registerPurgePort(disclosureLogPort);
registerPurgePort(recordsRequestPort);

export const retention = {
  access: retentionAccess,
  workflows: [purgeWorkflow],
  errors: retentionErrors,
  events: retentionEvents,
  jobs: [purgeJob],
  routes: addRetentionRoutes,
  demo: loadDemoRetention,
} satisfies Partial<Capability>;
