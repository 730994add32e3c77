import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Contact, contactQuery } from '../contract.ts';

type Query = z.infer<typeof contactQuery>;
type Row = Omit<Contact, 'happenedAt' | 'loggedAt'> & { happenedAt: Date; loggedAt: Date };

const columns = sql`c.id, c.number, c.method, c.happened_at as "happenedAt", c.purpose, c.result,
  c.next_steps as "nextSteps", coalesce(identity.name_of(c.logged_by), 'A colleague') as "loggedBy",
  c.logged_at as "loggedAt", c.logged_by = access.person_id() as "isMine", c.revision,
  (select jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name) order by p.position)
    from meetings.contact_person p where p.contact_id = c.id) as people`;

/** A site's contacts, the latest first. */
export async function listContacts(tx: Tx, siteId: string, query: Query) {
  const { rows } = await sql<Row>`
    select ${columns}
    from meetings.contact c
    where c.site_id = ${siteId} and ${conditions(query)}
    order by c.happened_at desc, c.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ happenedAt, id }) => [happenedAt.toISOString(), id]);
  return { items: page.items.map(contactOf), next: page.next };
}

export async function findContact(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Contact | null> {
  const { rows } = await sql<Row>`
    select ${columns} from meetings.contact c where c.id = ${id} and c.site_id = ${siteId}`.execute(tx);
  return rows[0] ? contactOf(rows[0]) : null;
}

function contactOf({ happenedAt, loggedAt, ...row }: Row): Contact {
  return { ...row, happenedAt: happenedAt.toISOString(), loggedAt: loggedAt.toISOString() };
}

function conditions({ q, method, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const methods = method === undefined ? [] : [method].flat();
  if (methods.length > 0) parts.push(sql`c.method in (${sql.join(methods)})`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(c.purpose ilike ${like} or c.result ilike ${like} or c.number ilike ${like} or exists (
      select from meetings.contact_person p where p.contact_id = c.id and p.name ilike ${like}))`);
  }
  const [at, id] = decodeCursor(after) ?? [];
  if (typeof at === 'string' && typeof id === 'string')
    parts.push(sql`(c.happened_at, c.id) < (${at}::timestamptz, ${id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
