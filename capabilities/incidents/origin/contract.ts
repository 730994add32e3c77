import { z } from 'zod';

const said = (longest: number) => z.string().trim().min(1).max(longest).nullable().default(null);

/** Who makes the data, where anyone can get them, and on which terms: what a reader of a trace has to be told. */
export const SourceOrigin = z.strictObject({
  publisher: said(300),
  address: z
    .url({ protocol: /^https?$/, error: 'Give a whole web address that begins with https:// or http://.' })
    .max(500)
    .nullable()
    .default(null),
  licence: said(300),
  edition: said(200).describe('Which edition the files are taken from, such as the commit of a repository.'),
});
export type SourceOrigin = z.infer<typeof SourceOrigin>;

export const noOrigin: SourceOrigin = { publisher: null, address: null, licence: null, edition: null };

const count = z.number().int().nonnegative();

export const fileKinds = ['full_extract', 'append', 'correction'] as const;
export const FileKind = z.enum(fileKinds);
export type FileKind = z.infer<typeof FileKind>;

/** One of the files that a data version rests on, and what became of its rows. */
export const VersionFile = z.object({
  import: z.object({ id: z.uuid(), number: z.string() }),
  version: count,
  kind: FileKind,
  corrects: z.string().nullable().describe('The number of the import whose set-aside rows the file mends.'),
  fileName: z.string(),
  sha256: z.string(),
  bytes: count,
  takenOn: z.string(),
  acceptedAt: z.string(),
  rowsRead: count,
  rowsAccepted: count,
  rowsAlreadyHeld: count.describe('Accepted, but in an earlier file already: not taken twice.'),
  rowsSetAside: count,
  setAside: z.record(z.string(), count),
  broughtBack: z.array(z.object({ import: z.string(), rows: count })),
  rowsStillSetAside: count.describe('Set aside, and in no later correction.'),
});
export type VersionFile = z.infer<typeof VersionFile>;
