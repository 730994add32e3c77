import { z } from 'zod';
import type { Session, SessionDraft } from '../contract.ts';

/** Speakers are written one a line, “name, where from”. */
export const sessionForm = z
  .object({
    coreArea: z.string().min(1, 'Choose a core area.'),
    title: z.string().trim().min(3, 'Give the session a name.').max(200),
    summary: z.string().trim().max(2000),
    room: z.string().trim().min(1, 'Name the room.').max(100),
    day: z.iso.date('Choose a day.'),
    from: z.string().regex(/^\d{2}:\d{2}$/, 'Choose a time.'),
    to: z.string().regex(/^\d{2}:\d{2}$/, 'Choose a time.'),
    capacity: z.coerce.number('A number from 1 to 5,000.').int().min(1).max(5000),
    speakers: z.string().trim().max(3000),
  })
  .transform(
    ({ speakers, ...session }): SessionDraft => ({
      ...session,
      speakers: speakers
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => {
          const [name = '', ...from] = line.split(',');
          return { name: name.trim(), from: from.join(',').trim() };
        }),
    }),
  );

export const emptySession = {
  ...{ coreArea: '', title: '', summary: '', room: '', day: '', from: '09:00', to: '10:00' },
  ...{ capacity: '60', speakers: '' },
};

export function formOfSession({
  coreArea,
  title,
  summary,
  room,
  day,
  from,
  to,
  capacity,
  speakers,
}: Session) {
  return {
    ...{ coreArea, title, summary, room, day, from, to, capacity: String(capacity) },
    speakers: speakers.map(({ name, from: where }) => (where ? `${name}, ${where}` : name)).join('\n'),
  };
}
