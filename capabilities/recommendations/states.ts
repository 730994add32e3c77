import { declareWorkflow } from '#platform/workflow/declare.ts';

/** From what an assessment advises to what another person has seen to hold a year after it was done. */
export const recommendationWorkflow = declareWorkflow({
  name: 'recommendation',
  table: 'recommendations.recommendation',
  readPermission: 'recommendations.read',
  record: {
    noun: 'recommendation',
    number: 'number',
    title: 'title',
    path: '/s/:site/recommendations/:id',
    due: 'next_due_on',
    owner: 'owner_id',
  },
  initial: 'proposed',
  states: {
    proposed: { label: 'Proposed', waitsOn: 'the site, to accept or decline', tone: 'info' },
    accepted: { label: 'Accepted', waitsOn: 'its owner, to plan it', tone: 'info' },
    planned: { label: 'Planned', waitsOn: 'its owner, to begin', tone: 'info' },
    'under-way': { label: 'Under way', waitsOn: 'its owner, to carry it out', tone: 'info' },
    implemented: { label: 'Implemented', waitsOn: 'the liaison, to verify it a year later', tone: 'info' },
    verified: { label: 'Verified', final: true, tone: 'success' },
    declined: { label: 'Declined', final: true, tone: 'neutral' },
    dropped: { label: 'Dropped', final: true, tone: 'error' },
    withdrawn: { label: 'Withdrawn', final: true, tone: 'neutral' },
  },
  moves: {
    accept: {
      label: 'Accept the recommendation',
      from: ['proposed'],
      to: 'accepted',
      permission: 'recommendations.decide',
      notBy: ['create'],
      tone: 'primary',
    },
    decline: {
      label: 'Decline the recommendation',
      from: ['proposed'],
      to: 'declined',
      permission: 'recommendations.decide',
      reason: 'required',
      notBy: ['create'],
    },
    withdraw: {
      label: 'Withdraw the proposal',
      from: ['proposed'],
      to: 'withdrawn',
      permission: 'recommendations.propose',
      reason: 'required',
      tone: 'danger',
    },
    plan: {
      label: 'Plan it',
      from: ['accepted'],
      to: 'planned',
      permission: 'recommendations.carry-out',
      tone: 'primary',
    },
    begin: {
      label: 'Begin',
      from: ['planned'],
      to: 'under-way',
      permission: 'recommendations.carry-out',
      tone: 'primary',
    },
    implement: {
      label: 'Report it implemented',
      from: ['under-way'],
      to: 'implemented',
      permission: 'recommendations.carry-out',
      tone: 'primary',
    },
    verify: {
      label: 'Verify',
      from: ['implemented'],
      to: 'verified',
      permission: 'recommendations.verify',
      notBy: ['implement'],
      tone: 'primary',
    },
    'send-back': {
      label: 'It does not hold',
      from: ['implemented'],
      to: 'under-way',
      permission: 'recommendations.verify',
      reason: 'required',
      notBy: ['implement'],
    },
    drop: {
      label: 'Drop it',
      from: ['accepted', 'planned', 'under-way'],
      to: 'dropped',
      permission: 'recommendations.decide',
      reason: 'required',
      tone: 'danger',
    },
  },
});

export type RecommendationState = keyof typeof recommendationWorkflow.states;
export type RecommendationMove = keyof typeof recommendationWorkflow.moves;

/** A site still has something to do about these, or somebody to look at them. */
export const openStates = [
  'proposed',
  'accepted',
  'planned',
  'under-way',
  'implemented',
] as const satisfies readonly RecommendationState[];
