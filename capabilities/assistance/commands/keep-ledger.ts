import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Stage, Urgency } from '../clock/contract.ts';
import { readClock } from '../clock/read-clock.ts';
import { minutesOf, roundsOf } from '../clock/rounds.ts';
import { clockOf, entriesOf, type LedgerRow, type Party, type RequestClock } from '../queries/read-ledger.ts';

export type Target = { siteId: string; id: string };

export type NewEntry =
  | { kind: 'started' | 'resumed' | 'ended'; reason?: string | undefined }
  | { kind: 'reached'; stage: Stage }
  | { kind: 'urgency'; urgency: Urgency; reason?: string | undefined }
  | { kind: 'paused'; dueBackOn: Day; reason: string }
  | { kind: 'owner'; ownerId: string; party: Party; reason?: string | undefined };

/**
 * Adds to what happened to a request, then writes beside it what its clock says now. Entries of one change share one
 * moment, which is never before the newest entry: two processes’ clocks may differ by a little.
 */
export async function keepInLedger(
  tx: Tx,
  target: Target,
  entries: readonly NewEntry[],
  now: Date,
): Promise<void> {
  const standing = await standingOf(tx, target.id);
  const clock = await clockOf(tx, target.id, standing.timeZone, now);
  const at = new Date(Math.max(now.getTime(), clock.rows.at(-1)?.at.getTime() ?? 0));
  const added = entries.map((entry) => rowOf(target.id, entry, at));
  const rows = [...clock.rows, ...added];
  const net = netMinutesOf(rows, clock, at);
  await insertEntries(tx, target, added, net);
  await writeReading(tx, target, { ...clock, rows }, standing.ended, at);
}

/** What lists and reminders need of the clock, on the request itself. */
export async function writeClock(tx: Tx, target: Target, now: Date): Promise<void> {
  const { timeZone, ended } = await standingOf(tx, target.id);
  await writeReading(tx, target, await clockOf(tx, target.id, timeZone, now), ended, now);
}

const NOTHING = {
  ...{ stage: null, urgency: null, dueBackOn: null, ownerId: null, party: null },
  reason: null as string | null | undefined,
};

function rowOf(requestId: string, entry: NewEntry, at: Date): LedgerRow {
  const { reason, ...rest } = { ...NOTHING, ...entry };
  return { id: uuidv7(), requestId, at, by: null, reason: reason?.trim() || null, ...rest };
}

function netMinutesOf(rows: readonly LedgerRow[], { calendar, rules }: RequestClock, at: Date): number {
  const round = roundsOf(entriesOf(rows), rules.mostPausedMinutes, calendar).at(-1);
  return round ? Math.floor(minutesOf(round, at.getTime(), calendar).net) : 0;
}

async function insertEntries(
  tx: Tx,
  target: Target,
  added: readonly LedgerRow[],
  netMinutes: number,
): Promise<void> {
  const values = added.map((row) => {
    const net = row.kind === 'reached' || row.kind === 'ended' ? netMinutes : null;
    return sql`(${row.id}::uuid, ${target.siteId}::uuid, ${target.id}::uuid, ${row.at}::timestamptz, ${row.kind},
      ${row.stage}, ${row.urgency}, ${row.dueBackOn}::date, ${row.ownerId}::uuid, ${row.party}, ${net}::integer,
      ${row.reason})`;
  });
  await sql`insert into assistance.clock_entry
      (id, site_id, request_id, at, kind, stage, urgency, due_back_on, owner_id, party, net_minutes, reason)
    values ${sql.join(values)}`.execute(tx);
}

async function writeReading(
  tx: Tx,
  target: Target,
  { rows, rules, calendar }: RequestClock,
  ended: boolean,
  now: Date,
): Promise<void> {
  const reading = readClock(entriesOf(rows), rules, calendar, now.getTime());
  const owners = rows.filter(({ kind }) => kind === 'owner');
  const holder = owners.at(-1);
  const urgency = rows.findLast(({ kind }) => kind === 'urgency')?.urgency;
  const moment = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at));
  await sql`update assistance.request set
      owner_id = coalesce(${holder?.ownerId ?? null}::uuid, owner_id),
      urgency = coalesce(${urgency ?? null}, urgency),
      round = ${reading?.round ?? 0},
      waits_on = ${ended ? null : (holder?.party ?? null)},
      waits_since = ${ended ? null : sinceWhen(owners)},
      paused_until = ${moment(reading?.pause?.until)},
      target_stage = ${reading?.next?.stage ?? null},
      target_due_at = ${moment(reading?.next?.dueAt)},
      next_check_at = ${moment(reading?.nextCheckAt)}
    where id = ${target.id}`.execute(tx);
}

/** Since when it has been with the same person on the same side, however often that was said anew. */
function sinceWhen(owners: readonly LedgerRow[]): Date | null {
  const holder = owners.at(-1);
  if (!holder) return null;
  const before = owners.findLastIndex(
    ({ ownerId, party }) => ownerId !== holder.ownerId || party !== holder.party,
  );
  return owners[before + 1]!.at;
}

async function standingOf(tx: Tx, requestId: string): Promise<{ timeZone: string; ended: boolean }> {
  const { rows } = await sql<{ timeZone: string; ended: boolean }>`
    select s.time_zone as "timeZone", r.state in ('closed', 'declined', 'withdrawn') as ended
    from assistance.request r
    join program.site s on s.id = r.site_id
    where r.id = ${requestId}`.execute(tx);
  return rows[0]!;
}
