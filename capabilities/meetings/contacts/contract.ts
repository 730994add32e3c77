import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';
import { words } from '../action-items/contract.ts';

export const contactMethods = ['email', 'phone', 'in person', 'virtual'] as const;
export const ContactMethod = z.enum(contactMethods);
export type ContactMethod = z.infer<typeof ContactMethod>;

/** Someone of the platform by id, or someone else by name. */
export const ContactPerson = z.strictObject({ personId: z.uuid().nullable(), name: words(1, 200) });

export const ContactDraft = z.strictObject({
  method: ContactMethod,
  /** Day and time of the site's wall clock. */
  day: z.iso.date(),
  time: z.iso.time({ precision: -1 }),
  people: z.array(ContactPerson).min(1, 'Name at least one person.').max(40),
  purpose: words(3, 500),
  result: z.string().trim().max(4000).default(''),
  nextSteps: z.string().trim().max(4000).default(''),
});
export type ContactDraft = z.infer<typeof ContactDraft>;
export const ContactChange = ContactDraft.extend({ revision: z.number().int() });
export type ContactChange = z.infer<typeof ContactChange>;

export const Contact = z.object({
  id: z.uuid(),
  number: z.string(),
  method: ContactMethod,
  happenedAt: z.iso.datetime(),
  people: z.array(z.object({ personId: z.uuid().nullable(), name: z.string() })),
  purpose: z.string(),
  result: z.string(),
  nextSteps: z.string(),
  loggedBy: z.string(),
  loggedAt: z.iso.datetime(),
  isMine: z.boolean(),
  revision: z.number().int(),
});
export type Contact = z.infer<typeof Contact>;

export const contactList = pageOf(Contact);
export const contactQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  method: z.union([ContactMethod, z.array(ContactMethod)]).optional(),
});
