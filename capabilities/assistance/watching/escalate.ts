import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { TargetStage } from '../clock/contract.ts';
import type { Escalation, EscalationLevel } from '../clock/read-clock.ts';
import { administratorsOf, championOf, liaisonOf } from '../queries/whose-turn.ts';
import { escalationWorkflow } from '../states.ts';
import type { WatchedRequest } from './watch-clocks.ts';

/**
 * Brings a request to someone’s attention: at 75 percent of a target the site’s liaison, when it passed the champion,
 * at half as much again the program’s administrators. Each level once, whoever holds the position later.
 */
export async function escalate(tx: Tx, request: WatchedRequest, escalation: Escalation): Promise<void> {
  const { rows } = await sql`
    select 1 from assistance.escalation
    where request_id = ${request.id} and round = ${escalation.round} and stage = ${escalation.stage}
      and level = ${escalation.level} limit 1`.execute(tx);
  if (rows.length > 0) return;
  const { people, position } = await whom(tx, request.siteId, escalation.level);
  for (const personId of people) await bringTo(tx, request, escalation, { personId, position });
}

async function whom(tx: Tx, siteId: string, level: EscalationLevel) {
  const named = (person: string | null) => (person ? [person] : []);
  switch (level) {
    case 75:
      return { people: named(await liaisonOf(tx, siteId)), position: 'liaison' };
    case 100:
      return { people: named(await championOf(tx, siteId)), position: 'champion' };
    case 150:
      return { people: await administratorsOf(tx, siteId), position: 'program administrator' };
  }
}

const stageWords: Record<TargetStage, string> = {
  acknowledged: 'be acknowledged',
  triaged: 'be triaged',
  matched: 'have a provider',
  delivering: 'have its first help',
};

const levelWords: Record<EscalationLevel, string> = {
  75: 'is soon to',
  100: 'was to',
  150: 'was long ago to',
};

async function bringTo(
  tx: Tx,
  request: WatchedRequest,
  { round, stage, level, at }: Escalation,
  to: { personId: string; position: string },
): Promise<void> {
  const id = uuidv7();
  const title = `“${request.title}” ${levelWords[level]} ${stageWords[stage]}`;
  await sql`insert into assistance.escalation
      (id, site_id, request_id, number, title, round, stage, level, owner_id, position, escalated_at)
    values (${id}, ${request.siteId}, ${request.id}, ${request.number}, ${title}, ${round}, ${stage}, ${level},
      ${to.personId}, ${to.position}, ${new Date(at)})`.execute(tx);
  await recordCreation(tx, escalationWorkflow, { id, siteId: request.siteId });
  await emitIn(tx, {
    kind: 'assistance.escalated',
    siteId: request.siteId,
    subject: { table: 'assistance.escalation', id },
    permission: 'assistance.be-escalated-to',
    payload: { number: request.number, level, stage },
  });
}

/** What was escalated has happened: it waits on nobody’s desk any longer. */
export async function settleEscalations(tx: Tx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select e.id
    from assistance.escalation e
    join assistance.request r on r.id = e.request_id
    where e.state = 'open' and (r.target_stage is distinct from e.stage or r.round <> e.round)`.execute(tx);
  for (const { id } of rows) expectValue(await moveIn(tx, escalationWorkflow, { id, move: 'settle' }));
}
