import { z } from 'zod';
import { CoreAreaKey } from '../communities/contract.ts';
import { written } from '../words/contract.ts';

/** One thing that a site has done, with what is known of how it came out. */
export const PracticeFound = z.object({
  noun: z.string(),
  site: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  what: z.string(),
  result: z.string(),
  measured: z.boolean(),
  uncertainty: z.string().nullable(),
  when: z.iso.datetime(),
  /** An address below `/app`, or a public page. */
  to: z.string(),
  isPublic: z.boolean(),
});
export type PracticeFound = z.infer<typeof PracticeFound>;

export const practiceQuery = z
  .object({ q: written(0, 200).optional(), coreArea: CoreAreaKey.optional() })
  .describe('Words, a core area, or both.');

export const practiceAnswer = z.object({
  items: z.array(PracticeFound),
  /** Which kinds of work were asked, so that nothing found says what was looked through. */
  asked: z.array(z.string()),
});

/** What stands where nothing was measured. */
export const NO_RESULT = 'No measured result.';
