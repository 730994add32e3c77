import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { moveToSeal } from '../projection/move-to-seal.ts';
import { lockCases, projectCasesIn, tellDerived } from '../projection/project-cases.ts';
import type { OrderKind } from './contract.ts';
import { tellOfOrder } from './orders.ts';
import { courtOrderWorkflow } from './states.ts';

type Order = { id: string; siteId: string; caseId: string; kind: OrderKind; hash: string; files: string[] };
type Needs = Pick<Services, 'database' | 'files'>;

/** Carries out what two officers decided; where a process died in between, the next goes on from there. */
export async function carryOutOrder(services: Needs, orderId: string): Promise<void> {
  const files = await services.database.asSystem('carry out an order of a court', async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) return [];
    await lockCases(tx, [order.caseId]);
    await CARRY_OUT[order.kind](tx, order);
    await tellDerived(tx, [order.siteId]);
    return order.files;
  });
  for (const sha256 of files) await rm(services.files.pathOf(sha256), { force: true });
  await services.database.asSystem('an order of a court is carried out', (tx) => finish(tx, orderId));
}

export const carryOutOrderJob = declareJob<{ orderId: string }>({
  name: 'cases.carry-out-order',
  startedBy: [{ kind: 'cases.order-approved', input: ({ subject }) => ({ orderId: subject.id }) }],
  retries: 5,
  run: ({ orderId }, services) => carryOutOrder(services, orderId),
});

async function lockOrder(tx: Tx, orderId: string): Promise<Order | null> {
  const { rows } = await sql<Order>`
    select id, site_id as "siteId", case_id as "caseId", kind, order_hash as hash, files
    from cases.court_order where id = ${orderId} and state = 'approved'
    for update`.execute(tx);
  return rows[0] ?? null;
}

const CARRY_OUT: Record<OrderKind, (tx: Tx, order: Order) => Promise<void>> = { seal, unseal, expunge };

/** Rows of the case move to sealed compartments, its entries leave the queues, and feeds keep nothing beside it. */
async function seal(tx: Tx, { caseId, siteId }: Order): Promise<void> {
  await sql`insert into cases.seal (case_id, site_id, seal) values (${caseId}, ${siteId}, 'sealed')
    on conflict (case_id) do update set seal = 'sealed', since = now()`.execute(tx);
  await sql`select cases.remove_leavings(${caseId}::uuid)`.execute(tx);
  await moveToSeal(tx, new Map([[caseId, 'sealed']]));
  await projectCasesIn(tx, [caseId]);
}

/** The case is open again; where a defendant is a juvenile, the derivation puts it back under that seal. */
async function unseal(tx: Tx, { caseId }: Order): Promise<void> {
  await sql`delete from cases.seal where case_id = ${caseId}`.execute(tx);
  await moveToSeal(tx, new Map([[caseId, 'open']]));
  await projectCasesIn(tx, [caseId]);
}

async function expunge(tx: Tx, order: Order): Promise<void> {
  const { caseId, siteId, id, hash } = order;
  order.files = [...order.files, ...(await filesOfAlone(tx, caseId))];
  await sql`insert into cases.tombstone (id, site_id, order_hash) values (${caseId}, ${siteId}, ${hash})
    on conflict (id) do nothing`.execute(tx);
  await sql`insert into cases.tombstone_reference (hash, tombstone_id, site_id)
    select cases.hash_of_reference(agency_id, source, reference), case_id, site_id
    from cases.reference where case_id = ${caseId}
    on conflict (hash) do nothing`.execute(tx);
  await sql`update cases.court_order
    set removed = removed || cases.remove_case(${caseId}::uuid), order_reference = null, files = ${order.files}::text[]
    where id = ${id}`.execute(tx);
  // Orders over the same case that came before name it as the court did.
  await sql`update cases.court_order set order_reference = null where case_id = ${caseId}`.execute(tx);
}

/** Files that nothing but this case holds. */
async function filesOfAlone(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct d.sha256 from cases.document d
    where d.case_id = ${caseId}
      and not exists (select from cases.document other where other.sha256 = d.sha256 and other.case_id <> ${caseId})`.execute(
    tx,
  );
  return rows.map(({ sha256 }) => sha256);
}

async function finish(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!order) return;
  await sql`update cases.court_order set files = '{}' where id = ${orderId}`.execute(tx);
  expectValue(await moveIn(tx, courtOrderWorkflow, { id: orderId, move: 'finish' }));
  await tellOfOrder(tx, 'cases.order-carried-out', order);
}
