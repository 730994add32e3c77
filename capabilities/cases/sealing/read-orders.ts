import { type RawBuilder, sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { CourtOrder, CourtOrderRecord, OrderListQuery } from './contract.ts';

type Row = Omit<CourtOrder, 'stateSince'> & { stateSince: Date };

const mayApprove = sql<boolean>`o.state = 'proposed' and o.proposed_by is distinct from access.person_id()`;
const columns = sql`o.id, o.number, o.kind, o.state, o.state_since as "stateSince", o.case_id as "caseId",
  c.number as "caseNumber", t.id is not null as "isGone", a.name as agency, o.order_reference as reference,
  o.ordered_on as "orderedOn", identity.name_of(o.proposed_by) as "enteredBy", ${mayApprove} as "mayApprove"`;
const source = sql`cases.court_order o
  join identity.agency a on a.id = o.agency_id
  left join cases.case c on c.id = o.case_id
  left join cases.tombstone t on t.id = o.case_id`;

/** Orders over cases of the site, the newest first. */
export async function listOrders(
  tx: Tx,
  siteId: string,
  query: OrderListQuery,
): Promise<{ items: CourtOrder[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select ${columns} from ${source}
    where o.site_id = ${siteId} and ${conditions(query)}
    order by o.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(orderOf), next: page.next };
}

/** One order: what is to be done, who decided what, and the tombstone where the case is gone. */
export async function findOrder(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<CourtOrderRecord | null> {
  const { rows } = await sql<Row & { goneAt: Date | null; hashOnTombstone: string | null }>`
    select ${columns}, t.at as "goneAt", t.order_hash as "hashOnTombstone" from ${source}
    where o.site_id = ${siteId} and o.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { goneAt, hashOnTombstone, ...order } = row;
  return {
    ...orderOf(order),
    tombstone:
      goneAt && hashOnTombstone
        ? { id: order.caseId, at: goneAt.toISOString(), orderHash: hashOnTombstone }
        : null,
    ...(await historyOf(tx, 'court-order', id)),
  };
}

function orderOf({ stateSince, ...row }: Row): CourtOrder {
  return { ...row, stateSince: stateSince.toISOString() };
}

function conditions({ state, kind, turn, after }: OrderListQuery): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (state !== undefined) parts.push(sql`o.state = any (${[state].flat()}::text[])`);
  if (kind !== undefined) parts.push(sql`o.kind = ${kind}`);
  if (turn === 'mine') parts.push(mayApprove);
  if (turn === 'others') parts.push(sql`o.state = 'proposed' and o.proposed_by = access.person_id()`);
  const before = decodeCursor(after)?.[0];
  if (isUuid(before)) parts.push(sql`o.id < ${before}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
