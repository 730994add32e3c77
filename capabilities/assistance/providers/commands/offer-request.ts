import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { addDays, type Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { OfferDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { candidatesFor } from '../queries/match-request.ts';
import { offerWorkflow, openToOffers } from '../states.ts';

type Target = { siteId: string; requestId: string };
type Held = { title: string; state: string; hasLead: boolean; agencyId: string | null; asked: boolean };

const DAYS_TO_ANSWER = 3;

/**
 * Offers a request to a provider, to lead it or to take a part. The reasons that spoke for and against it that day are
 * kept with the offer.
 */
export async function offerRequestIn(
  tx: Tx,
  target: Target,
  draft: OfferDraft,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const held = await requestAndProvider(tx, target, draft.providerId);
  if (!held) return failWith('assistance.offer-not-found', {});
  if (!held.agencyId) return failWith('assistance.provider-not-found', {});
  if (!(openToOffers as readonly string[]).includes(held.state))
    return failWith('assistance.not-to-be-offered', {});
  if (held.asked) return failWith('assistance.offered-already', {});
  if (draft.isLead && held.hasLead) return failWith('assistance.one-lead', {});
  if (!draft.isLead && !held.hasLead) return failWith('assistance.lead-first', {});
  const answerBy = draft.answerBy ?? addDays(today, DAYS_TO_ANSWER);
  if (answerBy < today) return failWith('assistance.answer-by-passed', {});
  const candidates = (await candidatesFor(tx, target, today)) ?? [];
  const candidate = candidates.find(({ providerId }) => providerId === draft.providerId);
  if (!candidate || candidate.verdict === 'excluded')
    return failWith('assistance.conflict-excludes', { provider: candidate?.name ?? 'This provider' });
  const id = uuidv7();
  const number = await nextNumber(tx, 'OFR', Number(today.slice(0, 4)));
  await sql`insert into assistance.request_provider
      (id, site_id, request_id, provider_id, agency_id, number, title, is_lead, part, reasons, answer_by)
    values (${id}, ${target.siteId}, ${target.requestId}, ${draft.providerId}, ${held.agencyId}, ${number},
      ${held.title}, ${draft.isLead}, ${draft.part}, ${candidate.reasons.map(({ text }) => text)}::text[],
      ${answerBy})`.execute(tx);
  await recordCreation(tx, offerWorkflow, { id, siteId: target.siteId });
  return toldOfOffer(tx, { siteId: target.siteId, id });
}

async function requestAndProvider(tx: Tx, target: Target, providerId: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select r.title, r.state,
      (select p.agency_id from assistance.provider p where p.id = ${providerId}) as "agencyId",
      exists (select from assistance.request_provider o
        where o.request_id = r.id and o.is_lead and o.state in ('offered', 'accepted')) as "hasLead",
      exists (select from assistance.request_provider o
        where o.request_id = r.id and o.provider_id = ${providerId} and o.state in ('offered', 'accepted')) as asked
    from assistance.request r
    where r.id = ${target.requestId} and r.site_id = ${target.siteId}`.execute(tx);
  return rows[0];
}

export async function toldOfOffer(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Outcome<{ id: string }>> {
  await emitIn(tx, {
    kind: 'assistance.offer-changed',
    siteId,
    subject: { table: 'assistance.request_provider', id },
    permission: 'assistance.read',
  });
  return succeed({ id });
}
