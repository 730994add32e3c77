import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import { failWith } from '../errors.ts';
import { type OpenInvitation, openInvitation } from '../queries/read-invitation.ts';
import { hashPassword } from '../secrets/password-hashes.ts';
import { passwordProblem } from '../secrets/password-rules.ts';
import { hashOf } from '../secrets/tokens.ts';
import { openSession } from '../sessions.ts';
import { type SignedIn, stageAfterPassword } from './sign-in.ts';

type Acceptance = { token: string; name: string; password: string; device: string };

/** Name and password of a newcomer, or a new beginning for someone who lost theirs: whatever opened the account before is gone. */
export async function acceptInvitation(services: Services, input: Acceptance): Promise<Outcome<SignedIn>> {
  const now = services.clock.now();
  const invitation = await beforeSignIn(services, (tx) => openInvitation(tx, input.token, now));
  if (!invitation) return failWith('identity.invitation-over', {});
  const name = invitation.comesBack ? invitation.name : input.name;
  const problem = passwordProblem(input.password, { name, email: invitation.email });
  if (problem) return failWith('identity.password-refused', {}, [problem]);
  const hash = await hashPassword(input.password);
  return beforeSignIn(services, async (tx) => {
    await recognized(tx, invitation.personId);
    if (!(await takeInvitation(tx, input.token, now))) return failWith('identity.invitation-over', {});
    await forgetEarlierProofs(tx, invitation, now);
    await tx.updateTable('identity.person').set({ name }).where('id', '=', invitation.personId).execute();
    await tx
      .insertInto('identity.password')
      .values({ person_id: invitation.personId, hash, changed_at: now })
      .execute();
    const stage = await stageAfterPassword(tx, invitation.personId);
    const opening = { personId: invitation.personId, stage, secondFactor: false, device: input.device };
    const token = await openSession(tx, opening, now);
    return succeed({ token, step: stage === 'open' ? 'done' : stage });
  });
}

/** Of two who hold the link, the second finds it used. */
async function takeInvitation(tx: Tx, token: string, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('identity.invitation')
    .set({ accepted_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function forgetEarlierProofs(tx: Tx, { personId }: OpenInvitation, now: Date): Promise<void> {
  for (const table of ['password', 'authenticator', 'recovery_code', 'passkey'] as const) {
    await tx.deleteFrom(`identity.${table}`).where('person_id', '=', personId).execute();
  }
  await tx
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await sql`select platform.record_audit('update', 'identity.person', ${personId}, null, null, '{"by": "invitation"}')`.execute(
    tx,
  );
}
