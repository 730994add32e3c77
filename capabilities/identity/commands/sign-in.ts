import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import type { SignInReply } from '../contract.ts';
import { failWith } from '../errors.ts';
import { passwordMatches } from '../secrets/password-hashes.ts';
import { openSession, type Stage } from '../sessions.ts';
import { beginTry, forgetFailures, noteFailure, takeBackTry } from '../tries.ts';

export type SignedIn = { token: string; step: SignInReply['step'] };

/** E-mail and password. One answer and one amount of work for a wrong password and for an unknown e-mail. */
export async function signIn(
  services: Services,
  input: { email: string; password: string; device: string },
): Promise<Outcome<SignedIn>> {
  const email = input.email.trim().toLowerCase();
  const tried = await beginTry(services, email);
  if (!tried.ok) return tried;
  const known = await beforeSignIn(services, (tx) => findPassword(tx, email));
  const matches = await passwordMatches(known?.hash ?? null, input.password);
  return beforeSignIn(services, async (tx) => {
    if (known) await recognized(tx, known.personId);
    if (!known || !matches) {
      await noteFailure(tx, { tried: tried.value, personId: known?.personId ?? null, by: 'password' });
      return failWith('identity.wrong-credentials', {});
    }
    const stage = await stageAfterPassword(tx, known.personId);
    await (stage === 'open' ? forgetFailures : takeBackTry)(tx, tried.value);
    const opening = { personId: known.personId, stage, secondFactor: false, device: input.device };
    const token = await openSession(tx, opening, services.clock.now());
    return succeed({ token, step: stage === 'open' ? 'done' : stage });
  });
}

async function findPassword(tx: Tx, email: string): Promise<{ personId: string; hash: string } | null> {
  const { rows } = await sql<{ personId: string; hash: string }>`
    select p.id as "personId", w.hash
    from identity.person p
    join identity.password w on w.person_id = p.id
    where p.email = ${email} and p.status = 'active'`.execute(tx);
  return rows[0] ?? null;
}

/** A second step where one is set up, or where a role calls for one: then it is set up before anything else. */
export async function stageAfterPassword(tx: Tx, personId: string): Promise<Stage> {
  const { rows } = await sql<{ has: boolean; needs: boolean }>`
    select identity.needs_second_factor(${personId}) as needs,
      exists (select from identity.authenticator where person_id = ${personId} and confirmed_at is not null)
        or exists (select from identity.passkey where person_id = ${personId}) as has`.execute(tx);
  const { has, needs } = rows[0]!;
  if (has) return 'second step';
  return needs ? 'enrolment' : 'open';
}
