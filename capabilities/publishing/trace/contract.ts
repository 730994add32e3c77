import { z } from 'zod';

const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

/** How a finding was made. */
export const Method = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** In plain words: what was done and why that answers the question. */
  explanation: z.string(),
  parameters: z.record(z.string(), z.json()),
  seed: z.number().int().nullable(),
  codeVersion: z.string(),
  analysisNumber: z.string().nullable(),
  limits: z.array(z.string()).describe('What it can’t tell, the author’s own words first.'),
  assumptions: z
    .array(z.string())
    .default([])
    .describe('What it takes as given; where that fails, it misleads.'),
});

export type Method = z.infer<typeof Method>;

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
