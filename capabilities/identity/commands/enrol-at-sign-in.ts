import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import {
  beginAuthenticator,
  confirmAuthenticator,
  hasAuthenticator,
  makeRecoveryCodes,
} from '../authenticators.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import { failWith } from '../errors.ts';
import { completeSession, type Session } from '../sessions.ts';
import { beginTry, forgetFailures, noteFailure } from '../tries.ts';

/**
 * The first second factor, set up by someone who has shown only a password so far. Once one is confirmed this way is
 * closed: otherwise a stolen password would be enough to replace it.
 */
export async function beginEnrolment(
  services: Services,
  session: Session | null,
): Promise<Outcome<{ secret: string; email: string }>> {
  if (session?.stage !== 'enrolment') return failWith('identity.no-unfinished-sign-in', {});
  return beforeSignIn(services, async (tx) => {
    await recognized(tx, session.personId);
    if (await hasAuthenticator(tx, session.personId)) return failWith('identity.already-enrolled', {});
    const secret = await beginAuthenticator(tx, checking(services, session));
    return succeed({ secret, email: session.email });
  });
}

export async function finishEnrolment(
  services: Services,
  session: Session | null,
  code: string,
): Promise<Outcome<{ token: string; recoveryCodes: string[] }>> {
  if (session?.stage !== 'enrolment') return failWith('identity.no-unfinished-sign-in', {});
  const tried = await beginTry(services, session.email);
  if (!tried.ok) return tried;
  return beforeSignIn(services, async (tx) => {
    await recognized(tx, session.personId);
    if (await hasAuthenticator(tx, session.personId)) return failWith('identity.already-enrolled', {});
    const confirmed = await confirmAuthenticator(tx, code, checking(services, session));
    if (confirmed === null) return failWith('identity.enrolment-not-started', {});
    if (!confirmed) {
      await noteFailure(tx, { tried: tried.value, personId: session.personId, by: 'first code' });
      return failWith('identity.wrong-code', {});
    }
    await forgetFailures(tx, tried.value);
    const recoveryCodes = await makeRecoveryCodes(tx, checking(services, session));
    const token = await completeSession(tx, session.id, services.clock.now());
    return token === null
      ? failWith('identity.no-unfinished-sign-in', {})
      : succeed({ token, recoveryCodes });
  });
}

function checking(services: Services, { personId }: Session) {
  return { personId, secret: services.secret, now: services.clock.now() };
}
