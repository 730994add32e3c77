import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import type { Proof } from '../contract.ts';
import { failWith } from '../errors.ts';
import { personOfPasskey } from '../passkeys.ts';
import { passwordMatches } from '../secrets/password-hashes.ts';
import { confirmSession, type Session } from '../sessions.ts';
import { beginTry, forgetFailures, noteFailure } from '../tries.ts';

/** The person of an open or locked session shows again that it is them: unlocks it, and allows sensitive work for a while. */
export async function confirmIdentity(
  services: Services,
  session: Session | null,
  proof: Proof,
): Promise<Outcome<{ token: string }>> {
  if (session?.stage !== 'open') return failWith('identity.no-unfinished-sign-in', {});
  const tried = await beginTry(services, session.email);
  if (!tried.ok) return tried;
  const passwordFits = 'password' in proof && (await fitsPassword(services, session, proof.password));
  return beforeSignIn(services, async (tx) => {
    await recognized(tx, session.personId);
    if (!passwordFits && !(await holds(tx, services, session, proof))) {
      await noteFailure(tx, { tried: tried.value, personId: session.personId, by: Object.keys(proof)[0]! });
      return failWith('identity.wrong-proof', {});
    }
    await forgetFailures(tx, tried.value);
    return succeed({ token: await confirmSession(tx, session.id, services.clock.now()) });
  });
}

/** Compared outside of the transaction: hashing takes long enough to hold up others. */
async function fitsPassword(services: Services, session: Session, password: string): Promise<boolean> {
  const stored = await beforeSignIn(services, (tx) =>
    tx
      .selectFrom('identity.password')
      .select('hash')
      .where('person_id', '=', session.personId)
      .executeTakeFirst(),
  );
  return passwordMatches(stored?.hash ?? null, password);
}

async function holds(tx: Tx, services: Services, session: Session, proof: Proof): Promise<boolean> {
  if ('passkey' in proof) return (await personOfPasskey(tx, services, proof.passkey)) === session.personId;
  if ('demo' in proof) return services.config.demo && session.isDemo;
  return false;
}
