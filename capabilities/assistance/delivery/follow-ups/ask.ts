import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { EventHandler } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import { followUpWorkflow } from '../states.ts';
import { toldOf } from '../tell.ts';
import { followUpKinds } from './contract.ts';
import { followUpsOf, type Planned } from './schedule.ts';

type Closed = {
  id: string;
  siteId: string;
  title: string;
  round: number;
  authorId: string;
  liaisonId: string | null;
  timeZone: string;
};

/** A closed request is asked about; one that was opened again is not asked about as if it had ended. */
export const hearClosing: EventHandler = {
  name: 'assistance.schedule-follow-ups',
  hears: ['assistance.closed', 'assistance.reopened'],
  handle: async (tx, event) => {
    const { rows } = await sql<Closed>`
      select r.id, r.site_id as "siteId", r.title, r.round, r.author_id as "authorId", r.liaison_id as "liaisonId",
        s.time_zone as "timeZone"
      from assistance.request r join program.site s on s.id = r.site_id
      where r.id = ${event.subject.id}`.execute(tx);
    const request = rows[0];
    if (!request) return;
    if (event.kind === 'assistance.closed') await scheduleFollowUpsIn(tx, request, event.at);
    else await callOffFollowUpsIn(tx, request);
  },
};

export async function scheduleFollowUpsIn(tx: Tx, request: Closed, closedAt: Date): Promise<void> {
  const closedOn = dayIn(request.timeZone, closedAt);
  for (const planned of followUpsOf(closedOn, request)) await scheduleIn(tx, request, planned, closedOn);
}

async function scheduleIn(tx: Tx, request: Closed, planned: Planned, closedOn: string): Promise<void> {
  const { rows } = await sql`select 1 from assistance.follow_up
    where request_id = ${request.id} and round = ${request.round} and kind = ${planned.kind}`.execute(tx);
  if (rows.length > 0) return;
  const target = { siteId: request.siteId, id: uuidv7() };
  const number = await nextNumber(tx, 'FUP', Number(closedOn.slice(0, 4)));
  await sql`insert into assistance.follow_up (id, site_id, request_id, number, title, kind, round, due_on, owner_id)
    values (${target.id}, ${target.siteId}, ${request.id}, ${number},
      ${`${followUpKinds[planned.kind]}: ${request.title}`}, ${planned.kind}, ${request.round}, ${planned.dueOn},
      ${planned.ownerId})`.execute(tx);
  await recordCreation(tx, followUpWorkflow, target);
  if (planned.askedAtOnce)
    expectValue(await moveIn(tx, followUpWorkflow, { id: target.id, move: 'fall-due' }));
  await toldOf(tx, 'follow_up', target);
}

async function callOffFollowUpsIn(tx: Tx, { id, siteId }: Closed): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from assistance.follow_up where request_id = ${id} and state in ('scheduled', 'due')`.execute(
    tx,
  );
  for (const open of rows) {
    expectValue(await moveIn(tx, followUpWorkflow, { id: open.id, move: 'call-off' }));
    await toldOf(tx, 'follow_up', { siteId, id: open.id });
  }
}

const AT_ONCE = 200;

/** Each hour, what has its day where its site lies is asked. */
export const askWhatIsDue = declareJob({
  name: 'assistance.ask-follow-ups',
  every: '17 * * * *',
  run: (_input, { database, clock }) =>
    database.asSystem('follow-ups whose day has come are asked', (tx) => askDueIn(tx, clock.now())),
});

export async function askDueIn(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; siteId: string }>`
    select f.id, f.site_id as "siteId"
    from assistance.follow_up f join program.site s on s.id = f.site_id
    where f.state = 'scheduled' and f.due_on <= (${now}::timestamptz at time zone s.time_zone)::date
    order by f.due_on limit ${AT_ONCE}
    for update of f skip locked`.execute(tx);
  for (const due of rows) {
    expectValue(await moveIn(tx, followUpWorkflow, { id: due.id, move: 'fall-due' }));
    await toldOf(tx, 'follow_up', due);
  }
}
