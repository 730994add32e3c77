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
  /** No such place exists: it was made up for the demo. */
  isInvented: z.boolean(),
});

export const siteList = pageOf(siteSchema);

export type SiteSummary = z.infer<typeof siteSchema>;

/** The particulars of a site that its administrators keep. */
export const siteParticulars = siteSchema.extend({
  epsg: z.number(),
  gridOriginX: z.number().nullable(),
  gridOriginY: z.number().nullable(),
  /** Analyses stand on the projection and the grid: they are fixed once data is in. */
  hasData: z.boolean(),
});
export type SiteParticulars = z.infer<typeof siteParticulars>;

const timeZones = new Set(Intl.supportedValuesOf('timeZone'));

export const siteInput = z.object({
  name: z.string().trim().min(2).max(80),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Two letters, such as PA.'),
  timeZone: z.string().refine((zone) => timeZones.has(zone), 'A time zone such as America/New_York.'),
  epsg: z.coerce.number().int().min(1024).max(32767),
  gridOriginX: z.coerce.number().nullish(),
  gridOriginY: z.coerce.number().nullish(),
  cohortYear: z.coerce.number().int().min(2000).max(2200).nullish(),
});
export type SiteInput = z.infer<typeof siteInput>;

export const newSite = siteInput.extend({
  slug: z
    .string()
    .trim()
    .min(3)
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and hyphens, such as philadelphia-pa.'),
});
export type NewSite = z.infer<typeof newSite>;

const cohortFields = z.object({
  year: z.coerce.number().int().min(2000).max(2200),
  label: z.string().trim().min(3).max(80),
  startsOn: z.iso.date(),
});
export const cohort = cohortFields.refine(
  ({ year, startsOn }) => [year, year - 1].includes(Number(startsOn.slice(0, 4))),
  { path: ['startsOn'], message: 'A cohort starts in its year or the one before.' },
);
export type Cohort = z.infer<typeof cohort>;
export const cohortList = z.object({ items: z.array(cohortFields.extend({ sites: z.number() })) });

export const coreAreaSchema = z.object({ key: z.string(), name: z.string(), summary: z.string() });
export const coreAreaList = z.object({ items: z.array(coreAreaSchema) });
export type CoreArea = z.infer<typeof coreAreaSchema>;

/** A list as it was, is, or will be in force. */
export const coreAreaLists = z.object({
  items: z.array(
    z.object({
      inForceFrom: z.iso.date(),
      note: z.string(),
      standing: z.enum(['coming', 'in force', 'past']),
      areas: z.array(coreAreaSchema),
    }),
  ),
});

export const newCoreAreaList = z.object({
  inForceFrom: z.iso.date(),
  note: z.string().trim().min(10).max(500),
  areas: z
    .array(
      z.union([
        z.object({ key: z.string() }),
        z.object({ name: z.string().trim().min(3).max(80), summary: z.string().trim().min(10).max(300) }),
      ]),
    )
    .min(1)
    .max(20),
});
export type NewCoreAreaList = z.infer<typeof newCoreAreaList>;
