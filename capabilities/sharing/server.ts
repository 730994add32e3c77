import type { Capability } from '#platform/http/capability.ts';

export const sharing: Capability = {
  name: 'sharing',
};
