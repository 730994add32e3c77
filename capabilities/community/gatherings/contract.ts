import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { CoreAreaKey } from '../communities/contract.ts';
import { written } from '../words/contract.ts';

/** As a clock on the wall shows it. */
const wallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Give the day and the time.');

export const timeZones = [
  { value: 'America/New_York', label: 'Eastern' },
  { value: 'America/Chicago', label: 'Central' },
  { value: 'America/Denver', label: 'Mountain' },
  { value: 'America/Phoenix', label: 'Arizona' },
  { value: 'America/Los_Angeles', label: 'Pacific' },
  { value: 'America/Anchorage', label: 'Alaska' },
  { value: 'Pacific/Honolulu', label: 'Hawaii' },
  { value: 'America/Puerto_Rico', label: 'Atlantic' },
] as const;

export const GatheringDraft = z.strictObject({
  coreArea: CoreAreaKey,
  title: written(5, 160),
  about: written(5, 4000),
  startsAt: wallClock,
  endsAt: wallClock,
  timeZone: z.enum(timeZones.map(({ value }) => value)),
  place: written(0, 300).default(''),
  joinUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
  cautionsSeen: z.boolean().default(false),
});
export type GatheringDraft = z.infer<typeof GatheringDraft>;
export const GatheringChange = GatheringDraft.extend({ revision: z.number().int() });
export type GatheringChange = z.infer<typeof GatheringChange>;
export const Cancellation = z.strictObject({ reason: written(3, 500) });

export const Gathering = z.object({
  id: z.uuid(),
  number: z.string(),
  coreArea: z.string(),
  title: z.string(),
  about: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  place: z.string(),
  joinUrl: z.string().nullable(),
  convener: z.string(),
  mayChange: z.boolean(),
  revision: z.number().int(),
  cancelledReason: z.string().nullable(),
  isOver: z.boolean(),
});
export type Gathering = z.infer<typeof Gathering>;
export const gatheringList = pageOf(Gathering);
export const gatheringListQuery = pageQuery.extend({
  coreArea: CoreAreaKey.optional(),
  when: z.enum(['coming', 'past']).default('coming'),
});
