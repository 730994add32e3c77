import { z } from 'zod';
import { pageOf } from '#platform/http/contract.ts';

const day = z.iso.date();
const person = z.object({ id: z.string(), name: z.string() });

/** An open record that one person owns. */
export const openWorkItem = z.object({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.string(),
  site: z.string().nullable(),
  /** Its address below `/app`. */
  to: z.string(),
});
export type OpenWorkItem = z.infer<typeof openWorkItem>;

/** Everything open that would pass on, by kind of record, and what else the person holds. */
export const handoverPreview = z.object({
  kinds: z.array(
    z.object({
      workflow: z.string(),
      noun: z.string(),
      items: z.array(openWorkItem),
      /** Records that pass on as well and that the person asking may not read. */
      unseen: z.number(),
    }),
  ),
  total: z.number(),
  positions: z.array(
    z.object({
      id: z.string(),
      position: z.string(),
      site: z.string(),
      acting: z.boolean(),
      since: day,
    }),
  ),
  memberships: z.array(z.object({ role: z.string(), agency: z.string(), until: z.string().nullable() })),
  /** The person asking may end them; otherwise an administrator does. */
  mayEndMemberships: z.boolean(),
});
export type HandoverPreview = z.infer<typeof handoverPreview>;

export const handoverQuestion = z.object({ from: z.uuid(), site: z.uuid().optional() });

export const handoverRequest = z.object({
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
  /** At this site alone; everywhere without it. */
  siteId: z.uuid().optional(),
  effectiveOn: day,
  notes: z.string().trim().min(10).max(10_000),
  /** The other also takes the positions, where they work. */
  takePositions: z.boolean().default(true),
  endMemberships: z.boolean().default(false),
  /** How many records were listed when it was confirmed: a list that has grown is looked at again. */
  listed: z.number().int().min(0),
});
export type HandoverRequest = z.infer<typeof handoverRequest>;

export const handoverSummary = z.object({
  id: z.string(),
  number: z.string(),
  from: person,
  to: person,
  site: z.string().nullable(),
  effectiveOn: day,
  records: z.number(),
  by: z.string().nullable(),
  at: z.string(),
});
export type HandoverSummary = z.infer<typeof handoverSummary>;
export const handoverList = pageOf(handoverSummary);

export const handoverView = handoverSummary.extend({
  notes: z.string(),
  endsMemberships: z.boolean(),
  items: z.array(
    z.object({
      workflow: z.string(),
      noun: z.string(),
      id: z.string(),
      number: z.string().nullable(),
      /** Told to those who may read the record. */
      title: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});
export type HandoverView = z.infer<typeof handoverView>;

/** Everyone who works in the partnership, and everyone who has left and still owns open work. */
export const handoverPeople = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      open: z.number(),
      hasLeft: z.boolean(),
    }),
  ),
});
