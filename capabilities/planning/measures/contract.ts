import { z } from 'zod';

/**
 * The measures a goal can name, each with how it is read from a site’s data. A measure is never typed in: analysis
 * answers it from the accepted data, with its interval, or it stays without a value.
 */
export const metrics = {
  'shooting-victims-a-year': {
    label: 'Shooting victims a year',
    unit: 'victims a year',
    format: 'count',
    better: 'lower',
    of: { kind: 'count', unit: 'victims', outcome: 'shooting' },
  },
  'shootings-a-year': {
    label: 'Shootings a year',
    unit: 'shootings a year',
    format: 'count',
    better: 'lower',
    of: { kind: 'count', unit: 'events', outcome: 'shooting' },
  },
  'people-shot-dead-a-year': {
    label: 'People shot dead a year',
    unit: 'people a year',
    format: 'count',
    better: 'lower',
    of: { kind: 'count', unit: 'victims', outcome: 'homicide' },
  },
  'share-of-victims-who-died': {
    label: 'Share of shooting victims who died',
    unit: 'of shooting victims',
    format: 'percent',
    better: 'lower',
    of: { kind: 'fatal-share' },
  },
  'places-that-hold-half': {
    label: 'Share of places that hold half of the shootings',
    unit: 'of 250 m cells',
    format: 'percent',
    // Fewer places are neither better nor worse: it says where to look, not how much there is.
    better: null,
    of: { kind: 'concentration', share: 0.5, cellSize: 250 },
  },
} as const;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as MetricName[];

/** What a measure came to, never without the data it was read from. */
export const Reading = z.object({
  metric: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number(),
  /** How many people or events stand behind it. */
  counted: z.number().int(),
  periodFrom: z.iso.date(),
  periodTo: z.iso.date(),
  dataLabel: z.string(),
  dataThrough: z.iso.date(),
  method: z.string(),
});
export type Reading = z.infer<typeof Reading>;

/** Where a goal stands: what it began with, what it is now, and whether the two can be told apart. */
export const GoalMeasure = z.object({
  goalId: z.uuid(),
  /** null: the measure has no reading, because the site has no data for it yet or it is measured by hand. */
  reading: Reading.nullable(),
  standing: z.enum(['better', 'worse', 'changed', 'not-told-apart', 'no-reading', 'no-baseline']),
  sentence: z.string(),
});
export type GoalMeasure = z.infer<typeof GoalMeasure>;

export const MetricChoice = z.object({
  value: z.string(),
  label: z.string(),
  unit: z.string(),
  format: z.enum(['count', 'percent']),
  reading: Reading.nullable(),
});
export type MetricChoice = z.infer<typeof MetricChoice>;

export const ReadingQuery = z.object({
  metric: z.enum(metricNames as [MetricName, ...MetricName[]]),
  from: z.iso.date(),
  to: z.iso.date(),
});
export const ReadingAnswer = z.object({ reading: Reading.nullable() });
