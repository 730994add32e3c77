import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { useCode, useRecoveryCode } from '../authenticators.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import type { SecondStep } from '../contract.ts';
import { failWith } from '../errors.ts';
import { personOfPasskey } from '../passkeys.ts';
import { completeSession, type Session } from '../sessions.ts';
import { beginTry, forgetFailures, noteFailure } from '../tries.ts';

/** A code of the app, a recovery code or a passkey makes a half-made sign-in whole. */
export async function giveSecondStep(
  services: Services,
  session: Session | null,
  given: SecondStep,
): Promise<Outcome<{ token: string }>> {
  if (session?.stage !== 'second step') return failWith('identity.no-unfinished-sign-in', {});
  const tried = await beginTry(services, session.email);
  if (!tried.ok) return tried;
  return beforeSignIn(services, async (tx) => {
    await recognized(tx, session.personId);
    if (!(await isRight(tx, services, session, given))) {
      await noteFailure(tx, { tried: tried.value, personId: session.personId, by: Object.keys(given)[0]! });
      return failWith('identity.wrong-code', {});
    }
    await forgetFailures(tx, tried.value);
    const token = await completeSession(tx, session.id, services.clock.now());
    return token === null ? failWith('identity.no-unfinished-sign-in', {}) : succeed({ token });
  });
}

async function isRight(
  tx: Tx,
  services: Services,
  { personId }: Session,
  given: SecondStep,
): Promise<boolean> {
  const checking = { personId, secret: services.secret, now: services.clock.now() };
  if ('code' in given) return useCode(tx, given.code, checking);
  if ('recoveryCode' in given) return useRecoveryCode(tx, given.recoveryCode, checking);
  return (await personOfPasskey(tx, services, given.passkey)) === personId;
}
