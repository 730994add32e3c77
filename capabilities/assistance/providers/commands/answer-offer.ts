import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { moveRequestIn } from '../../commands/move-request.ts';
import { reopenForNewLeadIn } from '../../delivery/plans/reopen-for-new-lead.ts';
import type { OfferMoveRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { offerWorkflow } from '../states.ts';
import { toldOfOffer } from './offer-request.ts';

type Target = { siteId: string; id: string };
type Held = {
  requestId: string;
  requestState: string;
  isLead: boolean;
  provider: string;
  conflict: boolean;
  me: string;
};

/**
 * A provider’s yes or no, or the program’s change of mind. The lead’s yes matches the request; when the lead is
 * released, another is looked for.
 */
export async function answerOfferIn(
  tx: Tx,
  target: Target,
  { move, reason }: OfferMoveRequest,
  { clock }: Pick<Services, 'clock'>,
): Promise<Outcome<{ id: string }>> {
  const held = await offerAndRequest(tx, target);
  if (!held) return failWith('assistance.offer-not-found', {});
  if (move === 'accept' && held.conflict)
    return failWith('assistance.conflict-excludes', { provider: held.provider });
  const moved = await moveIn(tx, offerWorkflow, { id: target.id, move, ...(reason ? { reason } : {}) });
  if (!moved.ok) return moved;
  const followed = await followLeadIn(tx, target.siteId, held, { move, reason: reason ?? '' }, clock.now());
  return followed.ok ? toldOfOffer(tx, target) : followed;
}

async function followLeadIn(
  tx: Tx,
  siteId: string,
  held: Held,
  { move, reason }: { move: OfferMoveRequest['move']; reason: string },
  now: Date,
): Promise<Outcome<unknown>> {
  const request = { siteId, id: held.requestId };
  if (!held.isLead) return succeed(null);
  if (move === 'accept' && held.requestState === 'triaged')
    return moveRequestIn(tx, request, { move: 'take-on', ownerId: held.me }, now);
  if (move !== 'release') return succeed(null);
  const reopened = await reopenForNewLeadIn(tx, request, reason);
  if (!reopened.ok || !['matched', 'scoped', 'approved'].includes(held.requestState)) return reopened;
  return moveRequestIn(tx, request, { move: 'unmatch', reason }, now);
}

/** Another of the providers that have the request leads it from now on; the one before keeps its part. */
export async function leadInsteadIn(tx: Tx, target: Target): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ requestId: string }>`
    select request_id as "requestId" from assistance.request_provider
    where id = ${target.id} and site_id = ${target.siteId} and state = 'accepted' and not is_lead`.execute(
    tx,
  );
  if (!rows[0]) return failWith('assistance.offer-not-found', {});
  await sql`update assistance.request_provider set is_lead = false
    where request_id = ${rows[0].requestId} and is_lead and state in ('offered', 'accepted')`.execute(tx);
  await sql`update assistance.request_provider set is_lead = true where id = ${target.id}`.execute(tx);
  return toldOfOffer(tx, target);
}

async function offerAndRequest(tx: Tx, { siteId, id }: Target): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select o.request_id as "requestId", r.state as "requestState", o.is_lead as "isLead", p.name as provider,
      exists (select from assistance.provider_conflict c
        where c.provider_id = o.provider_id and c.site_id = o.site_id and c.ended_at is null) as conflict,
      access.person_id() as me
    from assistance.request_provider o
    join assistance.request r on r.id = o.request_id
    join assistance.provider p on p.id = o.provider_id
    where o.id = ${id} and o.site_id = ${siteId}`.execute(tx);
  return rows[0];
}
