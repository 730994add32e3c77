import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { ProblemInFile } from '../imports/contract.ts';
import { Outcome } from '../mapping/contract.ts';
import { count, id, isoDay, maybeCount } from '../shapes/contract.ts';
import { flagEffects } from '../sources/contract.ts';

export const SetAsideRow = z.object({
  fileRow: count,
  fields: z.array(z.string()),
  reasons: z.array(ProblemInFile),
  corrected: z.array(z.string()).nullable(),
  correctedBy: z.string().nullable(),
  correction: z.object({ id, number: z.string(), state: z.string() }).nullable(),
});
export type SetAsideRow = z.infer<typeof SetAsideRow>;

export const SetAsideList = pageOf(SetAsideRow);

export const EventFilter = pageQuery.extend({
  source: id
    .optional()
    .describe('A source of the site; the first source of confirmed shootings when left out.'),
  from: isoDay.optional().describe('The first local day.'),
  to: isoDay.optional().describe('The last local day.'),
  outcome: Outcome.optional(),
  victims: z.literal('several').optional().describe('Only incidents with more than one victim.'),
  place: z.literal('missing').optional().describe('Only incidents without coordinates.'),
  district: z.string().max(100).optional(),
  q: z.string().trim().max(100).optional().describe('Part of the block, or a whole report number.'),
});
export type EventFilter = z.infer<typeof EventFilter>;

const localTime = z.string().describe('The wall clock at the place, as the source wrote it.');

export const IncidentEvent = z.object({
  id,
  occurredAt: z.string(),
  occurredLocal: localTime,
  victims: count,
  fatal: count,
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  block: z.string().nullable(),
  district: z.string().nullable(),
  reportNumbers: z.array(z.string()),
  flags: z.array(z.object({ effect: z.enum(flagEffects), reason: z.string() })),
});
export type IncidentEvent = z.infer<typeof IncidentEvent>;

export const IncidentVictim = z.object({
  id,
  reportNumber: z.string().nullable(),
  occurredLocal: localTime,
  isFatal: z.boolean().nullable(),
  age: z.number().nullable(),
  ageGroup: z.string().nullable(),
  sex: z.string().nullable(),
  race: z.string().nullable(),
  block: z.string().nullable(),
  notes: z.array(z.string()),
  fileRow: count,
});
export type IncidentVictim = z.infer<typeof IncidentVictim>;

export const IncidentDetail = IncidentEvent.omit({ flags: true }).extend({
  sourceName: z.string(),
  fromVersion: count,
  toVersion: maybeCount,
  members: z.array(IncidentVictim),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const EventList = pageOf(IncidentEvent);
