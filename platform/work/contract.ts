import { z } from 'zod';

export const workItem = z.object({
  id: z.string(),
  /** The name of the workflow it is under. */
  workflow: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  /** The one next action, in words. */
  next: z.string(),
  /** Where the record is in the staff application. */
  to: z.string(),
  siteName: z.string().nullable(),
  since: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  /** The same as a day of the calendar. */
  dueOn: z.iso.date().nullable(),
});

export const myWork = z.object({
  waitingOnMe: z.array(workItem),
  iWaitOn: z.array(workItem),
  due: z.array(workItem),
  changed: z.array(workItem),
});

export const notifications = z.object({
  items: z.array(workItem.extend({ read: z.boolean() })),
  unread: z.number().int(),
});

export type WorkItem = z.infer<typeof workItem>;
export type MyWork = z.infer<typeof myWork>;
export type Notifications = z.infer<typeof notifications>;
