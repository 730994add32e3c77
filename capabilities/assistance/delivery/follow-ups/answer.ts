import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { historyOf } from '#platform/workflow/history.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { followUpWorkflow } from '../states.ts';
import { type Target, toldOf } from '../tell.ts';
import {
  type FollowUp,
  type FollowUpAnswer,
  type FollowUpKind,
  type FollowUpSummary,
  OutcomeAnswer,
  SatisfactionAnswer,
} from './contract.ts';

/** Whoever it is on says how it was, or what came of it; the answer stays as it was given. */
export async function answerFollowUpIn(
  tx: Tx,
  target: Target,
  given: FollowUpAnswer,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ kind: FollowUpKind; state: string; mine: boolean; owner: string | null }>`
    select kind, state, coalesce(owner_id = access.person_id(), true) as mine, identity.name_of(owner_id) as owner
    from assistance.follow_up where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('assistance.delivery-not-found', {});
  if (!held.mine) return failWith('assistance.not-yours-to-answer', { owner: held.owner ?? 'a colleague' });
  const answer = (held.kind === 'satisfaction' ? SatisfactionAnswer : OutcomeAnswer).safeParse(given);
  if (!answer.success)
    return failWith(
      'assistance.parts-do-not-fit',
      {},
      answer.error.issues.map(({ path, message }) => ({
        field: path.join('.') || 'answer',
        message,
        mend: 'Answer what is asked.',
      })),
    );
  if (held.state === 'due') await keepAnswer(tx, target.id, answer.data);
  const moved = await moveIn(tx, followUpWorkflow, { id: target.id, move: 'answer' });
  return moved.ok ? toldOf(tx, 'follow_up', target) : moved;
}

async function keepAnswer(tx: Tx, id: string, answer: FollowUpAnswer): Promise<void> {
  if ('outcome' in answer)
    await sql`update assistance.follow_up set outcome = ${answer.outcome}, words = ${answer.words},
        evidence_link = ${answer.evidenceLink} where id = ${id}`.execute(tx);
  else
    await sql`update assistance.follow_up set timeliness = ${answer.timeliness}, quality = ${answer.quality},
        usefulness = ${answer.usefulness}, words = ${answer.words || null} where id = ${id}`.execute(tx);
}

type Dated<T> = Omit<T, 'stateSince'> & { stateSince: Date };
const summary: RawBuilder<unknown> = sql`f.id, f.number, f.state, f.state_since as "stateSince", f.kind,
  f.due_on as "dueOn", identity.name_of(f.owner_id) as owner, f.timeliness, f.quality, f.usefulness, f.outcome, f.words`;

export async function followUpsOfRequest(tx: Tx, request: Target): Promise<FollowUpSummary[]> {
  const { rows } = await sql<Dated<FollowUpSummary>>`
    select ${summary} from assistance.follow_up f
    where f.request_id = ${request.id} and f.site_id = ${request.siteId}
    order by f.round, f.due_on`.execute(tx);
  return rows.map((row) => ({ ...row, stateSince: row.stateSince.toISOString() }));
}

export async function findFollowUp(tx: Tx, { siteId, id }: Target): Promise<FollowUp | null> {
  const { rows } = await sql<Dated<Omit<FollowUp, 'iMade' | 'timeline'>>>`
    select ${summary}, f.title, f.request_id as "requestId", r.number as "requestNumber",
      r.wanted_outcome as "wantedOutcome", f.evidence_link as "evidenceLink",
      f.state = 'due' and coalesce(f.owner_id = access.person_id(), true)
        and access.may('assistance.answer-follow-up', f.site_id) as "mayAnswer"
    from assistance.follow_up f join assistance.request r on r.id = f.request_id
    where f.id = ${id} and f.site_id = ${siteId}`.execute(tx);
  const found = rows[0];
  if (!found) return null;
  return {
    ...found,
    stateSince: found.stateSince.toISOString(),
    ...(await historyOf(tx, 'assistance-follow-up', id)),
  };
}
