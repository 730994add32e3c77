import { beforeSignIn } from '#capabilities/identity/before-sign-in.ts';
import { cookieName } from '#capabilities/identity/cookie.ts';
import { openSession } from '#capabilities/identity/sessions.ts';
import type { Services } from '#platform/http/capability.ts';

/** Signs a person in as far as a request needs it. */
export async function cookieOf(services: Services, personId: string): Promise<string> {
  const now = services.clock.now();
  const token = await beforeSignIn(services, (tx) =>
    openSession(tx, { personId, stage: 'open', secondFactor: true, device: 'benchmark' }, now),
  );
  return `${cookieName(services.config)}=${token}`;
}
