import type { ExchangeMove, ExchangeState, OfferMove, OfferState } from '../states.ts';

export type Standing = {
  state: ExchangeState;
  chosenOfferId: string | null;
  planRevision: number | null;
  offers: readonly { id: string; state: OfferState; agreedPlanRevision: number | null }[];
};

export type Step =
  | { of: 'exchange'; move: Extract<ExchangeMove, 'offer' | 'lose-host'> }
  | { of: 'offer'; id: string; move: Exclude<OfferMove, 'agree' | 'withdraw'> }
  | { of: 'choice' };

const isOpen = ({ state }: { state: OfferState }) => ['offered', 'chosen', 'agreed'].includes(state);

/**
 * The asking site and its hosts each move their own record; what follows for the other's is worked out here, one step
 * at a time, until both agree. `null`: nothing is left to do. `choice` takes back the choice of a host who is gone.
 */
export function nextStep(standing: Standing): Step | null {
  const open = standing.offers.filter(isOpen);
  const chosen = open.find(({ id }) => id === standing.chosenOfferId);
  switch (standing.state) {
    case 'asked':
    case 'offered':
    case 'planned':
      if (standing.chosenOfferId !== null && !chosen) return { of: 'choice' };
      return stepOfExchange(standing, open.length) ?? stepOfOffers(standing, open);
    default:
      return stepAfterwards(open, standing, chosen);
  }
}

function stepOfExchange({ state, chosenOfferId }: Standing, open: number): Step | null {
  if (state === 'asked' && open > 0) return { of: 'exchange', move: 'offer' };
  if (state === 'offered' && open === 0) return { of: 'exchange', move: 'lose-host' };
  if (state === 'planned' && chosenOfferId === null) return { of: 'exchange', move: 'lose-host' };
  return null;
}

function stepOfOffers({ chosenOfferId, planRevision }: Standing, open: Standing['offers']): Step | null {
  for (const { id, state, agreedPlanRevision } of open) {
    if (id !== chosenOfferId) {
      if (state !== 'offered') return { of: 'offer', id, move: 'choose-another' };
    } else if (state === 'offered') {
      return { of: 'offer', id, move: 'choose' };
    } else if (state === 'agreed' && agreedPlanRevision !== planRevision) {
      return { of: 'offer', id, move: 'plan-changed' };
    }
  }
  return null;
}

/** Once the visit took place its host has hosted; every other offer, and all of one that came to nothing, is not needed. */
function stepAfterwards(
  open: Standing['offers'],
  { state }: Standing,
  chosen: Standing['offers'][number] | undefined,
): Step | null {
  const tookPlace = ['visited', 'reported', 'closed'].includes(state);
  const next = open[0];
  if (!next) return null;
  if (tookPlace && next === chosen && next.state === 'agreed')
    return { of: 'offer', id: next.id, move: 'host' };
  return { of: 'offer', id: next.id, move: 'pass-over' };
}
