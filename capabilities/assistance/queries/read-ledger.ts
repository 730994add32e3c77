import { sql } from 'kysely';
import { type BusinessCalendar, businessCalendar, MINUTES_A_DAY } from '#platform/clock/business-calendar.ts';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Stage, TargetStage, Urgency } from '../clock/contract.ts';
import type { ClockRules, Entry } from '../clock/ledger.ts';
import { type ClockReading, readClock } from '../clock/read-clock.ts';

export type Party = 'site' | 'program' | 'provider';

export type LedgerRow = {
  id: string;
  requestId: string;
  at: Date;
  kind: Entry['kind'];
  stage: Stage | null;
  urgency: Urgency | null;
  dueBackOn: Day | null;
  ownerId: string | null;
  party: Party | null;
  reason: string | null;
  by: string | null;
};

/** Everything the clocks of these requests are read from, in its order. */
export async function readLedger(tx: Tx, requestIds: readonly string[]): Promise<Map<string, LedgerRow[]>> {
  const { rows } = await sql<LedgerRow>`
    select e.id, e.request_id as "requestId", e.at, e.kind, e.stage, e.urgency, e.due_back_on as "dueBackOn",
      e.owner_id as "ownerId", e.party, e.reason, identity.name_of(e.person_id) as by
    from assistance.clock_entry e
    where e.request_id = any (${requestIds}::uuid[])
    order by e.request_id, e.at, e.id`.execute(tx);
  return Map.groupBy(rows, ({ requestId }) => requestId);
}

export function entriesOf(rows: readonly LedgerRow[]): Entry[] {
  return rows.map((row): Entry => {
    const at = row.at.getTime();
    switch (row.kind) {
      case 'reached':
        return { at, kind: row.kind, stage: row.stage! };
      case 'urgency':
        return { at, kind: row.kind, urgency: row.urgency! };
      case 'paused':
        return { at, kind: row.kind, dueBackOn: row.dueBackOn! };
      case 'owner':
        return { at, kind: row.kind, ownerId: row.ownerId! };
      default:
        return { at, kind: row.kind };
    }
  });
}

/** The targets in force on a day: a request is held to those of the day it was submitted. */
export async function rulesOn(tx: Tx, day: Day): Promise<ClockRules> {
  const { rows } = await sql<{
    mostPausedDays: number;
    urgency: Urgency;
    stage: TargetStage;
    hours: number;
  }>`
    select l.most_paused_days as "mostPausedDays", t.urgency, t.stage, t.business_hours as hours
    from assistance.target_list l
    join assistance.target t on t.in_force_from = l.in_force_from
    where l.in_force_from = (
      select max(f.in_force_from) from assistance.target_list f where f.in_force_from <= ${day}::date)`.execute(
    tx,
  );
  const targets = {} as ClockRules['targets'];
  for (const { urgency, stage, hours } of rows) {
    targets[urgency] = { ...targets[urgency], [stage]: hours * 60 };
  }
  return { targets, mostPausedMinutes: (rows[0]?.mostPausedDays ?? 0) * MINUTES_A_DAY };
}

export type RequestClock = {
  rows: readonly LedgerRow[];
  calendar: BusinessCalendar;
  rules: ClockRules;
  reading: ClockReading | null;
};

/** The clock of one request as it stands at a moment. */
export async function clockOf(tx: Tx, requestId: string, timeZone: string, now: Date): Promise<RequestClock> {
  const rows = (await readLedger(tx, [requestId])).get(requestId) ?? [];
  const calendar = businessCalendar(timeZone);
  const submitted = rows.find(({ kind }) => kind === 'started')?.at ?? now;
  const rules = await rulesOn(tx, dayIn(timeZone, submitted));
  return { rows, calendar, rules, reading: readClock(entriesOf(rows), rules, calendar, now.getTime()) };
}
