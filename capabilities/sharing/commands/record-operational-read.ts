import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

export type OperationalRead = {
  table: string;
  /** null for a list or a search; say what was asked in `detail`. */
  id: string | null;
  siteId: string;
  /** The compartments of the rows that were shown. */
  compartmentIds: readonly number[];
  detail?: Record<string, unknown>;
};

/**
 * Keeps who looked at operational records: one row of the audit for each agency that owns some of them, with the
 * agreements or the broken glass it rested on. The purpose comes from `request.readRecorded`.
 */
export async function recordOperationalReadIn(tx: Tx, read: OperationalRead): Promise<void> {
  await sql`select sharing.record_read(${read.table}, ${read.id}, ${read.siteId}::uuid,
    ${[...new Set(read.compartmentIds)]}::integer[], ${JSON.stringify(read.detail ?? {})}::jsonb)`.execute(
    tx,
  );
}

/** The agreements by which whoever is asking sees these compartments; empty for their own agency's. */
export async function agreementUsed(tx: Tx, compartmentIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sharing.agreements_used(${[...new Set(compartmentIds)]}::integer[]) id`.execute(tx);
  return rows.map(({ id }) => id);
}
