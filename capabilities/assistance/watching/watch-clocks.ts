import { sql } from 'kysely';
import { businessCalendar } from '#platform/clock/business-calendar.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { type ClockReading, readClock } from '../clock/read-clock.ts';
import { settleQuestionIn } from '../commands/ask-site.ts';
import { type Target, writeClock } from '../commands/keep-ledger.ts';
import { moveRequestIn } from '../commands/move-request.ts';
import { entriesOf, readLedger, rulesOn } from '../queries/read-ledger.ts';
import type { RequestState } from '../states.ts';
import { escalate, settleEscalations } from './escalate.ts';
import { keepMissed } from './keep-missed.ts';

/** Looks at every clock of which something has come due, every minute and after every move. Twice does no harm. */
export const watchClocksJob = declareJob<object>({
  name: 'assistance.watch-clocks',
  every: '* * * * *',
  startedBy: [
    { kind: 'assistance.acknowledged', input: () => ({}) },
    { kind: 'assistance.triaged', input: () => ({}) },
    { kind: 'assistance.matched', input: () => ({}) },
    { kind: 'assistance.begun', input: () => ({}) },
    { kind: 'assistance.priority-changed', input: () => ({}) },
  ],
  run: (_input, { database, clock }) => watchClocks(database, clock.now()),
});

/** Each request is a transaction of its own: one that fails holds up no other. */
export async function watchClocks(database: Database, now: Date): Promise<void> {
  const due = await database.asSystem('of which requests something has come due', (tx) =>
    dueRequests(tx, now),
  );
  for (const target of due) {
    await database.asSystem('the clock of a request is looked at', (tx) => lookAt(tx, target, now));
  }
  await database.asSystem('escalations of stages that were reached are over', settleEscalations);
}

export type WatchedRequest = Target & {
  number: string;
  title: string;
  state: RequestState;
  timeZone: string;
  submittedAt: Date;
};

async function dueRequests(tx: Tx, now: Date): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select r.id, r.site_id as "siteId" from assistance.request r where r.next_check_at <= ${now}
    union
    select r.id, r.site_id
    from assistance.question q
    join assistance.request r on r.id = q.request_id
    where q.state = 'open' and (r.paused_until is null or r.paused_until <= ${now})`.execute(tx);
  return rows;
}

async function lookAt(tx: Tx, target: Target, now: Date): Promise<void> {
  const request = await lockRequest(tx, target);
  if (!request) return;
  const rows = (await readLedger(tx, [target.id])).get(target.id) ?? [];
  const rules = await rulesOn(tx, dayIn(request.timeZone, request.submittedAt));
  const reading = readClock(entriesOf(rows), rules, businessCalendar(request.timeZone), now.getTime());
  if (!reading) return;
  for (const missed of reading.missed) await keepMissed(tx, request, missed);
  for (const escalation of reading.escalations) await escalate(tx, request, escalation);
  if (!reading.pause) await takeBackFromSite(tx, request, rows.at(-1)!.at, reading, now);
  await writeClock(tx, target, now);
}

async function lockRequest(tx: Tx, target: Target): Promise<WatchedRequest | undefined> {
  const { rows } = await sql<WatchedRequest>`
    select r.id, r.site_id as "siteId", r.number, r.title, r.state, s.time_zone as "timeZone",
      r.submitted_at as "submittedAt"
    from assistance.request r
    join program.site s on s.id = r.site_id
    where r.id = ${target.id} and r.submitted_at is not null
    for update of r skip locked`.execute(tx);
  return rows[0];
}

/** The day has passed on which the site’s answer was due: the program has the request again, as its clock says already. */
async function takeBackFromSite(
  tx: Tx,
  request: WatchedRequest,
  newestEntryAt: Date,
  reading: ClockReading,
  now: Date,
): Promise<void> {
  const at = new Date(Math.max(now.getTime(), newestEntryAt.getTime()));
  const { rows } = await sql`
    select 1 from assistance.question where request_id = ${request.id} and state = 'open'`.execute(tx);
  if (rows.length > 0) expectValue(await settleQuestionIn(tx, request, { move: 'lapse' }, at));
  if (request.state === 'returned' && reading.endedAt === null)
    expectValue(await moveRequestIn(tx, request, { move: 'lapse' }, at));
}
