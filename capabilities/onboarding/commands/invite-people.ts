import { sql } from 'kysely';
import { hashOf, inviteAgainIn, linkOf, newToken } from '#capabilities/identity/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { invitationText } from './invitation-text.ts';

/** Someone has looked at who came in and says: now they may hear of it. The mail itself leaves afterwards. */
export async function confirmInvitationsIn(tx: Tx, importId: string): Promise<Outcome<{ people: number }>> {
  const people = await peopleToInvite(tx, importId);
  if (people.length === 0) return failWith('onboarding.nobody-to-invite', {});
  const { rows } = await sql<{ me: string }>`select access.person_id() as me`.execute(tx);
  await emitIn(tx, {
    kind: 'onboarding.invitations-confirmed',
    siteId: null,
    subject: { table: 'onboarding.import', id: importId },
    permission: 'onboarding.import',
    payload: { confirmedBy: rows[0]!.me, people: people.length },
  });
  return succeed({ people: people.length });
}

type Invited = { id: string; name: string; email: string };

/**
 * Invites each of them once, in the name of whoever confirmed it and with that person's rights. The link is made and
 * kept in one transaction; a try that dies before its mail has left makes a new link for whoever has none that holds.
 */
export const inviteJob = declareJob<{ importId: string; confirmedBy: string }>({
  name: 'onboarding.invite',
  startedBy: [
    {
      kind: 'onboarding.invitations-confirmed',
      input: ({ subject, payload }) => ({ importId: subject.id, confirmedBy: String(payload.confirmedBy) }),
    },
  ],
  run: async ({ importId, confirmedBy }, services, { signal }) => {
    const asker = { personId: confirmedBy, purpose: 'people of a program import are invited' };
    const people = await services.database.as(asker, (tx) => peopleToInvite(tx, importId));
    for (const person of people) {
      signal.throwIfAborted();
      await invite(services, asker, person);
    }
  },
});

/** The mail leaves before the transaction ends: when it can't, there is no invitation and the next try makes one. */
async function invite(services: Services, asker: { personId: string }, person: Invited): Promise<void> {
  const token = newToken();
  await services.database.as(asker, async (tx) => {
    const issue = { secretHash: hashOf(token), now: services.clock.now() };
    const issued = expectValue(await inviteAgainIn(tx, person.id, issue));
    const link = linkOf(services.config, token);
    await services.mail.send({ to: person.email, ...invitationText(person.name, link, issued.expiresAt) });
  });
}

async function peopleToInvite(tx: Tx, importId: string): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select distinct p.id, p.name, p.email
    from onboarding.brought_in b
    join identity.person p on p.id = b.record_id
    where b.import_id = ${importId} and b.kind = 'people' and onboarding.needs_invitation(p.id)
    order by p.name, p.id`.execute(tx);
  return rows;
}
