import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type DueQuestion, type PurgePort, registerPurgePort } from '#capabilities/sharing/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { declareJob } from '#platform/jobs/declare.ts';

/**
 * What a retention schedule lets go of: one agency's part of a case that is over for every agency. With the part goes
 * everything that the agency recorded of the case; with the last agency's part, the case.
 */
const parts = [
  { kind: 'complaint', label: 'Cases: complaints' },
  { kind: 'referral', label: 'Cases: referrals and screening' },
  { kind: 'court', label: 'Cases: charges and court events' },
  { kind: 'federal', label: 'Cases: federal adoption' },
] as const;

export function registerCasePorts(): void {
  for (const { kind, label } of parts) registerPurgePort(portOf(kind, label));
}

function portOf(kind: string, label: string): PurgePort {
  return {
    recordClass: `cases.${kind}`,
    label,
    countsFrom: 'the day on which the last part of the case was closed',
    due: (tx, question) => due(tx, kind, question),
    remove,
    remaining,
  };
}

/** A complaint that was referred is over when what became of the referral is. */
async function due(
  tx: Tx,
  kind: string,
  { siteId, agencyId, before, after, limit }: DueQuestion,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from cases.part p
    where p.site_id = ${siteId} and p.agency_id = ${agencyId} and p.kind = ${kind}
      and (${after}::uuid is null or p.id > ${after}::uuid)
      and exists (select from cases.part o where o.case_id = p.case_id and o.closed_on is not null)
      and not exists (
        select from cases.part o
        where o.case_id = p.case_id
          and (o.closed_on >= ${before}::date or (o.closed_on is null and o.status <> 'referred'))
      )
    order by p.id
    limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function remove(tx: Tx, ids: readonly string[]): Promise<Record<string, number>> {
  const going = [...ids];
  await sql`insert into cases.purged_part (part_id, case_id, site_id, agency_id)
    select id, case_id, site_id, agency_id from cases.part where id = any (${going}::uuid[])
    on conflict (part_id) do nothing`.execute(tx);
  await releaseFiles(tx, going);
  const counts: Record<string, number> = {};
  for (const [table, condition] of Object.entries(OWNED)) {
    const { numAffectedRows } = await sql`delete from ${sql.table(`cases.${table}`)} row
      using cases.purged_part g
      where g.part_id = any (${going}::uuid[]) and ${condition}`.execute(tx);
    counts[`cases.${table}`] = Number(numAffectedRows ?? 0);
  }
  const { rows } = await sql<{ gone: Record<string, number> }>`
    select cases.remove_case(c.id) as gone from cases.case c
    where c.id in (select case_id from cases.purged_part where part_id = any (${going}::uuid[]))
      and not exists (select from cases.event e where e.case_id = c.id)`.execute(tx);
  for (const { gone } of rows) {
    for (const [table, n] of Object.entries(gone)) counts[table] = (counts[table] ?? 0) + n;
  }
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

const sameAgency = sql`row.case_id = g.case_id and row.agency_id = g.agency_id`;
const ownCompartment = sql`row.case_id = g.case_id
  and row.compartment_id in (select c.id from sharing.compartment c where c.owner_agency_id = g.agency_id)`;

/** Which rows are the agency’s own: by its id where they carry it, else by whose compartment they stand in. */
const OWNED = {
  set_aside: sql`exists (
    select from cases.reference r
    where r.case_id = g.case_id and r.agency_id = g.agency_id and row.agency_id = r.agency_id
      and row.source = r.source and row.reference = r.reference)`,
  conflict: sameAgency,
  document: sameAgency,
  queue_item: ownCompartment,
  hearing: ownCompartment,
  charge: sameAgency,
  defendant: ownCompartment,
  part: sameAgency,
  event: sameAgency,
  reference: sameAgency,
};

/** Files are removed once the batch is committed, where no other document holds them. */
async function releaseFiles(tx: Tx, ids: string[]): Promise<void> {
  const { rows } = await sql<{ siteId: string; sha256s: string[] }>`
    select d.site_id as "siteId", array_agg(distinct d.sha256) as "sha256s"
    from cases.document d
    join cases.purged_part g on g.case_id = d.case_id and g.agency_id = d.agency_id
    where g.part_id = any (${ids}::uuid[])
    group by d.site_id`.execute(tx);
  for (const { siteId, sha256s } of rows) {
    await emitIn(tx, {
      kind: 'cases.files-released',
      siteId,
      subject: { table: 'cases.release', id: uuidv7() },
      permission: 'cases.seal',
      payload: { sha256s },
    });
  }
}

export const removeFilesJob = declareJob<{ sha256s: string[] }>({
  name: 'cases.remove-files',
  startedBy: [
    { kind: 'cases.files-released', input: ({ payload }) => ({ sha256s: payload.sha256s as string[] }) },
  ],
  retries: 5,
  run: async ({ sha256s }, { database, files }) => {
    const kept = await database.asSystem('files that another document still holds', async (tx) => {
      const { rows } = await sql<{ sha256: string }>`
        select sha256 from cases.document where sha256 = any (${sha256s}::text[])`.execute(tx);
      return new Set(rows.map(({ sha256 }) => sha256));
    });
    for (const sha256 of sha256s) if (!kept.has(sha256)) await rm(files.pathOf(sha256), { force: true });
  },
});

async function remaining(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from unnest(${[...ids]}::uuid[]) asked
    where exists (select from cases.part p where p.id = asked)
      or exists (
        select from cases.purged_part g
        join cases.event e on e.case_id = g.case_id and e.agency_id = g.agency_id
        where g.part_id = asked
      )`.execute(tx);
  return rows[0]!.n;
}
