import { z } from 'zod';

/** Asked in the workbench, whenever someone wants to know. */
export const workbenchMethods = [
  'trend',
  'compare-periods',
  'concentration',
  'hot-spots',
  'density',
  'clusters',
  'near-repeat',
  'space-time-scan',
] as const;
/** Pairs of incidents close in place and time: the victims of one incident would be such pairs by themselves. */
export const incidentMethods: readonly string[] = ['near-repeat', 'space-time-scan'];
/** Asked by an evaluation design, which says beforehand what will be compared with what. */
export const comparisonMethods = [
  'displacement-difference',
  'interrupted-series',
  'difference-in-differences',
  'synthetic-control',
] as const;
/** Answered by another capability from its own records; their runs and findings are kept here like any other. */
export const broughtMethods = ['case-measures'] as const;
export const BroughtMethod = z.enum(broughtMethods);
export type BroughtMethod = z.infer<typeof BroughtMethod>;
/** Answered here, by `runMethod`. */
export const studiedMethods = [...workbenchMethods, ...comparisonMethods] as const;
export const StudiedMethod = z.enum(studiedMethods);
export type StudiedMethod = z.infer<typeof StudiedMethod>;
export const methods = [...studiedMethods, ...broughtMethods] as const;
export const WorkbenchMethod = z.enum(workbenchMethods);
export type WorkbenchMethod = z.infer<typeof WorkbenchMethod>;
export const MethodName = z.enum(methods);
export type MethodName = z.infer<typeof MethodName>;

/** The question each method answers, as an analyst would ask it. */
export const methodQuestions: Record<MethodName, { title: string; asks: string; answers: string }> = {
  trend: {
    title: 'Trend',
    asks: 'Is it going up or down?',
    answers: 'Each month and the year to date, against the band that earlier years lead one to expect.',
  },
  'compare-periods': {
    title: 'Two periods',
    asks: 'Did it change between two periods?',
    answers: 'Two counts over equally long periods, with the chance that nothing changed.',
  },
  concentration: {
    title: 'Concentration',
    asks: 'How few places hold how much of it?',
    answers:
      'The fewest places that hold a quarter, half and four fifths, beside what chance alone would give.',
  },
  'hot-spots': {
    title: 'Hot spots',
    asks: 'Which places stand out?',
    answers: 'Cells of the published grid that stay high after allowing for testing thousands of them.',
  },
  density: {
    title: 'Density',
    asks: 'Where does it crowd?',
    answers: 'Events per square kilometre, smoothed over a distance you choose, beside plain counts.',
  },
  clusters: {
    title: 'Clusters',
    asks: 'Where do they lie so close together that they form clusters?',
    answers: 'Groups of events within reach of one another, outlined, beside what chance alone would form.',
  },
  'near-repeat': {
    title: 'Near repeats',
    asks: 'Does one bring another, near and soon?',
    answers: 'Pairs of incidents by distance and days apart, against the same incidents with shuffled days.',
  },
  'space-time-scan': {
    title: 'Space-time scan',
    asks: 'Did they burst out somewhere, for some days?',
    answers:
      'The place and days with the most incidents beyond what that place and those days lead one to expect.',
  },
  'displacement-difference': {
    title: 'Treated against comparison areas',
    asks: 'Did the treated areas change more than areas like them, and did it only move next door?',
    answers: 'The weighted displacement difference: events prevented or added, net of what moved.',
  },
  'interrupted-series': {
    title: 'Interrupted time series',
    asks: 'Did the level or the trend change in the month something began?',
    answers: 'The step in a monthly series beyond its trend and seasons, as a ratio with its interval.',
  },
  'difference-in-differences': {
    title: 'Difference in differences',
    asks: 'Did the treated areas depart from the comparison areas after the start?',
    answers: 'A ratio of ratios by month, with errors that hold when months resemble each other.',
  },
  'case-measures': {
    title: 'Measures of cases',
    asks: 'How do cases go from the complaint to their end?',
    answers: 'A figure over the cases of a site, from its own screen.',
  },
  'synthetic-control': {
    title: 'Synthetic control',
    asks: 'What would have happened, judged by the mix of other areas that moved alike before?',
    answers: 'The gap to a weighted mix of untreated areas, ranked among placebo runs.',
  },
};

export const Day = z.iso.date();
export const Period = z.strictObject({ from: Day, to: Day.describe('Included.') });
export type Period = z.infer<typeof Period>;

/** Months as people write them, 2024-05. */
export const MonthOfYear = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write the month as 2024-05.');
const places = z.array(z.string().min(1).max(60)).max(60);

const runsOfChance = z.number().int().min(99).max(9999).default(999);
const increasing = (edges: readonly number[]) => edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);
const edges = (largest: number, usual: number[]) =>
  z
    .array(z.number().min(0).max(largest))
    .min(2)
    .max(7)
    .refine(increasing, 'Give the edges in order, each larger than the one before.')
    .default(usual);

const cellSize = z.number().min(50).max(2000).default(250).describe('Side of a grid cell in metres.');
const confidence = z.number().gt(0.5).lt(1).default(0.95);

export const methodParameters = {
  trend: z.strictObject({ years: z.number().int().min(1).max(15).default(5), confidence }),
  'compare-periods': z.strictObject({ before: Period, after: Period, confidence }),
  concentration: z.strictObject({
    cellSize,
    shares: z.array(z.number().gt(0).lt(1)).min(1).max(5).default([0.25, 0.5, 0.8]),
    confidence,
  }),
  'hot-spots': z.strictObject({ cellSize, level: z.number().gt(0).lt(0.5).default(0.05) }),
  density: z.strictObject({
    cellSize,
    kernel: z.enum(['quartic', 'gaussian']).default('quartic'),
    bandwidth: z
      .number()
      .min(50)
      .max(5000)
      .default(1000)
      .describe('Metres: radius (quartic) or sigma (Gaussian).'),
  }),
  clusters: z.strictObject({
    cellSize,
    reach: z.number().min(25).max(2000).default(150).describe('Metres within which events are neighbours.'),
    minPoints: z
      .number()
      .int()
      .min(3)
      .max(1000)
      .default(20)
      .describe('Events within reach that make a place dense, itself included.'),
  }),
  'near-repeat': z.strictObject({
    distances: edges(5000, [0, 125, 250, 500]).describe('Edges of the bands of distance, metres.'),
    days: edges(366, [0, 7, 14, 28]).describe('Edges of the bands of time, days.'),
    closed: z
      .enum(['left', 'right'])
      .default('right')
      .describe('Which edge a band owns: [a,b) or (a,b], the very first edge included.'),
    permutations: runsOfChance,
  }),
  'space-time-scan': z.strictObject({
    maxRadius: z.number().min(50).max(5000).default(1000).describe('Metres.'),
    maxDays: z.number().int().min(1).max(180).default(28),
    simulations: runsOfChance,
  }),
  'displacement-difference': z.strictObject({
    before: Period,
    after: Period,
    treated: places.min(1),
    comparison: places.min(1),
    besideTreated: places.default([]).describe('Where crime from the treated areas would move to.'),
    besideComparison: places.default([]).describe('The like of it beside the comparison areas.'),
    harm: z
      .strictObject({ fatal: z.number().positive(), nonfatal: z.number().positive() })
      .nullable()
      .default(null)
      .describe('Weights of harm; without them each record counts once.'),
    confidence: confidence.default(0.9),
  }),
  'interrupted-series': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    family: z.enum(['poisson', 'negative-binomial']).default('negative-binomial'),
    treated: places.default([]).describe('Districts; none for the whole site.'),
    confidence,
  }),
  'difference-in-differences': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    treated: places.min(1),
    comparison: places.min(1),
    confidence,
  }),
  'synthetic-control': z.strictObject({
    step: MonthOfYear.describe('The first month in which it could have worked.'),
    treated: places.min(1),
    donors: places.min(3).describe('Untreated areas; each takes its turn as a placebo.'),
  }),
} as const;
export type ParametersOf<M extends StudiedMethod> = z.infer<(typeof methodParameters)[M]>;
