import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { OpenRecord } from './open-work.ts';

const NAMED_AT_MOST = 5;

/** Which of the records a person could not read: given to them, those would wait unseen. */
export async function unseenBy(
  tx: Tx,
  personId: string,
  records: readonly OpenRecord[],
): Promise<{ person: string; records: string[] }> {
  const { rows } = await sql<{ id: string }>`
    select r.id
    from unnest(${records.map((one) => one.id)}::uuid[], ${records.map((one) => one.siteId)}::uuid[],
      ${records.map((one) => one.workflow.readPermission)}::text[]) as r(id, site_id, permission)
    where not exists (
      select from identity.membership m
      join identity.person p on p.id = m.person_id and p.status = 'active'
      join access.permission_role pr on pr.role = m.role and pr.permission = r.permission
      where m.person_id = ${personId} and identity.in_force(m)
        and (r.site_id is null or m.every_site or exists (
          select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = r.site_id)))`.execute(
    tx,
  );
  const unseen = new Set(rows.map(({ id }) => id));
  const named = records
    .filter(({ id }) => unseen.has(id))
    .map(({ number, workflow }) => number ?? workflow.record.noun);
  const { rows: people } = await sql<{ name: string }>`
    select name from identity.person where id = ${personId}`.execute(tx);
  const more = named.length - NAMED_AT_MOST;
  return {
    person: people[0]?.name ?? 'This person',
    records: more > 0 ? [...named.slice(0, NAMED_AT_MOST), `${more} more`] : named,
  };
}
