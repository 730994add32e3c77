import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { sql } from 'kysely';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import { failWith } from '../errors.ts';
import { personOfPasskey } from '../passkeys.ts';
import { openSession } from '../sessions.ts';

/** Something one has and something one is or knows, in one gesture: both factors. */
export async function signInWithPasskey(
  services: Services,
  input: { response: AuthenticationResponseJSON; device: string },
): Promise<Outcome<{ token: string }>> {
  return beforeSignIn(services, async (tx) => {
    const personId = await personOfPasskey(tx, services, input.response);
    if (personId === null) {
      await sql`select platform.record_audit('refused', 'identity.session', null, null, null, '{"by": "passkey"}')`.execute(
        tx,
      );
      return failWith('identity.passkey-refused', {});
    }
    await recognized(tx, personId);
    const opening = { personId, stage: 'open', secondFactor: true, device: input.device } as const;
    return succeed({ token: await openSession(tx, opening, services.clock.now()) });
  });
}
