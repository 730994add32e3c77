import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Exchange, type Offer } from '../contract.ts';
import { offerWorkflow } from '../states.ts';

/** The sites that offer, and what each may do about it. */
export function HostsView({ exchange }: { exchange: Exchange }) {
  const offer = <LinkButton to={`/exchanges/${exchange.id}/offer`}>Offer to host</LinkButton>;
  const mayOffer = exchange.mayOffer.length > 0;
  if (exchange.offers.length === 0)
    return (
      <NothingYet title="No site has offered yet" {...(mayOffer ? { action: offer } : {})}>
        Every site of the partnership sees what is asked.
      </NothingYet>
    );
  return (
    <div className="stack">
      {exchange.offers.map((one) => (
        <OfferView key={one.id} offer={one} exchange={exchange} />
      ))}
      {mayOffer && offer}
    </div>
  );
}

function OfferView({ offer, exchange }: { offer: Offer; exchange: Exchange }) {
  const formats = useFormats();
  const mayHost = useMay()('community.host-peers', offer.site.id);
  const isOpen = ['offered', 'chosen', 'agreed'].includes(offer.state);
  return (
    <article className="panel stack" aria-label={`Offer of ${offer.site.name}`}>
      <h3>
        {offer.site.name} <StateTag workflow={offerWorkflow} state={offer.state} />
      </h3>
      <p>{offer.shows}</p>
      <p className="quiet">
        {offer.offeredBy} · since {formats.date(offer.stateSince)}
        {offer.whenPossible && ` · could be: ${offer.whenPossible}`}
      </p>
      {mayHost && isOpen && <OwnOffer offer={offer} exchange={exchange} />}
    </article>
  );
}

function OwnOffer({ offer, exchange }: { offer: Offer; exchange: Exchange }) {
  const [asking, setAsking] = useState(false);
  const move = useApiMutation(
    (body: { move: 'agree' | 'withdraw'; reason?: string }) =>
      api.post(`/api/exchanges/${exchange.id}/offers/${offer.id}/moves`, body, Exchange),
    {
      refresh: ['/api/exchanges'],
      done: (_, { move: made }) => (made === 'agree' ? 'You agreed to the plan' : 'The offer is withdrawn'),
      onSuccess: () => setAsking(false),
    },
  );
  return (
    <div className="row">
      {offer.state === 'chosen' && (
        <>
          <AppLink to={`/exchanges/${exchange.id}?tab=visit`}>Read the plan</AppLink>
          <Button tone="primary" busy={move.isPending} onClick={() => move.mutate({ move: 'agree' })}>
            Agree to the plan
          </Button>
        </>
      )}
      <Button tone="plain" onClick={() => setAsking(true)}>
        Withdraw the offer
      </Button>
      <ReasonDialog
        open={asking}
        title="Withdraw the offer?"
        confirmLabel="Withdraw"
        required
        danger
        busy={move.isPending}
        onConfirm={(reason) => move.mutate({ move: 'withdraw', reason })}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
