import { sql } from 'kysely';
import { confirmMembershipIn, endMembershipIn } from '#capabilities/identity/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { EventHandler } from '#platform/http/capability.ts';

type Decided = { id: string; membershipId: string; decision: 'keep' | 'end'; inForce: boolean };

/**
 * What was attested is carried out by identity. The attester needs no right to administer people for it: what they
 * may say is in the policies of the line, and what follows from it is the system's to do.
 */
export const carryOutAttestations: EventHandler = {
  name: 'access-review.carry-out',
  hears: ['access-review.attested'],
  handle: async (tx, { subject }) => {
    const { rows } = await sql<Decided>`
      select l.id, l.membership_id as "membershipId", l.decision, identity.in_force(m) as "inForce"
      from sharing.access_review_line l
      join identity.membership m on m.id = l.membership_id
      where l.id = ${subject.id} and l.decision in ('keep', 'end') and l.carried_out_at is null
      for update of l`.execute(tx);
    if (rows[0]) await carryOutIn(tx, rows[0]);
  },
};

async function carryOutIn(tx: Tx, { id, membershipId, decision, inForce }: Decided): Promise<void> {
  const heldUp = inForce ? await asIdentitySays(tx, membershipId, decision) : null;
  await sql`update sharing.access_review_line
    set held_up = ${heldUp}, carried_out_at = case when ${heldUp}::text is null then now() end
    where id = ${id}`.execute(tx);
  await emitIn(tx, {
    kind: 'access-review.carried-out',
    siteId: null,
    subject: { table: 'sharing.access_review_line', id },
    permission: 'access-review.read',
  });
}

async function asIdentitySays(
  tx: Tx,
  membershipId: string,
  decision: 'keep' | 'end',
): Promise<string | null> {
  const change = decision === 'end' ? endMembershipIn : confirmMembershipIn;
  const outcome = await change(tx, membershipId);
  return outcome.ok ? null : `${outcome.failure.title}. ${outcome.failure.mend}`;
}
