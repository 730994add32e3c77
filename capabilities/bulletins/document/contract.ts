import { z } from 'zod';
import { BulletinFigures, DataQuality, Day, FalseAlarms, Period, Week } from '../figures/contract.ts';

const count = z.number().int().nonnegative();

/** An alert as a bulletin tells it: still waiting for a person, or explained by one. */
export const AlertInBulletin = z.object({
  number: z.string(),
  seriesLabel: z.string(),
  direction: z.enum(['above', 'below']),
  firstWeek: Day,
  lastWeek: Day,
  count,
  low: count,
  high: count,
  falseAlarms: FalseAlarms,
  explanation: z.string().nullable(),
  explainedBy: z.string().nullable(),
});
export type AlertInBulletin = z.infer<typeof AlertInBulletin>;

/** All that a bulletin says; frozen whole when it is sent. */
export const BulletinContent = z.object({
  number: z.string(),
  site: z.object({ name: z.string(), slug: z.string() }),
  week: Period,
  headline: z.string().nullable(),
  note: z.string().nullable(),
  wordsBy: z.string().nullable(),
  dataLabel: z.string(),
  figures: BulletinFigures,
  quality: DataQuality,
  alerts: z.array(AlertInBulletin),
  /** The number of the sent bulletin that this one corrects, and what newer data changed. */
  corrects: z.string().nullable(),
  changes: z.array(z.string()),
  draftedAt: z.string(),
  sent: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type BulletinContent = z.infer<typeof BulletinContent>;

/** A bulletin laid out: the page, the PDF and the e-mail say the same because they are made from these. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string(), quiet: z.boolean().optional() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    /** The first column names the row. */
    columns: z.array(z.object({ label: z.string(), align: z.enum(['start', 'end']) })),
    rows: z.array(z.array(z.string())),
  }),
  z.object({
    kind: z.literal('weeks'),
    title: z.string(),
    question: z.string(),
    /** What a reader who can't see the picture is told. */
    alt: z.string(),
    unit: z.string(),
    bandLabel: z.string(),
    weeks: z.array(Week),
  }),
]);
export type Block = z.infer<typeof Block>;
export type TableBlock = Extract<Block, { kind: 'table' }>;
export type WeeksBlock = Extract<Block, { kind: 'weeks' }>;

export const BulletinDocument = z.object({
  title: z.string(),
  subtitle: z.string(),
  /** Who it is for; stands on every form of it. */
  marking: z.string(),
  blocks: z.array(Block),
});
export type BulletinDocument = z.infer<typeof BulletinDocument>;
