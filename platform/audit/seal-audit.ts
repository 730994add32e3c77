import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { startRounds } from '#platform/jobs/rounds.ts';
import type { Timing } from '#platform/jobs/timing.ts';
import type { Trouble } from '#platform/jobs/trouble.ts';
import { canonicalRow, GENESIS, type Head, linkHash, SEAL_LOCK, signHead, signTotals } from './chain.ts';

const ROWS_AT_ONCE = 2_000;

export type Sealer = Pick<Services, 'database' | 'secret' | 'clock'>;

/** Seals every few seconds, in whichever process comes first. */
export function startSealing(sealer: Sealer, timing: Timing, trouble: Trouble): { stop(): Promise<void> } {
  return startRounds({
    everyMs: timing.sealEveryMs,
    round: () => sealAudit(sealer),
    trouble: (error) => trouble('audit', error),
  });
}

/**
 * Gives every committed audit row that has none its place in the chain, and signs the new head. A row that
 * commits late gets a later place: places follow commits, not ids, so there are no gaps to explain.
 */
export async function sealAudit({ database, secret, clock }: Sealer): Promise<{ sealed: number }> {
  const today = clock.now().toISOString().slice(0, 10);
  for (let sealed = 0; ; ) {
    const more = await database.asSystem('sealing the audit', async (tx) => {
      await sql`select pg_advisory_xact_lock(${SEAL_LOCK})`.execute(tx);
      return sealBatch(tx, today, secret);
    });
    sealed += more;
    if (more < ROWS_AT_ONCE) return { sealed };
  }
}

type State = { settled_before: string; open_from: string | null; days: number; rows: number };

async function sealBatch(tx: Tx, today: string, secret: string): Promise<number> {
  const state = await readState(tx);
  const rows = await unsealedRows(tx, state.open_from ?? '0');
  if (rows.length === 0 && state.open_from !== null) return 0;
  const last = await lastHead(tx);
  // A clock set back must not put new links before old ones.
  const day = last && last.day > today ? last.day : today;
  const head = rows.length > 0 ? await addLinks(tx, day, last, rows) : last;
  if (head) await writeHead(tx, head, secret);
  const days = state.days + (head && head.day !== last?.day ? 1 : 0);
  await sql`
    insert into platform.audit_total as t (days, rows, last_day, open_from, signature)
    values (${days}, ${state.rows + rows.length}, ${head?.day ?? null},
      ${rows.length < ROWS_AT_ONCE ? state.settled_before : (state.open_from ?? '0')}::xid8,
      ${signTotals({ days, rows: state.rows + rows.length, lastDay: head?.day ?? null }, secret)})
    on conflict (singleton) do update set days = excluded.days, rows = excluded.rows,
      last_day = excluded.last_day, open_from = excluded.open_from, signature = excluded.signature`.execute(
    tx,
  );
  return rows.length;
}

/**
 * Read before the rows are: whatever commits between the two is then sealed now or stays in the open range, and
 * is never passed over. A database restored into a younger server counts its transactions from lower on; the
 * open range then begins anew.
 */
async function readState(tx: Tx): Promise<State> {
  const { rows } = await sql<State>`
    select pg_snapshot_xmin(now.snapshot)::text as settled_before,
      case when t.open_from > pg_snapshot_xmax(now.snapshot) then '0' else t.open_from::text end as open_from,
      coalesce(t.days, 0) as days, coalesce(t.rows, 0) as rows
    from (select pg_current_snapshot() as snapshot) now
    left join platform.audit_total t on true`.execute(tx);
  return rows[0]!;
}

type Unsealed = { id: number; canonical: string };

async function unsealedRows(tx: Tx, openFrom: string): Promise<Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    select a.id, ${canonicalRow} as canonical
    from platform.audit a
    where a.transaction_id >= ${openFrom}::xid8
      and not exists (select from platform.audit_link l where l.audit_id = a.id)
    order by a.id limit ${ROWS_AT_ONCE}`.execute(tx);
  return rows;
}

async function lastHead(tx: Tx): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select day, length, hash from platform.audit_head order by day desc limit 1`.execute(tx);
  return rows[0];
}

async function addLinks(tx: Tx, day: string, last: Head | undefined, rows: Unsealed[]): Promise<Head> {
  let position = last?.day === day ? last.length : 0;
  let hash = last?.hash ?? GENESIS;
  const links = rows.map((row) => {
    position += 1;
    hash = linkHash(hash, row.canonical);
    return { position, audit_id: row.id, hash };
  });
  await sql`
    insert into platform.audit_link (day, position, audit_id, hash)
    select ${day}::date, position, audit_id, hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as l(position integer, audit_id bigint, hash text)`.execute(tx);
  return { day, length: position, hash };
}

async function writeHead(tx: Tx, head: Head, secret: string): Promise<void> {
  await sql`
    insert into platform.audit_head (day, length, hash, signature)
    values (${head.day}, ${head.length}, ${head.hash}, ${signHead(head, secret)})
    on conflict (day) do update
      set length = excluded.length, hash = excluded.hash, signature = excluded.signature`.execute(tx);
}
