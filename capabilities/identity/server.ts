import type { Capability, Services } from '#platform/http/capability.ts';
import type { Authenticate } from '#platform/http/guard.ts';
import { identityAccess } from './access.ts';

export const identity: Capability = { name: 'identity', access: identityAccess };

export function authenticate(_services: Services): Authenticate {
  return async () => null;
}
