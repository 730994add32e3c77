import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FeedDraft } from '../contract.ts';
import { failWith } from '../errors.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;
const MOST_IN_USE = 20;

export type MadeFeed = { id: string; tokenHash: string; expiresAt: string };

/** A calendar address of one's own due dates, or of a site one works with. Only the hash of its token is kept. */
export async function makeFeedIn(
  tx: Tx,
  draft: FeedDraft,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<Outcome<MadeFeed>> {
  const siteId = draft.site === null ? null : await ownSite(tx, draft.site);
  if (siteId === undefined) return failWith('notifications.site-not-yours', {});
  if ((await feedsInUse(tx, now)) >= MOST_IN_USE) return failWith('notifications.too-many-feeds', {});
  const id = uuidv7();
  const expiresAt = new Date(now.getTime() + YEAR_MS);
  await sql`insert into notifications.feed (id, name, site_id, token_hash, created_at, expires_at)
    values (${id}, ${draft.name}, ${siteId}, ${tokenHash}, ${now}, ${expiresAt})`.execute(tx);
  return succeed({ id, tokenHash, expiresAt: expiresAt.toISOString() });
}

/** Takes effect with the commit: the next reading is answered as if the address had never been. */
export async function revokeFeedIn(tx: Tx, id: string, now: Date): Promise<Outcome<null>> {
  const revoked = await sql`update notifications.feed set revoked_at = ${now}
    where id = ${id} and person_id = access.person_id() and revoked_at is null`.execute(tx);
  return revoked.numAffectedRows === 1n ? succeed(null) : failWith('notifications.feed-missing', {});
}

async function ownSite(tx: Tx, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id from program.site s
    where s.slug = ${slug} and exists (
      select from identity.membership m
      left join identity.membership_site ms on ms.membership_id = m.id and ms.site_id = s.id
      where m.person_id = access.person_id() and identity.in_force(m) and (m.every_site or ms.site_id is not null)
    )`.execute(tx);
  return rows[0]?.id;
}

async function feedsInUse(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from notifications.feed
    where person_id = access.person_id() and revoked_at is null and expires_at > ${now}`.execute(tx);
  return rows[0]!.n;
}
