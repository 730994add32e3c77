import type { Capability } from '#platform/http/capability.ts';
import { casesAccess } from './access.ts';

export const cases: Capability = {
  name: 'cases',
  access: casesAccess,
};
