import type { Capability } from '#platform/http/capability.ts';
import { disclosureAccess } from './access.ts';
import { loadDemoDisclosures } from './demo.ts';
import { disclosureErrors } from './errors.ts';
import { disclosureEvents } from './events.ts';
import { addDisclosureRoutes } from './routes.ts';
import { recordsRequestWorkflow } from './states.ts';

export { type DisclosureDraft, recordDisclosureIn } from './commands/record-disclosure.ts';

export const disclosure = {
  access: disclosureAccess,
  workflows: [recordsRequestWorkflow],
  errors: disclosureErrors,
  events: disclosureEvents,
  routes: addDisclosureRoutes,
  demo: loadDemoDisclosures,
} satisfies Partial<Capability>;
