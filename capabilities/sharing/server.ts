import type { Capability } from '#platform/http/capability.ts';
import { sharingAccess } from './access.ts';
import { sharingErrors } from './errors.ts';
import { sharingEvents } from './events.ts';
import { agreementWorkflow, glassWorkflow } from './states.ts';

/** What other capabilities may call on, in their own transaction. */
export { agreementUsed, recordOperationalReadIn } from './commands/record-operational-read.ts';

export const sharing: Capability = {
  name: 'sharing',
  access: { ...sharingAccess },
  workflows: [agreementWorkflow, glassWorkflow],
  errors: { ...sharingErrors },
  events: { ...sharingEvents },
};
