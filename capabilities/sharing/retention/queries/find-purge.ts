import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Certificate, Purge } from '../contract.ts';
import { type PurgeRow, purgeColumns, purgeSummaryOf } from './list-purges.ts';

type Row = PurgeRow & {
  reason: string;
  authority: string;
  keepMonths: number;
  certificate: Certificate | null;
  signature: string | null;
};

/** One purge: what was decided, how far it has come, and its proof. */
export async function findPurge(tx: Tx, target: { siteId: string; id: string }): Promise<Purge | null> {
  const { rows } = await sql<Row>`
    select ${purgeColumns}, p.reason, s.authority, s.keep_months as "keepMonths", p.certificate, p.signature
    from sharing.purge p
    join identity.agency a on a.id = p.agency_id
    join sharing.retention_schedule s on s.id = p.schedule_id
    where p.id = ${target.id} and p.site_id = ${target.siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    ...row,
    ...purgeSummaryOf(row),
    batches: await batchesOf(tx, row.id),
    ...(await historyOf(tx, 'retention-purge', row.id)),
  };
}

async function batchesOf(tx: Tx, purgeId: string): Promise<Purge['batches']> {
  const { rows } = await sql<Omit<Purge['batches'][number], 'at'> & { at: Date }>`
    select ordinal, at, purged, held_back as "heldBack", records_hash as "recordsHash"
    from sharing.purge_batch where purge_id = ${purgeId} order by ordinal`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
