import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { addressOf } from '#platform/workflow/declare.ts';
import type { HandoverSummary, HandoverView } from './contract.ts';
import type { OwnedWorkflow } from './open-work.ts';

type Row = {
  id: string;
  number: string;
  fromId: string;
  fromName: string | null;
  toId: string;
  toName: string | null;
  site: string | null;
  effectiveOn: string;
  records: number;
  by: string | null;
  at: Date;
  notes: string;
  endsMemberships: boolean;
};

export async function listHandovers(
  tx: Tx,
  page: PageQuery,
): Promise<{ items: HandoverSummary[]; next: string | null }> {
  const cursor = decodeCursor(page.after)?.[0];
  const rows = await handoversWhere(
    tx,
    typeof cursor === 'string' ? sql`h.id < ${cursor}::uuid` : sql`true`,
    page.limit + 1,
  );
  const { items, next } = cutPage(rows, page.limit, ({ id }) => [id]);
  return { items: items.map(summaryOf), next };
}

/** What has passed from hand to hand at a site, or of everyone who held a position there. */
export async function handoversAt(tx: Tx, siteId: string): Promise<HandoverSummary[]> {
  const rows = await handoversWhere(
    tx,
    sql`h.site_id = ${siteId} or exists (
      select from program.handover_item i where i.handover_id = h.id and i.site_id = ${siteId})`,
    20,
  );
  return rows.map(summaryOf);
}

export async function findHandover(
  tx: Tx,
  workflows: readonly OwnedWorkflow[],
  id: string,
): Promise<HandoverView | null> {
  const [row] = await handoversWhere(tx, sql`h.id = ${id}`, 1);
  if (!row) return null;
  return {
    ...summaryOf(row),
    notes: row.notes,
    endsMemberships: row.endsMemberships,
    items: await itemsOf(tx, workflows, id),
  };
}

async function handoversWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.number, h.from_person_id as "fromId", identity.name_of(h.from_person_id) as "fromName",
      h.to_person_id as "toId", identity.name_of(h.to_person_id) as "toName", s.name as site,
      h.effective_on as "effectiveOn",
      (select count(*) from program.handover_item i where i.handover_id = h.id) as records,
      identity.name_of(h.author_id) as by, h.at, h.notes, h.ends_memberships as "endsMemberships"
    from program.handover h
    left join program.site s on s.id = h.site_id
    where ${condition}
    order by h.id desc
    limit ${limit}`.execute(tx);
  return rows;
}

function summaryOf(row: Row): HandoverSummary {
  const { id, number, site, effectiveOn, records, by } = row;
  return {
    ...{ id, number, site, effectiveOn, records, by },
    from: { id: row.fromId, name: row.fromName ?? 'A colleague' },
    to: { id: row.toId, name: row.toName ?? 'A colleague' },
    at: row.at.toISOString(),
  };
}

type ItemRow = { workflow: string; id: string; number: string | null };
type Named = { id: string; title: string; siteSlug: string | null };

async function itemsOf(
  tx: Tx,
  workflows: readonly OwnedWorkflow[],
  handoverId: string,
): Promise<HandoverView['items']> {
  const { rows } = await sql<ItemRow>`
    select workflow, record_id as id, number from program.handover_item
    where handover_id = ${handoverId} order by workflow, number`.execute(tx);
  const items: HandoverView['items'] = [];
  for (const workflow of workflows) {
    const ofKind = rows.filter((row) => row.workflow === workflow.name);
    if (ofKind.length === 0) continue;
    const { rows: named } = await sql<Named>`
      select r.id, r.${sql.ref(workflow.record.title)} as title, s.slug as "siteSlug"
      from ${sql.table(workflow.table)} r left join program.site s on s.id = r.site_id
      where r.id = any (${ofKind.map(({ id }) => id)}::uuid[])`.execute(tx);
    const byId = new Map(named.map((one) => [one.id, one]));
    for (const row of ofKind) {
      const record = byId.get(row.id);
      items.push({
        ...row,
        noun: workflow.record.noun,
        title: record?.title ?? null,
        to: record ? addressOf(workflow, record) : null,
      });
    }
  }
  return items;
}
