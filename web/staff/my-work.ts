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

export type MyWork = z.output<typeof myWorkSchema>;
export type WorkItem = z.output<typeof itemSchema>;

export const myWorkPath = '/api/my-work';
