import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Connection, ConnectionSummary, Partner } from '../contract.ts';
import { historyOf } from './history.ts';

type Summary = z.infer<typeof ConnectionSummary>;
type Row = Omit<Summary, 'stateSince' | 'createdAt'> & { stateSince: Date; createdAt: Date };
type Paging = { limit: number; after?: string | undefined };

const columns = sql`
  c.id, c.number, c.state, c.state_since as "stateSince", c.topic, c.why,
  jsonb_build_object('id', agency.id, 'name', agency.name) as partner,
  coalesce(identity.name_of(c.suggested_by), 'A colleague') as "suggestedBy", c.created_at as "createdAt"`;
const tables = sql`research.connection c join identity.agency agency on agency.id = c.partner_agency_id`;

export async function listConnections(tx: Tx, siteId: string, { limit, after }: Paging) {
  const cursor = decodeCursor(after)?.[0] ?? null;
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where c.site_id = ${siteId} and (${cursor}::uuid is null or c.id < ${cursor}::uuid)
    order by c.id desc limit ${limit + 1}`.execute(tx);
  const page = cutPage(rows, limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

export async function findConnection(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Connection | null> {
  const { rows } = await sql<Row & Pick<Connection, 'project'>>`
    select ${columns}, (
      select jsonb_build_object('id', p.id, 'number', p.number) from research.project p
      where p.connection_id = c.id order by p.id limit 1) as project
    from ${tables} where c.id = ${id} and c.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const past = await historyOf(tx, [{ id, record: 'connection', number: row.number }]);
  return { ...summaryOf(row), project: row.project, ...past };
}

/** Agencies that do research; a researcher sees their own, the site every one. */
export async function partnersFor(tx: Tx, siteId: string): Promise<z.infer<typeof Partner>[]> {
  const { rows } = await sql<z.infer<typeof Partner>>`
    select a.id, a.name from identity.agency a
    where a.kind = 'research partner'
      and (access.may('research.oversee', ${siteId}::uuid)
        or a.id in (select access.agencies_for('research.work')))
    order by a.name`.execute(tx);
  return rows;
}

function summaryOf({ stateSince, createdAt, ...row }: Row): Summary {
  const { id, number, state, partner, topic, why, suggestedBy } = row;
  return {
    id,
    number,
    state,
    partner,
    topic,
    why,
    suggestedBy,
    stateSince: stateSince.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
