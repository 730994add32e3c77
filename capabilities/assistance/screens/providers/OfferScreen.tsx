import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Offer } from '../../contract.ts';
import { offerWorkflow } from '../../states.ts';
import { History } from '../delivery/words.tsx';

/** One request, offered to one provider: what is asked, why this one, what it answered. */
export default function OfferScreen() {
  const site = useSite();
  const { offerId } = useRouteParams<'offerId'>();
  const path = `/api/sites/${site.slug}/assistance/offers/${offerId}`;
  const query = useApiQuery(path, Offer, { live: ['assistance.offer-changed'] });
  return (
    <QueryStates query={query} what="the offer">
      {(offer) => <OfferRecord offer={offer} path={path} />}
    </QueryStates>
  );
}

function OfferRecord({ offer, path }: { offer: Offer; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayOffer = useMay()('assistance.offer', site.id);
  const refresh = [`/api/sites/${site.slug}/assistance`];
  const lead = useApiMutation(() => api.post(`${path}/lead`, {}, Offer), {
    refresh,
    done: 'This provider leads now',
  });
  const { request } = offer;
  const canLead = mayOffer && offer.state === 'accepted' && !offer.isLead;
  return (
    <RecordPage
      number={offer.number}
      kind="Offer"
      title={offer.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: request.number, to: sitePath(`/assistance/${request.id}`) },
      ]}
      workflow={offerWorkflow}
      state={offer.state}
      since={offer.stateSince}
      siteId={site.id}
      iMade={offer.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Offer)}
      refresh={refresh}
      more={canLead ? [{ key: 'lead', label: 'Let this provider lead', run: () => lead.mutate() }] : []}
      facts={[
        {
          label: 'Provider',
          value: <AppLink to={`/providers/${offer.providerId}`}>{offer.provider}</AppLink>,
        },
        { label: 'Takes', value: offer.isLead ? 'The lead' : 'A part' },
        { label: 'Answer by', value: formats.date(offer.answerBy) },
        { label: 'Offered by', value: offer.offeredBy },
        {
          label: 'Request',
          value: <AppLink to={sitePath(`/assistance/${request.id}`)}>{request.number}</AppLink>,
        },
        { label: 'Core area', value: request.coreArea ?? 'None' },
        { label: 'Urgency', value: request.urgency },
        { label: 'Intensity', value: request.intensity },
      ]}
      timeline={<History workflow={offerWorkflow} steps={offer.timeline} begun="Offered" />}
    >
      {offer.part && (
        <Section title="What you are asked to do" plain>
          <p>{offer.part}</p>
        </Section>
      )}
      <Section title="The problem" plain>
        <p>{request.problem || 'Not written down.'}</p>
      </Section>
      <Section title="The wanted outcome" plain>
        <p>{request.wantedOutcome || 'Not written down.'}</p>
      </Section>
      <Section title="Why this provider" lead="As it stood when the request was offered." plain>
        <ul>
          {offer.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Section>
    </RecordPage>
  );
}
