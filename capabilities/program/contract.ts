import { z } from 'zod';
import { pageOf } from '#platform/http/contract.ts';

export const siteSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.string(),
  timeZone: z.string(),
  cohortYear: z.number().nullable(),
  isDemo: z.boolean(),
});

export const siteList = pageOf(siteSchema);

export type SiteSummary = z.infer<typeof siteSchema>;
