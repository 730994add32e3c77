import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { offerWorkflow } from './states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

/** How well a provider knows a core area; each level says how one knows. */
export const levels = {
  some: 'Some expertise',
  solid: 'Solid expertise',
  deep: 'Deep expertise',
} as const;
export const Level = z.enum(['some', 'solid', 'deep']);
export type Level = z.infer<typeof Level>;

export const ProviderSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  capacity: z.number().int(),
  /** Requests it carries now, counted from the requests. */
  open: z.number().int(),
  awayUntil: z.iso.date().nullable(),
  expertise: z.array(z.object({ coreArea: z.string(), name: z.string(), level: Level })),
});
export type ProviderSummary = z.infer<typeof ProviderSummary>;

export const Conflict = z.object({
  id: z.uuid(),
  site: z.string(),
  siteSlug: z.string(),
  reason: z.string(),
  declaredBy: z.string(),
  declaredAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBecause: z.string().nullable(),
  /** Whether the person asking may end it. */
  mayEnd: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

export const Provider = ProviderSummary.extend({
  summary: z.string(),
  agency: z.string(),
  revision: z.number().int(),
  expertise: z.array(
    z.object({
      coreArea: z.string(),
      name: z.string(),
      level: Level,
      evidence: z.string(),
      notedBy: z.string(),
      notedAt: z.iso.datetime(),
    }),
  ),
  conflicts: z.array(Conflict),
  pastWork: z.array(
    z.object({ site: z.string(), coreArea: z.string(), requests: z.number().int(), latest: z.iso.date() }),
  ),
  mayDescribe: z.boolean(),
});
export type Provider = z.infer<typeof Provider>;

export const ProviderDescription = z.strictObject({
  name: words(3, 160),
  summary: z.string().trim().max(2000).default(''),
  capacity: z.number().int().min(0).max(200),
  awayUntil: z.iso.date().nullable().default(null),
});
export type ProviderDescription = z.infer<typeof ProviderDescription>;
export const ProviderDraft = ProviderDescription.extend({ agencyId: z.uuid() });
export type ProviderDraft = z.infer<typeof ProviderDraft>;
export const ProviderChange = ProviderDescription.extend({ revision: z.number().int() });
export type ProviderChange = z.infer<typeof ProviderChange>;

/** A level with its evidence, or null where it is no longer offered. */
export const ExpertiseNote = z.strictObject({
  expertise: z.strictObject({ level: Level, evidence: words(10, 1000) }).nullable(),
});
export type ExpertiseNote = z.infer<typeof ExpertiseNote>;

export const ConflictDraft = z.strictObject({ site: z.string().min(1), reason: words(10, 1000) });
export type ConflictDraft = z.infer<typeof ConflictDraft>;
export const ConflictEnd = z.strictObject({ reason: words(10, 1000) });

export const providerList = pageOf(ProviderSummary);
export const providerListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  coreArea: z.string().max(60).optional(),
});
/** Agencies of the kind that are not listed yet. */
export const ProviderOptions = z.object({
  agencies: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

export const MatchReason = z.object({
  about: z.enum(['expertise', 'load', 'past-work', 'conflict']),
  tone: z.enum(['for', 'against', 'excludes']),
  text: z.string(),
});
export type MatchReason = z.infer<typeof MatchReason>;

export const Candidate = z.object({
  providerId: z.uuid(),
  name: z.string(),
  /** `no-room`: full or away, though it may be asked; `excluded`: it may not be. */
  verdict: z.enum(['fits', 'no-room', 'excluded']),
  reasons: z.array(MatchReason),
});
export type Candidate = z.infer<typeof Candidate>;

const offerStates = Object.keys(offerWorkflow.states) as [keyof typeof offerWorkflow.states];
export const OfferState = z.enum(offerStates);

export const OfferSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: OfferState,
  stateSince: z.iso.datetime(),
  providerId: z.uuid(),
  provider: z.string(),
  isLead: z.boolean(),
  part: z.string(),
  answerBy: z.iso.date(),
});
export type OfferSummary = z.infer<typeof OfferSummary>;

export const Offer = OfferSummary.extend({
  title: z.string(),
  reasons: z.array(z.string()),
  offeredBy: z.string(),
  request: z.object({
    id: z.uuid(),
    number: z.string(),
    problem: z.string(),
    wantedOutcome: z.string(),
    urgency: z.string(),
    intensity: z.string(),
    coreArea: z.string().nullable(),
  }),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Offer = z.infer<typeof Offer>;

export const Matching = z.object({
  candidates: z.array(Candidate),
  offers: z.array(OfferSummary),
  /** Whether the request can be offered now: from its triage until it is delivered. */
  openToOffers: z.boolean(),
});
export type Matching = z.infer<typeof Matching>;

export const OfferDraft = z.strictObject({
  providerId: z.uuid(),
  isLead: z.boolean().default(true),
  part: z.string().trim().max(1000).default(''),
  answerBy: z.iso.date().optional(),
});
export type OfferDraft = z.infer<typeof OfferDraft>;
export const OfferMoveRequest = z.strictObject({
  move: z.enum(['accept', 'decline', 'withdraw', 'release']),
  reason: z.string().max(1000).optional(),
});
export type OfferMoveRequest = z.infer<typeof OfferMoveRequest>;
