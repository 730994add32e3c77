import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { areOfSite, recordActionItemIn } from '#capabilities/meetings/server.ts';
import { positionHolder } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Site } from '#platform/http/app.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { CommitmentDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { followUpWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

export const HORIZONS = [30, 90, 180] as const;

/** A site says in a session what it will do: an action item of its own, and three days on which it is asked. */
export async function commitIn(
  tx: Tx,
  site: Pick<Site, 'id' | 'timeZone'>,
  draft: CommitmentDraft,
  now: Date,
): Promise<Outcome<{ id: string; number: string }>> {
  const session = await sessionBegun(tx, draft.sessionId, now);
  if (!session.ok) return session;
  if (!(await areOfSite(tx, site.id, [draft.ownerId]))) return failWith('summit.person-unknown', {});
  const commitment = { id: uuidv7(), number: await nextNumber(tx, 'SCM', now.getUTCFullYear()) };
  const action = await recordActionItemIn(tx, {
    siteId: site.id,
    title: draft.statement,
    ownerId: draft.ownerId,
    dueOn: draft.dueOn,
    origin: {
      ...{ table: 'summit.commitment', id: commitment.id, number: commitment.number },
      path: `/s/:site/summit/commitments/${commitment.id}`,
    },
  });
  if (!action.ok) return action;
  await sql`insert into summit.commitment (id, site_id, event_id, session_id, number, statement, action_id)
    values (${commitment.id}, ${site.id}, ${session.value.eventId}, ${draft.sessionId}, ${commitment.number},
      ${draft.statement}, ${action.value.id})`.execute(tx);
  await planFollowUpsIn(tx, site, commitment, draft.statement, dayIn(site.timeZone, now));
  await tellIn(tx, 'summit.committed', { table: 'commitment', id: commitment.id }, site.id, {
    number: commitment.number,
  });
  return succeed(commitment);
}

async function planFollowUpsIn(
  tx: Tx,
  site: { id: string },
  commitment: { id: string; number: string },
  title: string,
  today: string,
): Promise<void> {
  const liaison = await positionHolder(tx, site.id, 'liaison');
  for (const days of HORIZONS) {
    const id = uuidv7();
    await sql`insert into summit.follow_up (id, site_id, commitment_id, number, title, after_days, due_on, owner_id)
      values (${id}, ${site.id}, ${commitment.id}, ${`${commitment.number}/${days}`}, ${title}, ${days},
        ${addDays(today, days)}, ${liaison})`.execute(tx);
    await recordCreation(tx, followUpWorkflow, { id, siteId: site.id });
  }
}

async function sessionBegun(tx: Tx, id: string, now: Date): Promise<Outcome<{ eventId: string }>> {
  const { rows } = await sql<{ eventId: string; startsAt: Date }>`
    select event_id as "eventId", starts_at as "startsAt" from summit.session where id = ${id}`.execute(tx);
  const session = rows[0];
  if (!session) return failWith('summit.not-found', {});
  return session.startsAt > now ? failWith('summit.not-begun', {}) : succeed({ eventId: session.eventId });
}
