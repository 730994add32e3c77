import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { MINUTES_A_DAY } from '#platform/clock/business-calendar.ts';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { clockOf } from '../queries/read-ledger.ts';
import { questionWorkflow, type RequestState } from '../states.ts';
import { keepInLedger, type Target } from './keep-ledger.ts';
import { holderBeforePause, holdRequest, isDueBack } from './move-request.ts';

/** The site has nothing to answer for in these: it has the request itself, or everything is done. */
const NOT_ASKED: readonly RequestState[] = [
  'draft',
  'returned',
  'delivered',
  'closed',
  'declined',
  'withdrawn',
];

/** Pauses the clock: the site is asked something, and has the request until it answers or the day is over. */
export async function askSiteIn(
  tx: Tx,
  target: Target,
  order: { question: string; dueBackOn: Day },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  if (!request) return failWith('assistance.not-found', {});
  if (request.paused || NOT_ASKED.includes(request.state)) return failWith('assistance.not-pausable', {});
  if (!isDueBack(order.dueBackOn, request.timeZone, now))
    return failWith('assistance.due-back-missing', {}, [
      { field: 'dueBackOn', message: 'is not a day within the next 30', mend: 'Name a day.' },
    ]);
  const { reading, rules } = await clockOf(tx, target.id, request.timeZone, now);
  const paused = reading ? reading.grossMinutes - reading.netMinutes : 0;
  if (paused >= rules.mostPausedMinutes)
    return failWith('assistance.pause-used-up', { days: rules.mostPausedMinutes / MINUTES_A_DAY });
  const question = { id: uuidv7(), siteId: target.siteId };
  await sql`insert into assistance.question (id, site_id, request_id, number, title, due_on, owner_id)
    values (${question.id}, ${target.siteId}, ${target.id}, ${request.number}, ${order.question}, ${order.dueBackOn},
      ${request.authorId})`.execute(tx);
  await recordCreation(tx, questionWorkflow, question);
  await keepInLedger(
    tx,
    target,
    [
      { kind: 'paused', dueBackOn: order.dueBackOn, reason: order.question },
      { kind: 'owner', ownerId: request.authorId, party: 'site' },
    ],
    now,
  );
  await tell(tx, target, request.number, 'assistance.paused');
  return succeed({ id: target.id });
}

/** The site’s answer, or the program’s going on without it: either way the clock runs, and whoever had it has it again. */
export async function settleQuestionIn(
  tx: Tx,
  target: Target,
  settled: { move: 'answer'; answer: string } | { move: 'take-back' } | { move: 'lapse' },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, target, now);
  const question = await openQuestion(tx, target.id);
  if (!request || !question) return failWith('assistance.not-found', {});
  const moved = await moveIn(tx, questionWorkflow, { id: question.id, move: settled.move });
  if (!moved.ok) return moved;
  const answer = settled.move === 'answer' ? settled.answer : null;
  if (answer) {
    await sql`update assistance.question set answer = ${answer} where id = ${question.id}`.execute(tx);
  }
  if (question.holdsClock) {
    const back = await holderBeforePause(tx, target.id, request);
    await keepInLedger(tx, target, [{ kind: 'resumed' }, { kind: 'owner', ...back }], now);
    await tell(tx, target, request.number, 'assistance.resumed');
  }
  return succeed({ id: target.id });
}

/** A question still holds the clock when nothing has gone on since it was asked. */
async function openQuestion(tx: Tx, requestId: string) {
  const { rows } = await sql<{ id: string; holdsClock: boolean }>`
    select q.id,
      coalesce((
        select e.kind = 'paused' from assistance.clock_entry e
        where e.request_id = q.request_id and e.kind in ('paused', 'resumed', 'ended', 'started')
        order by e.at desc, e.id desc limit 1), false) as "holdsClock"
    from assistance.question q
    where q.request_id = ${requestId} and q.state = 'open'`.execute(tx);
  return rows[0];
}

async function tell(
  tx: Tx,
  target: Target,
  number: string,
  kind: 'assistance.paused' | 'assistance.resumed',
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: target.siteId,
    subject: { table: 'assistance.request', id: target.id },
    permission: 'assistance.read',
    payload: { number },
  });
}
