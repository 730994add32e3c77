import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { CoreAreaKey } from '../communities/contract.ts';
import { written } from '../words/contract.ts';

/** "I have read the warning": what looks like a case or a person is posted only when its author says it is neither. */
const seen = z.boolean().default(false);

export const ThreadKind = z.enum(['question', 'discussion']);
export type ThreadKind = z.infer<typeof ThreadKind>;

export const ThreadDraft = z.strictObject({
  coreArea: CoreAreaKey,
  kind: ThreadKind,
  title: written(5, 160),
  body: written(2, 8000),
  cautionsSeen: seen,
});
export type ThreadDraft = z.infer<typeof ThreadDraft>;

export const PostDraft = z.strictObject({ body: written(2, 8000), cautionsSeen: seen });
export type PostDraft = z.infer<typeof PostDraft>;

export const Acceptance = z.strictObject({ postId: z.uuid().nullable() });
export const Hiding = z.strictObject({ reason: written(3, 500) });

export const ThreadSummary = z.object({
  id: z.uuid(),
  coreArea: z.string(),
  kind: ThreadKind,
  title: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  lastPostAt: z.iso.datetime(),
  replies: z.number().int(),
  answered: z.boolean(),
  following: z.boolean(),
  /** Posts of others since the person asking, who follows it, last opened it. */
  unseen: z.number().int(),
  hidden: z.boolean(),
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;
export const threadList = pageOf(ThreadSummary);
export const threadListQuery = pageQuery.extend({
  q: written(0, 100).optional(),
  coreArea: CoreAreaKey.optional(),
  show: z.enum(['all', 'open-questions', 'followed', 'mine']).default('all'),
});

export const Post = z.object({
  id: z.uuid(),
  isOpening: z.boolean(),
  /** null where a moderator hid the words from the person asking. */
  body: z.string().nullable(),
  author: z.string().nullable(),
  isMine: z.boolean(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  isAccepted: z.boolean(),
  hidden: z.object({ reason: z.string() }).nullable(),
  /** What it said before, oldest first. */
  earlier: z.array(z.object({ body: z.string(), replacedAt: z.iso.datetime() })),
});
export type Post = z.infer<typeof Post>;

export const Thread = ThreadSummary.extend({
  coreAreaName: z.string(),
  isMine: z.boolean(),
  hiddenReason: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  mayAccept: z.boolean(),
  mayModerate: z.boolean(),
  posts: z.array(Post),
});
export type Thread = z.infer<typeof Thread>;
