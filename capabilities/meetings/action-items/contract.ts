import { z } from 'zod';
import { historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { actionItemMoves } from '../states.ts';

export const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const ActionItemState = z.enum(['open', 'under-way', 'done', 'dropped']);

export const ActionItemDraft = z.strictObject({
  title: words(3, 300),
  detail: z.string().trim().max(4000).default(''),
  ownerId: z.uuid().nullable().default(null),
  dueOn: z.iso.date(),
});
export type ActionItemDraft = z.infer<typeof ActionItemDraft>;
export type ActionItemDraftInput = z.input<typeof ActionItemDraft>;

export const ActionItemChange = ActionItemDraft.extend({ revision: z.number().int() });
export type ActionItemChange = z.infer<typeof ActionItemChange>;

export const ActionItemSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  state: ActionItemState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  /** `null`: the program's own. */
  site: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), timeZone: z.string() }).nullable(),
  ownerId: z.uuid().nullable(),
  owner: z.string().nullable(),
  dueOn: z.iso.date(),
  /** Its day has passed where the site lies, and it is not done. */
  isLate: z.boolean(),
  /** Where it was agreed; the path is below the staff application, when there is a page. */
  origin: z
    .object({ table: z.string(), number: z.string().nullable(), path: z.string().nullable() })
    .nullable(),
});
export type ActionItemSummary = z.infer<typeof ActionItemSummary>;

export const ActionItem = ActionItemSummary.extend({
  detail: z.string(),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  /** The person asking may carry it out: it is theirs, nobody's, or they lead the site's meetings. */
  mayMove: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type ActionItem = z.infer<typeof ActionItem>;

export const actionItemList = pageOf(ActionItemSummary);
export const actionItemQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([ActionItemState, z.array(ActionItemState)]).optional(),
  owner: z.enum(['me', 'nobody']).optional(),
  late: z.enum(['yes']).optional(),
});

export const ActionItemMoveRequest = z.strictObject({
  move: z.enum(actionItemMoves),
  reason: z.string().max(1000).optional(),
});

export const Person = z.object({ id: z.uuid(), name: z.string(), role: z.string() });
export const people = z.object({ items: z.array(Person) });
export type Person = z.infer<typeof Person>;
