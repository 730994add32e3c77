import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { ExchangeSummary, exchangeListQuery } from '../contract.ts';
import { waitsOnWords } from '../waits-on.ts';

type Query = z.infer<typeof exchangeListQuery>;
export type SummaryRow = Omit<ExchangeSummary, 'stateSince' | 'waitsOn'> & {
  stateSince: Date;
  agreed: boolean;
};

export const summaryColumns = sql`
  e.id, e.number, e.state, e.state_since as "stateSince", e.title, e.core_area as "coreArea",
  jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name) as site,
  case when h.id is null then null else jsonb_build_object('id', h.id, 'slug', h.slug, 'name', h.name) end as host,
  (select count(*)::int from community.offer one
    where one.exchange_id = e.id and one.state in ('offered', 'chosen', 'agreed', 'hosted')) as offers,
  p.starts_on as "startsOn", identity.name_of(e.owner_id) as owner,
  coalesce(o.state in ('agreed', 'hosted') and o.agreed_plan_revision = p.revision, false) as agreed`;
export const summaryTables = sql`community.exchange e
  join program.site s on s.id = e.site_id
  left join community.offer o on o.id = e.chosen_offer_id
  left join program.site h on h.id = o.site_id
  left join community.visit_plan p on p.id = e.id`;

/** Peer exchanges of the whole partnership, newest first. */
export async function listExchanges(tx: Tx, query: Query) {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns} from ${summaryTables}
    where ${conditions(query)}
    order by e.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

export function summaryOf({ agreed, stateSince, ...row }: SummaryRow): ExchangeSummary {
  const { state, startsOn, owner } = row;
  const names = { site: row.site.name, host: row.host?.name ?? null };
  return {
    ...row,
    stateSince: stateSince.toISOString(),
    waitsOn: waitsOnWords({ state, agreed, startsOn, owner, ...names }),
  };
}

function conditions({ q, coreArea, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`e.state = any (${wanted}::text[])`);
  if (coreArea) parts.push(sql`e.core_area = ${coreArea}`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(e.title ilike ${like} or e.wants ilike ${like} or e.number ilike ${like})`);
  }
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`e.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
