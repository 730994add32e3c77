import { z } from 'zod';
import type { Meeting, MeetingChange, MeetingDraftInput, Repeats } from '../contract.ts';

export const repeatChoices = ['no', 'weekly', 'fortnightly', 'date', 'weekday', 'last', 'quarterly'] as const;
type RepeatChoice = (typeof repeatChoices)[number];

const fields = {
  title: z.string().trim().min(3, 'Give the meeting a name.').max(160),
  purpose: z.string().trim().max(2000),
  day: z.iso.date('Choose a day.'),
  time: z.string().regex(/^\d{2}:\d{2}$/, 'Choose a time.'),
  minutes: z.coerce.number('Write how many minutes.').int().min(5, 'At least 5 minutes.').max(1440),
  place: z.string().trim().max(200),
  link: z
    .string()
    .trim()
    .refine((link) => link === '' || link.startsWith('https://'), 'A link begins with https://.')
    .transform((link) => link || null),
};

/** The form holds what is typed; a call is made of it. */
export const newMeetingForm = z
  .object({ ...fields, repeats: z.enum(repeatChoices), until: z.string() })
  .transform(
    ({ repeats, until, ...meeting }): MeetingDraftInput => ({
      ...meeting,
      repeats: repeatsOf(repeats, meeting.day, until || null),
    }),
  );

export const changedMeetingForm = z.object({ ...fields, organizerId: z.string() }).transform(
  ({ organizerId, ...meeting }): Omit<MeetingChange, 'revision'> => ({
    ...meeting,
    organizerId: organizerId || null,
  }),
);

export const emptyMeeting = {
  ...{ title: '', purpose: '', day: '', time: '09:00', minutes: '60', place: '', link: '' },
  ...{ repeats: 'no' as string, until: '' },
};

export function formOfMeeting({ title, purpose, day, time, minutes, place, link, organizerId }: Meeting) {
  return {
    ...{ title, purpose, day, time, place, minutes: String(minutes) },
    ...{ link: link ?? '', organizerId: organizerId ?? '' },
  };
}

function repeatsOf(choice: RepeatChoice, day: string, until: string | null): Repeats | null {
  const week = Math.ceil(Number(day.slice(8)) / 7);
  const weekday = week > 4 ? -1 : week;
  const rules: Record<RepeatChoice, Omit<Repeats, 'until'> | null> = {
    no: null,
    weekly: { frequency: 'weekly', every: 1, ordinal: null },
    fortnightly: { frequency: 'weekly', every: 2, ordinal: null },
    date: { frequency: 'monthly', every: 1, ordinal: null },
    weekday: { frequency: 'monthly', every: 1, ordinal: weekday },
    last: { frequency: 'monthly', every: 1, ordinal: -1 },
    quarterly: { frequency: 'monthly', every: 3, ordinal: weekday },
  };
  const rule = rules[choice];
  return rule && { ...rule, until };
}
