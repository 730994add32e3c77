import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { CoreAreaKey } from '../communities/contract.ts';
import { written } from '../words/contract.ts';

export const resourceKinds = {
  guide: 'Guide',
  toolkit: 'Toolkit',
  research: 'Research',
  evaluation: 'Evaluation',
  policy: 'Policy',
  template: 'Template',
  training: 'Training',
  data: 'Data',
  other: 'Other',
} as const;
export type ResourceKind = keyof typeof resourceKinds;
export const ResourceKind = z.enum(Object.keys(resourceKinds) as [ResourceKind, ...ResourceKind[]]);

/** How sure one can be that it works, and who says so: the rating of a named source, never our own. */
export const evidenceRatings = {
  effective: 'Effective',
  promising: 'Promising',
  mixed: 'Mixed results',
  'no-effects': 'No effects found',
  'not-rated': 'Not rated',
} as const;
export type EvidenceRating = keyof typeof evidenceRatings;
export const EvidenceRating = z.enum(Object.keys(evidenceRatings) as [EvidenceRating, ...EvidenceRating[]]);

const fields = z.strictObject({
  title: written(5, 200),
  summary: written(20, 3000).describe('In plain language: what it is, for whom, what one can do with it.'),
  kind: ResourceKind,
  coreAreas: z.array(CoreAreaKey).min(1).max(8),
  source: written(2, 200),
  year: z.number().int().min(1900).max(2100),
  licenceNote: written(2, 500),
  evidence: EvidenceRating,
  evidenceSource: written(0, 300).default(''),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
  uploadId: z.uuid().nullable().default(null),
  whatChanged: written(0, 1000).default(''),
  cautionsSeen: z.boolean().default(false),
});
type Fields = z.infer<typeof fields>;

/** A rating stands with the name of who gave it; a resource is a link or a file, one of the two. */
function check(draft: Fields, context: z.RefinementCtx<Fields>): void {
  if (draft.evidence !== 'not-rated' && draft.evidenceSource === '')
    context.addIssue({ code: 'custom', path: ['evidenceSource'], message: 'Name who rated it.' });
  if ((draft.url === null) === (draft.uploadId === null))
    context.addIssue({ code: 'custom', path: ['url'], message: 'Give a link or a file: one of the two.' });
}

export const ResourceDraft = fields.superRefine(check);
export type ResourceDraft = Fields;
export const ResourceChange = fields.extend({ revision: z.number().int() }).superRefine((change, context) => {
  check(change, context as unknown as z.RefinementCtx<Fields>);
});
export type ResourceChange = Fields & { revision: number };

export const StoredUpload = z.object({ id: z.uuid(), fileName: z.string(), bytes: z.number().int() });

export const ResourceState = z.enum(['proposed', 'returned', 'listed', 'retired', 'withdrawn']);

/** Text with the parts that matched told apart. It is text: whoever draws it escapes it like any other. */
export const Snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type Snippet = z.infer<typeof Snippet>;

export const ResourceSummary = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  number: z.string(),
  version: z.number().int(),
  state: ResourceState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  summary: z.string(),
  snippet: Snippet,
  kind: ResourceKind,
  coreAreas: z.array(z.string()),
  source: z.string(),
  year: z.number().int(),
  evidence: EvidenceRating,
  evidenceSource: z.string(),
  isFile: z.boolean(),
  helped: z.number().int(),
});
export type ResourceSummary = z.infer<typeof ResourceSummary>;
export const resourceList = pageOf(ResourceSummary);

export const libraryQuery = pageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  q: written(0, 200).optional(),
  coreArea: z.union([CoreAreaKey, z.array(CoreAreaKey)]).optional(),
  kind: z.union([ResourceKind, z.array(ResourceKind)]).optional(),
  evidence: z.union([EvidenceRating, z.array(EvidenceRating)]).optional(),
  fromYear: z.coerce.number().int().optional(),
  show: z.enum(['listed', 'in-review', 'mine']).default('listed'),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;

export const Resource = ResourceSummary.omit({ snippet: true }).extend({
  licenceNote: z.string(),
  url: z.string().nullable(),
  file: z
    .object({ name: z.string(), bytes: z.number().int(), mediaType: z.string(), uploadId: z.uuid() })
    .nullable(),
  whatChanged: z.string(),
  proposedBy: z.string(),
  isMine: z.boolean(),
  revision: z.number().int(),
  /** It helped the person asking. */
  helpedMe: z.boolean(),
  isCurrent: z.boolean(),
  versions: z.array(
    z.object({
      id: z.uuid(),
      version: z.number().int(),
      state: ResourceState,
      isCurrent: z.boolean(),
      whatChanged: z.string(),
      proposedAt: z.iso.datetime(),
    }),
  ),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Resource = z.infer<typeof Resource>;

export const ResourceMoveRequest = z.strictObject({
  move: z.enum(['list', 'return', 'resubmit', 'withdraw', 'retire']),
  reason: z.string().max(1000).optional(),
});
