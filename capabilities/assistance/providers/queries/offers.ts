import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Offer, OfferSummary } from '../contract.ts';

type Dated<T> = Omit<T, 'stateSince'> & { stateSince: Date };

const summary: RawBuilder<Dated<OfferSummary>> = sql`o.id, o.number, o.state, o.state_since as "stateSince",
  o.provider_id as "providerId", p.name as provider, o.is_lead as "isLead", o.part, o.answer_by as "answerBy"`;

/** Whom a request was offered to: those who have it first, the lead before the others. */
export async function offersOfRequest(
  tx: Tx,
  { siteId, requestId }: { siteId: string; requestId: string },
): Promise<OfferSummary[]> {
  const { rows } = await sql<Dated<OfferSummary>>`
    select ${summary}
    from assistance.request_provider o join assistance.provider p on p.id = o.provider_id
    where o.request_id = ${requestId} and o.site_id = ${siteId}
    order by array_position(array['accepted', 'offered'], o.state), o.is_lead desc, o.id desc`.execute(tx);
  return rows.map(withInstant);
}

export async function findOffer(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Offer | null> {
  const { rows } = await sql<Dated<Omit<Offer, 'timeline' | 'iMade'>>>`
    select ${summary}, o.title, o.reasons,
      coalesce(identity.name_of(o.offered_by), 'The program office') as "offeredBy",
      jsonb_build_object('id', r.id, 'number', r.number, 'problem', r.problem, 'wantedOutcome', r.wanted_outcome,
        'urgency', r.urgency, 'intensity', r.intensity, 'coreArea', a.name) as request
    from assistance.request_provider o
    join assistance.provider p on p.id = o.provider_id
    join assistance.request r on r.id = o.request_id
    left join program.core_area a on a.key = r.primary_core_area
    where o.id = ${id} and o.site_id = ${siteId}`.execute(tx);
  const offer = rows[0];
  if (!offer) return null;
  return { ...withInstant(offer), ...(await historyOf(tx, 'provider-offer', id)) };
}

function withInstant<T extends { stateSince: Date }>(row: T): Omit<T, 'stateSince'> & { stateSince: string } {
  return { ...row, stateSince: row.stateSince.toISOString() };
}
