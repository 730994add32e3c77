import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { PublishedExhibit } from '../exhibits/contract.ts';
import { PublishedFigure } from '../figures/contract.ts';
import { DataVersion, Method } from '../trace/contract.ts';

/** One version of a published finding, frozen whole: a page is drawn from it and from nothing else. */
export const Publication = z.strictObject({
  number: z.string(),
  version: z.number().int().positive(),
  site: z.strictObject({ slug: z.string(), name: z.string(), state: z.string(), demo: z.boolean() }),
  statement: z.string(),
  question: z.string(),
  summary: z.string().nullable(),
  figures: z.array(PublishedFigure),
  exhibits: z.array(PublishedExhibit),
  method: Method,
  data: DataVersion,
  suppression: z.strictObject({
    smallestShown: z.number().int(),
    suppressed: z.number().int().describe('How many numbers are not shown.'),
  }),
  approvedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
});
export type Publication = z.infer<typeof Publication>;

/** What stays readable of a withdrawn finding: why it went, and how it had been made. */
export const Withdrawal = z.strictObject({
  number: z.string(),
  site: Publication.shape.site,
  versions: z.number().int().positive(),
  reason: z.string(),
  firstPublishedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime(),
  question: z.string(),
  method: Method,
  data: DataVersion,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/* For the site’s own people. */

export const PublicationState = z.enum(['published', 'unpublished']);
export const PublicationSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number().int(),
  newest: z.boolean(),
  state: PublicationState,
  stateSince: z.iso.datetime(),
  statement: z.string(),
  publishedAt: z.iso.datetime(),
  suppressed: z.number().int(),
  author: z.string().nullable(),
  approvedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  unpublishedReason: z.string().nullable(),
});
export type PublicationSummary = z.infer<typeof PublicationSummary>;
export const publicationList = pageOf(PublicationSummary);
export const publicationListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([PublicationState, z.array(PublicationState)]).optional(),
});

export const Refusal = z.object({
  number: z.string(),
  findingId: z.uuid(),
  statement: z.string(),
  refusedAt: z.iso.datetime(),
  detail: z.string(),
  mend: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;
export const refusalList = z.object({ items: z.array(Refusal) });

export const UnpublishRequest = z.strictObject({ reason: z.string().trim().min(10).max(1000) });
export const Unpublished = z.object({ versions: z.number().int() });
