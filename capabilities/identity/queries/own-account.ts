import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { AccountView, SessionList } from '../contract.ts';

type Own = Omit<AccountView, 'passkeys' | 'memberships' | 'passwordChangedAt' | 'authenticatorSince'> & {
  passwordChangedAt: Date | null;
  authenticatorSince: Date | null;
};

/** What a person can see of how they get in, and what they may do once in. */
export async function ownAccount(tx: Tx): Promise<AccountView> {
  const { rows } = await sql<Own>`
    select p.name, p.email, w.changed_at as "passwordChangedAt", a.confirmed_at as "authenticatorSince",
      (select count(*) from identity.recovery_code c where c.person_id = p.id and c.used_at is null) as "recoveryCodesLeft"
    from identity.person p
    left join identity.password w on w.person_id = p.id
    left join identity.authenticator a on a.person_id = p.id
    where p.id = access.person_id()`.execute(tx);
  const own = rows[0]!;
  return {
    ...own,
    passwordChangedAt: own.passwordChangedAt?.toISOString() ?? null,
    authenticatorSince: own.authenticatorSince?.toISOString() ?? null,
    passkeys: await ownPasskeys(tx),
    memberships: await ownMemberships(tx),
  };
}

async function ownPasskeys(tx: Tx): Promise<AccountView['passkeys']> {
  const passkeys = await tx
    .selectFrom('identity.passkey')
    .select(['id', 'label', 'added_at', 'used_at'])
    .where('person_id', '=', sql<string>`access.person_id()`)
    .orderBy('added_at')
    .execute();
  return passkeys.map(({ id, label, added_at, used_at }) => ({
    id,
    label,
    addedAt: added_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
  }));
}

async function ownMemberships(tx: Tx): Promise<AccountView['memberships']> {
  const { rows } = await sql<AccountView['memberships'][number]>`
    select m.id, r.label as role, a.name as agency, m.every_site as "everySite",
      array(
        select s.name from identity.membership_site ms
        join program.site s on s.id = ms.site_id
        where ms.membership_id = m.id
        order by s.name
      ) as sites
    from identity.membership m
    join identity.agency a on a.id = m.agency_id
    join access.role r on r.name = m.role
    where m.person_id = access.person_id() and identity.in_force(m)
    order by r.label, a.name`.execute(tx);
  return rows;
}

export async function ownSessions(
  tx: Tx,
  { sessionId, now }: { sessionId: string | null; now: Date },
): Promise<SessionList> {
  const sessions = await tx
    .selectFrom('identity.session')
    .select(['id', 'device', 'started_at', 'seen_at', 'ends_at', 'locked_at'])
    .where('person_id', '=', sql<string>`access.person_id()`)
    .where('stage', '=', 'open')
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute();
  return {
    items: sessions.map((session) => ({
      id: session.id,
      device: session.device,
      startedAt: session.started_at.toISOString(),
      seenAt: session.seen_at.toISOString(),
      endsAt: session.ends_at.toISOString(),
      locked: session.locked_at !== null,
      current: session.id === sessionId,
    })),
  };
}
