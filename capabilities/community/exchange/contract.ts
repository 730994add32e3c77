import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { CoreAreaKey } from '../communities/contract.ts';
import { exchangeMoves } from '../states.ts';
import { written } from '../words/contract.ts';

const cautionsSeen = z.boolean().default(false);

export const ExchangeDraft = z.strictObject({
  title: written(5, 160),
  wants: written(20, 3000).describe('What the site wants to learn, and what it will do with it.'),
  coreArea: CoreAreaKey,
  whenPossible: written(0, 300).default(''),
  cautionsSeen,
});
export type ExchangeDraft = z.infer<typeof ExchangeDraft>;

export const OfferDraft = z.strictObject({
  site: z.string().min(1).max(100).describe('The slug of the site that offers.'),
  shows: written(10, 3000).describe('What the host can show, and to whom.'),
  whenPossible: written(0, 300).default(''),
  cautionsSeen,
});
export type OfferDraft = z.infer<typeof OfferDraft>;

/** Money in whole cents. */
const Travel = z.strictObject({
  what: written(2, 160),
  cents: z.number('Give an amount in dollars, like 184.50.').int().min(0).max(100_000_000),
  paidBy: written(2, 120),
});
const VisitPerson = z.strictObject({
  side: z.enum(['visitor', 'host']),
  name: written(2, 120),
  role: written(2, 120),
});

export const PlanDraft = z
  .strictObject({
    offerId: z.uuid().describe('The host that is chosen.'),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    place: written(2, 300),
    agenda: written(10, 4000),
    people: z.array(VisitPerson).max(60).default([]),
    travel: z.array(Travel).max(60).default([]),
    revision: z.number().int().min(0).describe('0 for a first plan.'),
    cautionsSeen,
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'The visit ends on the day it begins or later.',
  });
export type PlanDraft = z.infer<typeof PlanDraft>;

export const ReportDraft = z.strictObject({
  saw: written(10, 4000),
  learned: written(10, 4000),
  wouldNotCopy: written(0, 4000).default(''),
  commitments: z
    .array(
      z.strictObject({
        title: written(5, 300),
        ownerId: z.uuid().nullable().default(null),
        dueOn: z.iso.date(),
      }),
    )
    .max(40)
    .default([]),
  cautionsSeen,
});
export type ReportDraft = z.infer<typeof ReportDraft>;

export const ExchangeMoveRequest = z.strictObject({
  move: z.enum(exchangeMoves),
  reason: z.string().max(1000).optional(),
});
export const OfferMoveRequest = z.strictObject({
  move: z.enum(['agree', 'withdraw']),
  reason: z.string().max(1000).optional(),
});
export const OwnerChange = z.strictObject({ ownerId: z.uuid() });

export const ExchangeState = z.enum([
  'asked',
  'offered',
  'planned',
  'visited',
  'reported',
  'closed',
  'withdrawn',
  'declined',
]);
export const OfferState = z.enum(['offered', 'chosen', 'agreed', 'hosted', 'passed-over', 'withdrawn']);
const Site = z.object({ id: z.uuid(), slug: z.string(), name: z.string() });

export const ExchangeSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: ExchangeState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  coreArea: z.string(),
  site: Site,
  host: Site.nullable(),
  offers: z.number().int(),
  startsOn: z.iso.date().nullable(),
  owner: z.string().nullable(),
  /** Whom it waits on now, by name where there is one. */
  waitsOn: z.string().nullable(),
});
export type ExchangeSummary = z.infer<typeof ExchangeSummary>;
export const exchangeList = pageOf(ExchangeSummary);
export const exchangeListQuery = pageQuery.extend({
  q: written(0, 100).optional(),
  coreArea: CoreAreaKey.optional(),
  state: z.union([ExchangeState, z.array(ExchangeState)]).optional(),
});

export const Offer = z.object({
  id: z.uuid(),
  state: OfferState,
  stateSince: z.iso.datetime(),
  site: Site,
  shows: z.string(),
  whenPossible: z.string(),
  offeredBy: z.string(),
  isChosen: z.boolean(),
});
export type Offer = z.infer<typeof Offer>;

export const Plan = z.object({
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  place: z.string(),
  agenda: z.string(),
  revision: z.number().int(),
  agreed: z.boolean(),
  /** null for those who are not of the two sites and do not follow them. */
  people: z.array(VisitPerson).nullable(),
  travel: z.array(Travel).nullable(),
});

const Step = z.object({
  id: z.string(),
  ofOffer: z.boolean(),
  move: z.string(),
  to: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

export const Exchange = ExchangeSummary.omit({ offers: true, startsOn: true }).extend({
  wants: z.string(),
  whenPossible: z.string(),
  ownerId: z.uuid().nullable(),
  askedBy: z.string(),
  offers: z.array(Offer),
  plan: Plan.nullable(),
  report: z
    .object({
      saw: z.string(),
      learned: z.string(),
      wouldNotCopy: z.string(),
      writtenBy: z.string(),
      writtenAt: z.iso.datetime(),
    })
    .nullable(),
  commitments: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      ownerId: z.uuid().nullable(),
      owner: z.string().nullable(),
      dueOn: z.iso.date(),
      actionNumber: z.string().nullable(),
    }),
  ),
  /** Whom the asking site can give it to; empty for those who can’t. */
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  mayOffer: z.array(Site),
  mayCarry: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(Step),
});
export type Exchange = z.infer<typeof Exchange>;
