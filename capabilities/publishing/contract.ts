import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

/**
 * What publishing takes from a finding, and what it makes public of it. The two shapes are the same but for one
 * thing: a published value may be `null`, which means it is suppressed.
 */

const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const key = z.string().regex(/^[a-z0-9-]{1,60}$/);

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

export const Method = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** In plain words: what was done and why that answers the question. */
  explanation: z.string(),
  parameters: z.record(z.string(), z.json()),
  seed: z.number().int().nullable(),
  codeVersion: z.string(),
  analysisNumber: z.string().nullable(),
  limits: z.array(z.string()),
});

const rows = z.number().int().nonnegative();

/** One file a version rests on, and what became of its rows. */
export const SourceFile = z.strictObject({
  importNumber: z.string(),
  kind: z.enum(['full_extract', 'append', 'correction']),
  corrects: z.string().nullable().describe('The import whose set-aside rows the file mends.'),
  fileName: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  takenOn: isoDate,
  importedAt: z.iso.datetime(),
  rowsRead: rows,
  rowsAccepted: rows,
  rowsAlreadyHeld: rows.describe('Accepted, but in an earlier file already: not taken twice.'),
  rowsSetAside: rows,
  setAsideReasons: z
    .array(z.strictObject({ code: z.string(), title: z.string(), rows }))
    .describe('A row may have several reasons.'),
  broughtBack: z.array(z.strictObject({ importNumber: z.string(), rows })),
  rowsStillSetAside: rows.describe('Set aside, and in no later correction.'),
});
export type SourceFile = z.infer<typeof SourceFile>;

export const DataVersion = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  version: z.number().int().positive(),
  importedAt: z.iso.datetime(),
  /** The day the source itself was taken. */
  snapshotDate: isoDate.nullable(),
  period: z.strictObject({ from: isoDate, to: isoDate }),
  /** Every file the version rests on, the newest last: from the last full extract through what was added since. */
  sources: z.array(SourceFile).min(1),
  /** In all files. Each row read is live, already held, read again in a correction, or still set aside. */
  rowsRead: rows,
  rowsLive: rows,
  rowsAlreadyHeld: rows,
  rowsReadAgain: rows.describe('Set aside at first, and read again in a correction.'),
  rowsSetAside: rows.describe('Still set aside.'),
  /** Rows accepted but left out or marked by a rule an analyst can see, e.g. officer-involved shootings. */
  flaggedRows: z.array(z.strictObject({ title: z.string(), rows: z.number().int(), used: z.boolean() })),
  origin: z.strictObject({
    name: z.string(),
    publisher: z.string().nullable(),
    address: z.url({ protocol: /^https?$/ }).nullable(),
    licence: z.string().nullable(),
    edition: z.string().nullable(),
  }),
});

export type DataVersion = z.infer<typeof DataVersion>;

/** What `findingForPublication(tx, id)` of analysis answers. */
export const PublishableFinding = z.strictObject({
  id: z.uuid(),
  number: z.string().regex(/^[A-Z]{3}-\d{4}-\d{4,}$/),
  siteId: z.uuid(),
  /** The finding as one sentence; the page's headline. */
  statement: z.string().min(1).max(400),
  question: z.string().min(1),
  summary: z.string().nullable(),
  figures: z.array(PublishableFigure).max(40),
  exhibits: z.array(PublishableExhibit).max(6),
  method: Method,
  data: DataVersion,
  authorId: z.uuid(),
  approvedBy: z.uuid(),
  approvedAt: z.iso.datetime(),
  publishedBy: z.uuid(),
});
export type PublishableFinding = z.infer<typeof PublishableFinding>;
export type PublishableFindingInput = z.input<typeof PublishableFinding>;

/* What everyone may read. */

const suppressible = z
  .number()
  .nullable()
  .describe('null: suppressed, a count too small to show or one that would reveal it');

export const PublishedFigure = PublishableFigure.omit({ count: true }).extend({ value: suppressible });
export type PublishedFigure = z.infer<typeof PublishedFigure>;

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

/** One version of a published finding, frozen whole: a page is drawn from it and from nothing else. */
export const Publication = z.strictObject({
  number: z.string(),
  version: z.number().int().positive(),
  site: z.strictObject({ slug: z.string(), name: z.string(), state: z.string(), demo: z.boolean() }),
  statement: z.string(),
  question: z.string(),
  summary: z.string().nullable(),
  figures: z.array(PublishedFigure),
  exhibits: z.array(PublishedExhibit),
  method: Method,
  data: DataVersion,
  suppression: z.strictObject({
    smallestShown: z.number().int(),
    suppressed: z.number().int().describe('How many numbers are not shown.'),
  }),
  approvedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
});
export type Publication = z.infer<typeof Publication>;

/** What stays readable of a withdrawn finding: why it went, and how it had been made. */
export const Withdrawal = z.strictObject({
  number: z.string(),
  site: Publication.shape.site,
  versions: z.number().int().positive(),
  reason: z.string(),
  firstPublishedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime(),
  question: z.string(),
  method: Method,
  data: DataVersion,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/* For the site's own people. */

export const PublicationState = z.enum(['published', 'unpublished']);
export const PublicationSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number().int(),
  newest: z.boolean(),
  state: PublicationState,
  stateSince: z.iso.datetime(),
  statement: z.string(),
  publishedAt: z.iso.datetime(),
  suppressed: z.number().int(),
  author: z.string().nullable(),
  approvedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  unpublishedReason: z.string().nullable(),
});
export type PublicationSummary = z.infer<typeof PublicationSummary>;
export const publicationList = pageOf(PublicationSummary);
export const publicationListQuery = pageQuery.extend({
  q: z.string().max(100).optional(),
  state: z.union([PublicationState, z.array(PublicationState)]).optional(),
});

export const Refusal = z.object({
  number: z.string(),
  findingId: z.uuid(),
  statement: z.string(),
  refusedAt: z.iso.datetime(),
  detail: z.string(),
  mend: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;
export const refusalList = z.object({ items: z.array(Refusal) });

export const UnpublishRequest = z.strictObject({ reason: z.string().trim().min(10).max(1000) });
export const Unpublished = z.object({ versions: z.number().int() });
