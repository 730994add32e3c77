import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Quality } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';
import type { IncidentsEvent } from '../events.ts';
import { readTable } from '../reading/read-table.ts';
import { importWorkflow } from '../states.ts';
import { describeQuality } from './describe-quality.ts';
import { loadReadingOrder, type ReadingOrder } from './reading-order.ts';
import { ProgressReports, ReadingCancelled } from './report-progress.ts';
import { type Counts, RowsTaking } from './take-rows.ts';
import { writeEvents } from './write-events.ts';

/**
 * Reads one received file. Everything it writes, it writes in one transaction: a reading that is killed,
 * cancelled or refused leaves nothing, and can begin again. Safe to run twice, also at the same time.
 */
export async function readImport(services: Services, importId: string, signal?: AbortSignal): Promise<void> {
  const order = await begin(services, importId);
  if (!order) return;
  const reports = new ProgressReports(services, order);
  try {
    const refusal = await readInOneTransaction(services, order, reports, signal);
    if (refusal) await markFailed(services, order, refusal);
  } catch (error) {
    const isCancelled =
      error instanceof ReadingCancelled || reports.cancelled.reason instanceof ReadingCancelled;
    if (!isCancelled) throw error;
  } finally {
    await reports.settle();
  }
}

async function readInOneTransaction(
  services: Services,
  order: ReadingOrder,
  reports: ProgressReports,
  stopping?: AbortSignal,
): Promise<Problem | undefined> {
  const signal = stopping ? AbortSignal.any([stopping, reports.cancelled]) : reports.cancelled;
  try {
    // The reader is the system: the rows are staged, and only a person's acceptance makes them visible.
    await services.database.asSystem('the reading of an import', async (tx) => {
      if (await isTakenByAnother(tx, order.importId)) return;
      if (!(await isStillReading(tx, order.importId))) return;
      const refusal = await readIn(tx, services, order, reports, signal);
      if (refusal) throw new ReadingRefused(refusal);
    });
    return undefined;
  } catch (error) {
    if (error instanceof ReadingRefused) return error.problem;
    throw error;
  }
}

/** Leaves the transaction as a throw, so that what was written before the fault is undone. */
class ReadingRefused extends Error {
  readonly problem: Problem;
  constructor(refusal: Problem) {
    super(refusal.message);
    this.problem = refusal;
  }
}

/** Undefined when there is nothing to read: the import is done, cancelled, or never was. */
async function begin(services: Services, importId: string): Promise<ReadingOrder | undefined> {
  return services.database.asSystem('a received import begins to be read', async (tx) => {
    const order = await loadReadingOrder(tx, importId);
    if (order?.state === 'reading') return order;
    if (order?.state !== 'received') return undefined;
    const moved = await moveIn(tx, importWorkflow, { id: importId, move: 'read' });
    return moved.ok ? order : undefined;
  });
}

/** A job may be given to a second process while the first still lives; the lock ends with the transaction. */
async function isTakenByAnother(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${importId}, 0)) as mine`.execute(tx);
  return !rows[0]!.mine;
}

/** Asked anew under the lock: another reading may have ended between the look at the import and the lock. */
async function isStillReading(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await sql`
    select from incidents.import where id = ${importId} and state = 'reading'`.execute(tx);
  return rows.length > 0;
}

async function readIn(
  tx: Tx,
  services: Services,
  order: ReadingOrder,
  reports: ProgressReports,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const startedAt = performance.now();
  if (!(await services.files.has(order.sha256)))
    return problem('file-damaged', 'The uploaded file is no longer there.');
  await letWorkInMemory(tx);
  const taking = await RowsTaking.begin(tx, order, reports);
  const taken = await takeRows(taking, services.files.pathOf(order.sha256), signal);
  if ('problem' in taken) return taken.problem;
  const { counts } = taken;
  const finding = { counts, header: taking.header, live: taking.ledger.size, startedAt };
  if (isNothingNew(order, counts)) {
    await finish(tx, order, { ...finding, events: null, quality: null });
    await conclude(tx, order, 'find-unchanged', 'incidents.import-unchanged');
    return undefined;
  }
  const quality = describeQuality(tx, order);
  quality.catch(() => {}); // awaited below; until then a failure must not count as unhandled
  await setImmediate(); // lets the question go out before the grouping, which takes a while, begins
  const [{ events }] = await Promise.all([writeEvents(tx, order, taking.ledger, order.grouping), quality]);
  await finish(tx, order, { ...finding, events, quality: await quality });
  await conclude(tx, order, 'check', 'incidents.import-checked');
  return undefined;
}

/** Sorting and grouping the rows of a file on disk takes twice as long; readings are few at any time. */
async function letWorkInMemory(tx: Tx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx);
}

async function takeRows(
  taking: RowsTaking,
  path: string,
  signal: AbortSignal,
): Promise<{ counts: Counts } | { problem: Problem }> {
  try {
    const reading = await readTable(path, taking, { signal });
    return reading.ok ? { counts: await taking.end() } : { problem: reading.problem };
  } finally {
    await taking.leave();
  }
}

function isNothingNew(order: ReadingOrder, { added, changed, withdrawn }: Counts): boolean {
  return order.sha256 === order.currentSha256 && added + changed + withdrawn === 0;
}

type Finding = {
  counts: Counts;
  header: string[];
  live: number;
  events: number | null;
  quality: Quality | null;
  startedAt: number;
};

async function finish(
  tx: Tx,
  order: ReadingOrder,
  { counts, header, live, events, quality, startedAt }: Finding,
): Promise<void> {
  const seconds = (performance.now() - startedAt) / 1000;
  await sql`
    update incidents.import set header = ${header}, rows_read = ${counts.read}, rows_accepted = ${counts.accepted},
      rows_set_aside = ${counts.setAside}, rows_added = ${counts.added}, rows_changed = ${counts.changed},
      rows_withdrawn = ${counts.withdrawn}, rows_unchanged = ${counts.unchanged}, rows_live = ${live},
      events = ${events}, quality = ${quality && JSON.stringify(quality)}::jsonb, reading_seconds = ${seconds}
    where id = ${order.importId}`.execute(tx);
}

async function conclude(
  tx: Tx,
  order: ReadingOrder,
  move: 'check' | 'find-unchanged' | 'fail',
  kind: IncidentsEvent,
): Promise<void> {
  const moved = await moveIn(tx, importWorkflow, { id: order.importId, move });
  if (!moved.ok && moved.failure.code === 'workflow.wrong-state') throw new ReadingCancelled();
  expectValue(moved);
  await emitIn(tx, {
    kind,
    siteId: order.siteId,
    subject: { table: 'incidents.import', id: order.importId },
    permission: 'incidents.read',
    payload: { number: order.number },
  });
}

async function markFailed(services: Services, order: ReadingOrder, refusal: Problem): Promise<void> {
  await services.database.asSystem('a file could not be read', async (tx) => {
    await sql`update incidents.import set problem = ${JSON.stringify(refusal)}::jsonb where id = ${order.importId}`.execute(
      tx,
    );
    await conclude(tx, order, 'fail', 'incidents.import-failed');
  });
}
