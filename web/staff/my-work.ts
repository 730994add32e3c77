import { z } from 'zod';

const itemSchema = z.object({
  id: z.string(),
  number: z.string().nullish(),
  title: z.string(),
  /** The one next action, in words. */
  next: z.string(),
  to: z.string(),
  since: z.string(),
  siteName: z.string().nullish(),
  dueAt: z.string().nullish(),
});

export const myWorkSchema = z.object({
  waitingOnMe: z.array(itemSchema),
  iWaitOn: z.array(itemSchema),
  due: z.array(itemSchema),
  changed: z.array(itemSchema),
});

export const notificationsSchema = z.object({
  items: z.array(itemSchema.extend({ read: z.boolean() })),
  unread: z.number(),
});

export type MyWork = z.output<typeof myWorkSchema>;
export type WorkItem = z.output<typeof itemSchema>;
export type Notification = z.output<typeof notificationsSchema>['items'][number];

export const myWorkPath = '/api/my-work';
export const notificationsPath = '/api/notifications';
