import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { InvitationView } from '../contract.ts';
import { hashOf } from '../secrets/tokens.ts';

export type OpenInvitation = Omit<InvitationView, 'expiresAt'> & { personId: string; expiresAt: Date };

/** The invitation of this link, while it can be accepted. */
export async function openInvitation(tx: Tx, token: string, now: Date): Promise<OpenInvitation | null> {
  const { rows } = await sql<OpenInvitation>`
    select p.id as "personId", p.name, p.email, by.name as "invitedBy", i.expires_at as "expiresAt",
      identity.needs_second_factor(p.id) as "needsSecondFactor",
      exists (select from identity.password w where w.person_id = p.id) as "comesBack",
      coalesce((
        select jsonb_agg(jsonb_build_object('role', r.label, 'agency', a.name) order by r.label)
        from identity.membership m
        join identity.agency a on a.id = m.agency_id
        join access.role r on r.name = m.role
        where m.person_id = p.id and identity.in_force(m)
      ), '[]') as roles
    from identity.invitation i
    join identity.person p on p.id = i.person_id
    left join identity.person by on by.id = i.issued_by
    where i.token_hash = ${hashOf(token)}
      and i.accepted_at is null
      and i.withdrawn_at is null
      and i.expires_at > ${now}
      and p.status = 'active'`.execute(tx);
  return rows[0] ?? null;
}
