import { z } from 'zod';

export const CoreAreaKey = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/)
  .max(60);

/** A community of practice is a core area with its people. */
export const Community = z.object({
  key: z.string(),
  name: z.string(),
  summary: z.string(),
  members: z.number().int(),
  joined: z.boolean(),
  threads: z.number().int(),
  openQuestions: z.number().int(),
  resources: z.number().int(),
  nextEvent: z.object({ id: z.uuid(), title: z.string(), startsAt: z.iso.datetime() }).nullable(),
});
export type Community = z.infer<typeof Community>;
export const communityList = z.object({ items: z.array(Community) });
