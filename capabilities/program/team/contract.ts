import { z } from 'zod';

export const positionKeys = [
  'executive-leadership',
  'usao-contact',
  'law-enforcement-contact',
  'champion',
  'liaison',
  'atf-contact',
  'dea-contact',
  'fbi-contact',
  'usms-contact',
  'advisor',
] as const;
export type PositionKey = (typeof positionKeys)[number];

const day = z.iso.date();

/** From a day on, until the day before `to`. */
export const holdingView = z.object({
  id: z.string(),
  /** A person of the partnership, or an agency’s contact who has no account. */
  personId: z.string().nullable(),
  name: z.string(),
  agency: z.string().nullable(),
  address: z.string().nullable(),
  acting: z.boolean(),
  from: day,
  to: day.nullable(),
  note: z.string().nullable(),
});
export type HoldingView = z.infer<typeof holdingView>;

export const positionView = z.object({
  key: z.enum(positionKeys),
  name: z.string(),
  heldBy: z.enum(['site', 'federal partner', 'program']),
  cover: z.enum(['held', 'acting', 'vacant']),
  /** Since when nobody holds it; `null` where it never was, or is, held. */
  vacantSince: day.nullable(),
  now: z.array(holdingView),
  coming: z.array(holdingView),
  /** Latest first. */
  past: z.array(holdingView),
});
export type PositionView = z.infer<typeof positionView>;

const note = z.string().trim().max(2000).optional();

export const holdingRequest = z
  .object({
    position: z.enum(positionKeys),
    personId: z.uuid().optional(),
    contact: z
      .object({
        name: z.string().trim().min(2).max(120),
        agency: z.string().trim().min(2).max(160),
        address: z.string().trim().min(3).max(200).optional(),
      })
      .optional(),
    acting: z.boolean().default(false),
    from: day,
    to: day.optional(),
    note,
  })
  .refine(({ personId, contact }) => (personId === undefined) !== (contact === undefined), {
    path: ['personId'],
    message: 'Choose a person of the partnership or name an agency’s contact.',
  })
  .refine(({ from, to }) => to === undefined || to > from, {
    path: ['to'],
    message: 'It ends before it begins.',
  });
export type HoldingRequest = z.infer<typeof holdingRequest>;

export const holdingEnd = z.object({ to: day, note });
export type HoldingEnd = z.infer<typeof holdingEnd>;

export const candidate = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) });
export const candidateList = z.object({ items: z.array(candidate) });
