import { z } from 'zod';
import { key, suppressible } from '../figures/contract.ts';

/** A year, a month or a day. */
const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const heading = { key, title: z.string().min(1), question: z.string().min(1), unit: z.string().min(1) };

/** `at` is a year, a month or a day. Points that are not counts (`counts: false`) are never suppressed. */
export const SeriesExhibit = z.strictObject({
  ...heading,
  kind: z.literal('series'),
  mark: z.enum(['line', 'bars']),
  counts: z.boolean().default(true),
  lines: z
    .array(
      z.strictObject({
        key,
        label: z.string(),
        points: z
          .array(
            z.strictObject({
              at: isoDate,
              value: z.number(),
              low: z.number().nullable().default(null),
              high: z.number().nullable().default(null),
              incomplete: z.boolean().default(false),
            }),
          )
          .min(1),
      }),
    )
    .min(1)
    .max(4),
  intervalLabel: z.string().nullable().default(null),
  marks: z.array(z.strictObject({ at: isoDate, label: z.string() })).default([]),
});

export const BarsExhibit = z.strictObject({
  ...heading,
  kind: z.literal('bars'),
  counts: z.boolean().default(true),
  rows: z
    .array(
      z.strictObject({
        key,
        label: z.string(),
        value: z.number(),
        low: z.number().nullable().default(null),
        high: z.number().nullable().default(null),
        emphasis: z.boolean().default(false),
      }),
    )
    .min(1),
});

/** How concentrated: the smallest share of places that holds each share of events. Shares run from 0 to 1. */
export const ConcentrationExhibit = z.strictObject({
  ...heading,
  kind: z.literal('concentration'),
  placeNoun: z.string(),
  eventNoun: z.string(),
  places: z.number().int().positive(),
  events: z.number().int().nonnegative(),
  points: z.array(z.strictObject({ places: z.number(), events: z.number() })).min(2),
  readings: z.array(z.strictObject({ places: z.number(), events: z.number() })),
});

/** Counts on the site's published grid, row-major from the south-west. Points have no place in this contract. */
export const GridExhibit = z.strictObject({
  ...heading,
  kind: z.literal('grid'),
  grid: z.strictObject({
    epsg: z.number().int(),
    x0: z.number(),
    y0: z.number(),
    size: z.number().positive(),
    columns: z.number().int().positive(),
    rows: z.number().int().positive(),
  }),
  cells: z.array(
    z.strictObject({
      cell: z.number().int().nonnegative(),
      count: z.number().int().nonnegative(),
      hot: z.boolean().default(false),
      /** Why the cell may mislead, e.g. a hospital that collects walk-in victims. */
      flag: z.string().nullable().default(null),
    }),
  ),
  hotLabel: z.string().nullable().default(null),
});

export const PublishableExhibit = z.discriminatedUnion('kind', [
  SeriesExhibit,
  BarsExhibit,
  ConcentrationExhibit,
  GridExhibit,
]);
export type PublishableExhibit = z.infer<typeof PublishableExhibit>;
export type ExhibitOf<K extends PublishableExhibit['kind']> = Extract<PublishableExhibit, { kind: K }>;

/* What everyone may see of an exhibit. */

const PublishedPoint = SeriesExhibit.shape.lines.element.shape.points.element.extend({ value: suppressible });
export const PublishedSeries = SeriesExhibit.extend({
  lines: z.array(SeriesExhibit.shape.lines.element.extend({ points: z.array(PublishedPoint) })),
});
export const PublishedBars = BarsExhibit.extend({
  rows: z.array(BarsExhibit.shape.rows.element.extend({ value: suppressible })),
});
export const PublishedGrid = GridExhibit.extend({
  cells: z.array(GridExhibit.shape.cells.element.extend({ count: suppressible })),
  /** The site's boundary in columns and rows from the grid's south-west corner. */
  outline: z.array(z.array(z.tuple([z.number(), z.number()]))),
});
export const PublishedExhibit = z.discriminatedUnion('kind', [
  PublishedSeries,
  PublishedBars,
  ConcentrationExhibit,
  PublishedGrid,
]);
export type PublishedExhibit = z.infer<typeof PublishedExhibit>;
export type PublishedOf<K extends PublishedExhibit['kind']> = Extract<PublishedExhibit, { kind: K }>;
