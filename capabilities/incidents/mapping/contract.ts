import { z } from 'zod';

/** A column of the file, by its name in the header. */
const column = z.string().min(1).max(200);
const optionalColumn = column.nullable().default(null);

export const dateOrders = ['year-first', 'month-first', 'day-first'] as const;
export const DateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof DateOrder>;

export const outcomes = ['fatal', 'nonfatal'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** How a source's columns become the fields of an incident. Saved on the source, used by each of its imports. */
export const ColumnMapping = z.strictObject({
  reportNumber: optionalColumn,
  occurred: z.strictObject({
    column,
    timeColumn: optionalColumn,
    order: DateOrder,
    /** Times that the clocks skipped in spring are mistakes; some police systems write them all the same. */
    skippedTimes: z.enum(['set-aside', 'move-forward']).default('set-aside'),
  }),
  outcome: z
    .strictObject({ column, values: z.record(z.string(), Outcome) })
    .nullable()
    .default(null),
  degrees: z.strictObject({ longitude: column, latitude: column }).nullable().default(null),
  /** Used where degrees are not given. `crs` is an EPSG code such as EPSG:2263. */
  projected: z
    .strictObject({ x: column, y: column, crs: z.string().regex(/^EPSG:\d{4,5}$/) })
    .nullable()
    .default(null),
  block: optionalColumn,
  district: optionalColumn,
  race: optionalColumn,
  sex: optionalColumn,
  age: optionalColumn,
  ageGroup: optionalColumn,
  /** Texts that stand for "not known", compared without case. An empty field always does. */
  missingValues: z.array(z.string().max(40)).max(50).default([]),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;
