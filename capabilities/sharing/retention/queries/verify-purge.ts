import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Purge, Verification } from '../contract.ts';
import { purgePortOf } from '../purging/port.ts';
import { signatureHolds } from '../purging/proof.ts';

const AT_ONCE = 5000;

/**
 * Computes a certificate again from the tombstones, and looks whether anything of what was purged is there. Asked as
 * the system, for whoever may see the purge: the answer holds counts and hashes, never a record.
 */
export async function verifyPurge(
  tx: Tx,
  purge: Purge & { certificate: NonNullable<Purge['certificate']> },
  secret: string,
): Promise<Verification> {
  const { certificate, signature } = purge;
  const found = await tombstonesOf(tx, purge.id);
  const checks = {
    tombstones: found.count,
    recomputedHash: found.hash,
    hashMatches: found.hash === certificate.recordsHash,
    countMatches: found.count === certificate.records && found.count === purge.purged,
    batchesMatch: found.batchesMatch,
    signatureHolds: signature !== null && signatureHolds(certificate, signature, secret),
    stillThere: await stillThere(tx, purge),
  };
  const { hashMatches, countMatches, batchesMatch } = checks;
  const holds =
    hashMatches && countMatches && batchesMatch && checks.signatureHolds && checks.stillThere === 0;
  return { holds, ...checks };
}

async function tombstonesOf(
  tx: Tx,
  purgeId: string,
): Promise<{ count: number; hash: string; batchesMatch: boolean }> {
  const { rows } = await sql<{ count: number; hash: string; batchesMatch: boolean }>`
    select
      (select count(*) from sharing.tombstone t where t.purge_id = ${purgeId}) as count,
      sharing.hash_of_ids(array(select t.record_id from sharing.tombstone t where t.purge_id = ${purgeId})) as hash,
      not exists (
        select from sharing.purge_batch b
        where b.purge_id = ${purgeId} and b.records_hash <> sharing.hash_of_ids(array(
          select t.record_id from sharing.tombstone t where t.purge_id = b.purge_id and t.ordinal = b.ordinal))
      ) as "batchesMatch"`.execute(tx);
  return rows[0]!;
}

async function stillThere(tx: Tx, { id, recordClass }: Purge): Promise<number> {
  const port = purgePortOf(recordClass);
  if (!port) throw new Error(`nothing is registered that knows records of the class ${recordClass}`);
  let found = 0;
  for (let after: string | null = null; ; ) {
    const ids = await nextTombstones(tx, id, after);
    if (ids.length > 0) found += await port.remaining(tx, ids);
    if (ids.length < AT_ONCE) return found;
    after = ids.at(-1)!;
  }
}

async function nextTombstones(tx: Tx, purgeId: string, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from sharing.tombstone
    where purge_id = ${purgeId} and (${after}::uuid is null or record_id > ${after}::uuid)
    order by record_id limit ${AT_ONCE}`.execute(tx);
  return rows.map(({ id }) => id);
}
