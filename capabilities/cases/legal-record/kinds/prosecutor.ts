import { z } from 'zod';
import { declineReasonCodes } from '../codes/decline-reasons.ts';
import { dismissReasonCodes } from '../codes/dismiss-reasons.ts';
import { agency, day, degree, key, kind, nibrs, person, round, statute, words } from './declare.ts';

const by = ['prosecutor'] as const;

export const screeningDecisions = [
  'adopted',
  'declined',
  'returned',
  'adopted-federally',
  'other-agency',
] as const;
export type ScreeningDecision = (typeof screeningDecisions)[number];

const charged = z.strictObject({
  count: z.number().int().min(1).max(999),
  statute,
  nibrsOffense: nibrs.nullish(),
  degree: degree.nullish(),
  docket: z.string().trim().min(1).max(60).nullish(),
});
const onCharge = { by, recordClass: 'cases.charges', needs: ['chargeKey'] } as const;

export const prosecutorKinds = {
  'referral-received': kind({
    label: 'Referral received',
    by,
    recordClass: 'cases.referral',
    payload: z.strictObject({ round, fromAgencyId: agency, charges: z.array(key).max(200).default([]) }),
  }),
  'review-begun': kind({
    label: 'Review begun',
    by,
    recordClass: 'cases.referral',
    payload: z.strictObject({ round }),
  }),
  screened: kind({
    label: 'Screened',
    by,
    recordClass: 'cases.referral',
    payload: z.strictObject({
      round,
      decision: z.enum(screeningDecisions),
      /** What a returned referral lacks. */
      needed: z.array(words).max(20).nullish(),
      dueOn: day.nullish(),
      /** The recommended charges that were adopted; none said: all. */
      charges: z.array(key).max(200).nullish(),
    }),
    fields: {
      reasons: z.strictObject({
        reason: z.enum(declineReasonCodes),
        words: words.nullish(),
      }),
      'work-product': z.strictObject({ text: z.string().trim().min(1).max(20_000) }),
    },
  }),
  'charge-filed': kind({
    ...onCharge,
    label: 'Charge filed',
    needs: ['defendantKey', 'chargeKey'],
    payload: charged.extend({ lesserOf: key.nullish() }),
  }),
  'charge-amended': kind({ ...onCharge, label: 'Charge amended', payload: charged.partial() }),
  'charge-superseded': kind({
    ...onCharge,
    label: 'Charge superseded',
    payload: z.strictObject({ by: key.nullish() }),
  }),
  'charge-dismissed': kind({
    label: 'Charge dismissed',
    by: ['prosecutor', 'court'],
    recordClass: 'cases.charges',
    needs: ['chargeKey'],
    payload: z.strictObject({
      prejudice: z.enum(['with', 'without']),
      by: z.enum(['prosecutor', 'court']),
      reason: z.enum(dismissReasonCodes),
      words: words.nullish(),
      /** The source's own code, kept as it was given. */
      code: z.string().trim().max(80).nullish(),
      /** The last day on which the charge may be filed again, where the law sets one. */
      refileBy: day.nullish(),
    }),
  }),
  'charge-refiled': kind({ ...onCharge, label: 'Charge refiled', payload: z.strictObject({ as: key }) }),
  'charge-merged': kind({ ...onCharge, label: 'Charge merged', payload: z.strictObject({ into: key }) }),
  'diversion-entered': kind({
    ...onCharge,
    label: 'Diversion entered',
    payload: z.strictObject({ program: words.nullish(), until: day.nullish() }),
  }),
  'diversion-completed': kind({ ...onCharge, label: 'Diversion completed' }),
  'diversion-failed': kind({ ...onCharge, label: 'Diversion failed' }),
  'defendant-joined': kind({
    label: 'Defendant joined',
    by,
    recordClass: 'cases.charges',
    needs: ['defendantKey'],
  }),
  'defendant-severed': kind({
    label: 'Defendant severed',
    by: ['prosecutor', 'court'],
    recordClass: 'cases.charges',
    needs: ['defendantKey'],
  }),
  'attorney-assigned': kind({
    label: 'Attorney assigned',
    by,
    recordClass: 'cases.referral',
    payload: z.strictObject({ personId: person }),
  }),
} as const;
