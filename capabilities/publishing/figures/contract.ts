import { z } from 'zod';

export const key = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A published value may be `null`: it is suppressed. */
export const suppressible = z
  .number()
  .nullable()
  .describe('null: suppressed, a count too small to show or one that would reveal it');

/** A number someone may quote. `count` is the number of events or people behind it: it decides suppression. */
export const PublishableFigure = z.strictObject({
  key,
  label: z.string().min(1).max(200),
  value: z.number(),
  unit: z.string().max(60),
  format: z.enum(['count', 'percent', 'decimal', 'ratio']).default('decimal'),
  low: z.number().nullable().default(null),
  high: z.number().nullable().default(null),
  /** 0.95 for a 95 % interval. */
  level: z.number().gt(0).lt(1).nullable().default(null),
  count: z.number().int().nonnegative().nullable().default(null),
  note: z.string().max(500).nullable().default(null),
});
export type PublishableFigure = z.infer<typeof PublishableFigure>;

export const PublishedFigure = PublishableFigure.omit({ count: true }).extend({ value: suppressible });
export type PublishedFigure = z.infer<typeof PublishedFigure>;
