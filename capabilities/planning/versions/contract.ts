import { z } from 'zod';
import { PartKind } from '../parts/contract.ts';

export const VersionState = z.enum(['draft', 'in-review', 'returned', 'published']);

export const VersionSummary = z.object({
  id: z.uuid(),
  ordinal: z.number().int(),
  number: z.string(),
  state: VersionState,
  stateSince: z.iso.datetime(),
  changeNote: z.string().nullable(),
  contentHash: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;
export const versionList = z.object({ items: z.array(VersionSummary) });

/** One change said in plain words; `lines` are its fields, from what to what. */
export const ChangeInWords = z.object({
  what: z.enum(['added', 'removed', 'changed', 'moved']),
  kind: PartKind.or(z.literal('plan')),
  id: z.string().nullable(),
  heading: z.string(),
  lines: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type ChangeInWords = z.infer<typeof ChangeInWords>;

export const DiffQuery = z.object({
  from: z.coerce.number().int().min(0).describe('A version; 0 is the empty plan before the first.'),
  to: z.coerce.number().int().min(1).optional().describe('A version; without it, the plan as it stands now.'),
});
export const VersionDiff = z.object({
  from: z.number().int(),
  to: z.number().int().nullable(),
  /** Why the later version was made. */
  changeNote: z.string().nullable(),
  changes: z.array(ChangeInWords),
});
export type VersionDiff = z.infer<typeof VersionDiff>;
