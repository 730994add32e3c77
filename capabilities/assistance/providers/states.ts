import { declareWorkflow } from '#platform/workflow/declare.ts';

/** One request offered to one provider. Several may take part in a request; one of them leads. */
export const offerWorkflow = declareWorkflow({
  name: 'provider-offer',
  table: 'assistance.request_provider',
  readPermission: 'assistance.read-matching',
  record: {
    noun: 'offer to a provider',
    number: 'number',
    title: 'title',
    path: '/s/:site/assistance/offers/:id',
    due: 'answer_by',
  },
  initial: 'offered',
  states: {
    offered: { label: 'Offered', waitsOn: 'the provider, to accept or decline', tone: 'info' },
    accepted: { label: 'Accepted', tone: 'success' },
    declined: { label: 'Declined', final: true, tone: 'neutral' },
    withdrawn: { label: 'Taken back', final: true, tone: 'neutral' },
    released: { label: 'Released', final: true, tone: 'neutral' },
  },
  moves: {
    accept: {
      label: 'Accept the request',
      from: ['offered'],
      to: 'accepted',
      permission: 'assistance.answer-offer',
      tone: 'primary',
    },
    decline: {
      label: 'Decline the request',
      from: ['offered'],
      to: 'declined',
      permission: 'assistance.answer-offer',
      reason: 'required',
    },
    withdraw: {
      label: 'Take the offer back',
      from: ['offered'],
      to: 'withdrawn',
      permission: 'assistance.offer',
      reason: 'required',
      tone: 'danger',
    },
    release: {
      label: 'Release the provider',
      from: ['accepted'],
      to: 'released',
      permission: 'assistance.offer',
      reason: 'required',
      tone: 'danger',
    },
  },
});

/** The states of a request in which providers are asked: from its triage until it is delivered. */
export const openToOffers = ['triaged', 'matched', 'scoped', 'approved', 'delivering'] as const;

export type OfferState = keyof typeof offerWorkflow.states;
export type OfferMove = keyof typeof offerWorkflow.moves;
