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

export const coreAreaSchema = z.object({ key: z.string(), name: z.string(), summary: z.string() });
export const coreAreaList = z.object({ items: z.array(coreAreaSchema) });
export type CoreArea = z.infer<typeof coreAreaSchema>;

export const positionKeys = [
  'executive-leadership',
  'usao-contact',
  'law-enforcement-contact',
  'champion',
  'liaison',
  'atf-contact',
  'dea-contact',
  'fbi-contact',
  'usms-contact',
  'advisor',
] as const;
export type PositionKey = (typeof positionKeys)[number];
