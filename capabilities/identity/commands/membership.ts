import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type Role, roles } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { MembershipInput } from '../contract.ts';
import { failWith } from '../errors.ts';

type EventKind = keyof typeof import('../events.ts').identityEvents;

/** Gives a person a role at an agency, over sites. The database decides whether it is the asker's to give. */
export async function giveMembershipIn(
  tx: Tx,
  personId: string,
  input: MembershipInput,
): Promise<Outcome<{ membershipId: string }>> {
  const role = roles[input.role as Role];
  if (!role) return failWith('identity.not-found', {});
  if (!role.programWide && input.siteIds.length === 0) {
    return failWith('identity.role-needs-sites', { role: role.label }, [
      { field: 'siteIds', message: 'The role is for named sites.', mend: 'Choose at least one site.' },
    ]);
  }
  const everySite = input.siteIds.length === 0;
  if (!(await isTheirsToGive(tx, personId, input, everySite)))
    return failWith('identity.not-yours-to-give', {});
  const membershipId = uuidv7();
  await tx
    .insertInto('identity.membership')
    .values({
      id: membershipId,
      person_id: personId,
      agency_id: input.agencyId,
      role: input.role,
      every_site: everySite,
      valid_to: input.validTo ?? null,
    })
    .execute();
  for (const siteId of input.siteIds) {
    await tx
      .insertInto('identity.membership_site')
      .values({ membership_id: membershipId, site_id: siteId })
      .execute();
  }
  await tell(tx, 'identity.membership-given', personId);
  return succeed({ membershipId });
}

/** Takes effect with the commit: the next question the person asks finds it over. */
export async function endMembershipIn(
  tx: Tx,
  membershipId: string,
): Promise<Outcome<{ membershipId: string }>> {
  const membership = await tx
    .selectFrom('identity.membership')
    .select(['person_id', 'role'])
    .where('id', '=', membershipId)
    .executeTakeFirst();
  if (!membership) return failWith('identity.not-found', {});
  if (membership.role === 'program administrator' && (await isLastAdministrator(tx, membershipId))) {
    return failWith('identity.last-administrator', {});
  }
  const ended = await tx
    .updateTable('identity.membership')
    .set({ valid_to: sql<Date>`greatest(now(), valid_from)` })
    .where('id', '=', membershipId)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', sql<Date>`now()`)]))
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return failWith('identity.not-yours-to-give', {});
  await tell(tx, 'identity.membership-ended', membership.person_id);
  return succeed({ membershipId });
}

/** The quarterly review: someone who administers it has looked and says it still holds. */
export async function confirmMembershipIn(
  tx: Tx,
  membershipId: string,
): Promise<Outcome<{ membershipId: string }>> {
  const confirmed = await tx
    .updateTable('identity.membership')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('id', '=', membershipId)
    .executeTakeFirst();
  return confirmed.numUpdatedRows === 1n ? succeed({ membershipId }) : failWith('identity.not-found', {});
}

export async function tell(tx: Tx, kind: EventKind, personId: string): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: null,
    subject: { table: 'identity.person', id: personId },
    permission: 'identity.administer-agency',
  });
}

/** Asked first, so that the refusal has words; the policies refuse again. */
async function isTheirsToGive(tx: Tx, personId: string, input: MembershipInput, everySite: boolean) {
  const { rows } = await sql<{ theirs: boolean }>`
    select ${personId}::uuid <> access.person_id()
      and identity.administers(${input.agencyId}, ${input.role}, ${everySite})
      and identity.administers_person(${personId})
      and (
        access.holds('identity.administer')
        or ${input.siteIds}::uuid[] <@ array(select access.sites_for('identity.administer-agency'))
      ) as theirs`.execute(tx);
  return rows[0]!.theirs;
}

async function isLastAdministrator(tx: Tx, membershipId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.last-administrator'))`.execute(tx);
  const { rows } = await sql<{ others: number }>`
    select count(*) as others
    from identity.membership m
    join identity.person p on p.id = m.person_id
    where m.role = 'program administrator' and m.id <> ${membershipId}
      and m.valid_to is null and p.status = 'active'`.execute(tx);
  return rows[0]!.others === 0;
}
