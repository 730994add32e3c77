import { z } from 'zod';
import { pageOf } from '#platform/http/contract.ts';
import { engagementState, phaseName } from '../engagements/contract.ts';

const day = z.iso.date();
const attention = z.object({ why: z.string(), to: z.string() });
const LARGEST_PAGE = 100;

/** A column another capability gives. */
export const portfolioColumn = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'share', 'day', 'text', 'flag']),
});
export type PortfolioColumnView = z.infer<typeof portfolioColumn>;
export const portfolioColumns = z.object({
  items: z.array(portfolioColumn),
  liaisons: z.array(z.object({ id: z.string(), name: z.string() })),
  cohorts: z.array(z.number()),
});

const cell = z.object({
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  words: z.string().optional(),
});

export const portfolioRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.string(),
  isInvented: z.boolean(),
  cohort: z.number().nullable(),
  engagement: z
    .object({
      number: z.string(),
      phase: engagementState,
      /** Month n of so many. */
      month: z.number().nullable(),
      months: z.number(),
      startsOn: day,
      endsOn: day,
      next: z.object({ phase: phaseName, plannedOn: day.nullable() }).nullable(),
    })
    .nullable(),
  liaison: z.string().nullable(),
  vacancies: z.number().nullable(),
  vacant: z.array(z.string()),
  cells: z.record(z.string(), cell),
  /** What is past target or overdue, why, and where to act. */
  attention: z.array(attention),
});
export type PortfolioRow = z.infer<typeof portfolioRow>;
export const portfolioPage = pageOf(portfolioRow).extend({ total: z.number() });
export type PortfolioPage = z.infer<typeof portfolioPage>;

const many = z.union([z.string(), z.array(z.string())]).optional();

export const portfolioFilters = z.object({
  q: z.string().max(100).optional(),
  phase: many,
  cohort: many,
  liaison: z.uuid().optional(),
  show: z.enum(['past-target', 'vacancies', 'late-phase', 'no-engagement']).optional(),
  sort: z
    .string()
    .regex(/^-?[a-z][a-z.-]*$/)
    .default('name'),
});
export type PortfolioFilters = z.infer<typeof portfolioFilters>;

export const portfolioQuery = portfolioFilters.extend({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(60),
});
export type PortfolioQuery = z.infer<typeof portfolioQuery>;

/** A way of looking that a person keeps under a name. */
export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  filters: z.record(z.string(), z.array(z.string())),
});
export const savedViews = z.object({ items: z.array(savedView) });
export const newSavedView = z.object({
  name: z.string().trim().min(1).max(60),
  filters: z.record(z.string().max(60), z.array(z.string().max(100)).max(30)),
});
