import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Certificate } from '../contract.ts';
import { purgeWorkflow } from '../states.ts';
import { heldAmong } from './due-records.ts';
import { type PurgePort, purgePortOf } from './port.ts';
import { hashedHow, hashOfIds, signCertificate } from './proof.ts';

const BATCH = 500;

/** Carries out what two people decided. A process that dies has lost no batch and repeats none. */
export const purgeJob = declareJob<{ purgeId: string }>({
  name: 'retention.purge',
  startedBy: [{ kind: 'retention.purge-approved', input: ({ subject }) => ({ purgeId: subject.id }) }],
  retries: 5,
  run: ({ purgeId }, services, { signal }) => carryOutPurge(services, purgeId, { batch: BATCH, signal }),
});

export async function carryOutPurge(
  services: Pick<Services, 'database' | 'clock' | 'secret'>,
  purgeId: string,
  { batch, signal }: { batch: number; signal?: AbortSignal },
): Promise<void> {
  for (let more = true; more; ) {
    signal?.throwIfAborted();
    more = await services.database.asSystem('a batch of an approved purge', (tx) =>
      purgeBatchIn(tx, purgeId, batch),
    );
  }
  await services.database.asSystem('the certificate of a purge', (tx) =>
    finishPurgeIn(tx, purgeId, { now: services.clock.now(), secret: services.secret }),
  );
}

type Running = {
  id: string;
  siteId: string;
  agencyId: string;
  recordClass: string;
  cutoff: Day;
  lastId: string | null;
  batches: number;
};

/** One batch, its tombstones and its count in one transaction. Whether there is more. */
async function purgeBatchIn(tx: Tx, purgeId: string, limit: number): Promise<boolean> {
  const purge = await lockRunning(tx, purgeId);
  if (!purge) return false;
  const port = portFor(purge);
  await sql`select sharing.wait_for_purges_of(${purge.agencyId}, ${purge.recordClass})`.execute(tx);
  const ids = await port.due(tx, { ...purge, before: purge.cutoff, after: purge.lastId, limit });
  if (ids.length === 0) return false;
  const held = await heldAmong(tx, purge, ids);
  const going = ids.filter((id) => !held.has(id));
  const ordinal = purge.batches + 1;
  await sql`insert into sharing.purge_batch
      (purge_id, ordinal, site_id, agency_id, purged, held_back, records_hash)
    values (${purge.id}, ${ordinal}, ${purge.siteId}, ${purge.agencyId}, ${going.length}, ${held.size},
      ${hashOfIds(going)})`.execute(tx);
  await sql`insert into sharing.tombstone (record_id, record_class, purge_id, ordinal, site_id, agency_id)
    select gone, ${purge.recordClass}, ${purge.id}, ${ordinal}, ${purge.siteId}, ${purge.agencyId}
    from unnest(${going}::uuid[]) gone`.execute(tx);
  const rows = going.length > 0 ? await port.remove(tx, going) : {};
  await countIn(tx, purge, { lastId: ids.at(-1)!, purged: going.length, held: held.size, rows });
  return ids.length === limit;
}

async function lockRunning(tx: Tx, purgeId: string): Promise<Running | null> {
  const { rows } = await sql<Running>`
    select p.id, p.site_id as "siteId", p.agency_id as "agencyId", p.record_class as "recordClass", p.cutoff,
      p.last_id as "lastId",
      (select count(*) from sharing.purge_batch b where b.purge_id = p.id) as batches
    from sharing.purge p
    where p.id = ${purgeId} and p.state = 'approved'
    for update of p`.execute(tx);
  return rows[0] ?? null;
}

function portFor({ recordClass }: { recordClass: string }): PurgePort {
  const port = purgePortOf(recordClass);
  if (!port) throw new Error(`nothing is registered that can purge ${recordClass}`);
  return port;
}

async function countIn(
  tx: Tx,
  purge: Running,
  batch: { lastId: string; purged: number; held: number; rows: Record<string, number> },
): Promise<void> {
  await sql`update sharing.purge p
    set last_id = ${batch.lastId}, purged = p.purged + ${batch.purged}, held_back = p.held_back + ${batch.held},
      row_counts = (
        select coalesce(jsonb_object_agg(t.name, t.n), '{}')
        from (
          select key as name, sum(value::bigint) as n
          from (select * from jsonb_each_text(p.row_counts)
            union all select * from jsonb_each_text(${JSON.stringify(batch.rows)}::jsonb)) counted
          group by key
        ) t
      )
    where p.id = ${purge.id}`.execute(tx);
  await tell(tx, 'retention.batch-purged', purge);
}

async function finishPurgeIn(
  tx: Tx,
  purgeId: string,
  { now, secret }: { now: Date; secret: string },
): Promise<void> {
  const purge = await lockRunning(tx, purgeId);
  if (!purge) return;
  const { hash, ...said } = await whatIsCertified(tx, purgeId);
  const certificate: Certificate = {
    ...said,
    approvedAt: new Date(said.approvedAt).toISOString(),
    finishedAt: now.toISOString(),
    recordsHash: hash,
    hashedHow,
  };
  await sql`update sharing.purge
    set finished_at = ${now}, records_hash = ${hash}, certificate = ${JSON.stringify(certificate)},
      signature = ${signCertificate(certificate, secret)}
    where id = ${purgeId}`.execute(tx);
  expectValue(await moveIn(tx, purgeWorkflow, { id: purgeId, move: 'finish' }));
  await tell(tx, 'retention.purged', purge);
}

type Certified = Omit<Certificate, 'finishedAt' | 'recordsHash' | 'hashedHow'> & { hash: string };

async function whatIsCertified(tx: Tx, purgeId: string): Promise<Certified> {
  const { rows } = await sql<Certified>`
    select p.number, a.name as agency, p.record_class as "recordClass", s.authority, s.keep_months as "keepMonths",
      p.cutoff, coalesce(proposer.name, 'The system') as "proposedBy",
      coalesce(approver.name, 'The system') as "approvedBy", t.at as "approvedAt", p.purged as records,
      p.held_back as "heldBack", p.row_counts as rows,
      sharing.hash_of_ids(array(select b.record_id from sharing.tombstone b where b.purge_id = p.id)) as hash
    from sharing.purge p
    join identity.agency a on a.id = p.agency_id
    join sharing.retention_schedule s on s.id = p.schedule_id
    join platform.transition t on t.subject_id = p.id and t.move = 'approve'
    left join identity.person proposer on proposer.id = p.proposed_by
    left join identity.person approver on approver.id = t.person_id
    where p.id = ${purgeId}`.execute(tx);
  return rows[0]!;
}

async function tell(
  tx: Tx,
  kind: 'retention.batch-purged' | 'retention.purged',
  { id, siteId }: { id: string; siteId: string },
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'sharing.purge', id },
    permission: 'retention.read',
  });
}
