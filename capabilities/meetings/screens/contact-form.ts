import { z } from 'zod';
import { type Contact, type ContactDraft, contactMethods, type Person } from '../contract.ts';

/** People of the site are checked; others are written one a line. */
export const contactForm = (known: readonly Person[]) =>
  z
    .object({
      method: z.enum(contactMethods, 'Choose how.'),
      day: z.iso.date('Choose a day.'),
      time: z.string().regex(/^\d{2}:\d{2}$/, 'Choose a time.'),
      personIds: z.array(z.string()),
      others: z.string().trim().max(4000),
      purpose: z.string().trim().min(3, 'Say what it was for.').max(500),
      result: z.string().trim().max(4000),
      nextSteps: z.string().trim().max(4000),
    })
    .refine(({ personIds, others }) => personIds.length > 0 || others !== '', {
      path: ['others'],
      message: 'Name at least one person.',
    })
    .transform(
      ({ personIds, others, ...contact }): ContactDraft => ({
        ...contact,
        people: [
          ...personIds.map((personId) => ({ personId, name: nameOf(known, personId) })),
          ...others
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
            .map((name) => ({ personId: null, name })),
        ],
      }),
    );

export const emptyContact = {
  ...{ method: '', day: '', time: '', personIds: [] as string[], others: '' },
  ...{ purpose: '', result: '', nextSteps: '' },
};

export function formOfContact(contact: Contact, { day, time }: { day: string; time: string }) {
  const { method, purpose, result, nextSteps, people } = contact;
  return {
    ...{ method: method as string, day, time, purpose, result, nextSteps },
    personIds: people.flatMap(({ personId }) => personId ?? []),
    others: people.flatMap(({ personId, name }) => (personId ? [] : name)).join('\n'),
  };
}

function nameOf(known: readonly Person[], id: string): string {
  return known.find((person) => person.id === id)?.name ?? '-';
}
