import { z } from 'zod';

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** Keyset paging: the cursor is where the last page ended, so a page costs the same however deep it lies. */
export const pageQuery = z.object({
  after: z.string().max(500).optional().describe('The cursor `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(LARGEST_LIMIT).default(DEFAULT_LIMIT),
});

export type PageQuery = z.infer<typeof pageQuery>;

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A move in a record's history, as its timeline draws it. */
export const historyStep = z.object({
  id: z.string(),
  move: z.string(),
  to: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

export type HistoryStep = z.infer<typeof historyStep>;

/** RFC 9457, with the code a program acts on and the mend a person follows. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  mend: z.string(),
  requestId: z.string(),
  errors: z
    .array(z.object({ field: z.string(), row: z.number().optional(), message: z.string(), mend: z.string() }))
    .optional(),
});

/** What a route answers that is no JSON: a file, a stream. It is described, not checked. */
export function answerOf(kind: string, description: string) {
  return { description, content: { [kind]: { schema: z.unknown() } } };
}
