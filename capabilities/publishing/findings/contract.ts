import { z } from 'zod';
import { PublishableExhibit } from '../exhibits/contract.ts';
import { PublishableFigure } from '../figures/contract.ts';
import { DataVersion, Method } from '../trace/contract.ts';

/** What `findingForPublication(tx, id)` of analysis answers. */
export const PublishableFinding = z.strictObject({
  id: z.uuid(),
  number: z.string().regex(/^[A-Z]{3}-\d{4}-\d{4,}$/),
  siteId: z.uuid(),
  /** The finding as one sentence; the page's headline. */
  statement: z.string().min(1).max(400),
  question: z.string().min(1),
  summary: z.string().nullable(),
  figures: z.array(PublishableFigure).max(40),
  exhibits: z.array(PublishableExhibit).max(6),
  method: Method,
  data: DataVersion,
  authorId: z.uuid(),
  approvedBy: z.uuid(),
  approvedAt: z.iso.datetime(),
  publishedBy: z.uuid(),
});
export type PublishableFinding = z.infer<typeof PublishableFinding>;
export type PublishableFindingInput = z.input<typeof PublishableFinding>;
