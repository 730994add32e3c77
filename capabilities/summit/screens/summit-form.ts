import { z } from 'zod';
import type { Summit } from '../contract.ts';

const count = (most: number, message: string) =>
  z.coerce.number(message).int(message).min(1, message).max(most, message);

const fields = {
  title: z.string().trim().min(3, 'Give the summit a name.').max(160),
  startsOn: z.iso.date('Choose its first day.'),
  endsOn: z.iso.date('Choose its last day.'),
  place: z.string().trim().max(200),
  seatsPerSite: count(200, 'A number from 1 to 200.'),
};

export const newSummitForm = z.object({ ...fields, timeZone: z.string().min(1, 'Choose the clock.') });
export const changedSummitForm = z.object(fields);

export const emptySummit = {
  ...{ title: '', startsOn: '', endsOn: '', place: '', seatsPerSite: '4', timeZone: 'America/New_York' },
};

export function formOfSummit({ title, startsOn, endsOn, place, seatsPerSite }: Summit) {
  return { title, startsOn, endsOn, place, seatsPerSite: String(seatsPerSite) };
}

/** The clocks of the country, as places people know. */
export const clocks = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
];
