import { z } from 'zod';
import { Quality } from '../imports/contract.ts';
import { SourceOrigin } from '../origin/contract.ts';
import { count, id, isoDay } from '../shapes/contract.ts';
import { Layer } from '../sources/contract.ts';

/** A file that became the data of its source: never changed, what every finding is traced to. */
export const DataVersion = z.object({
  id,
  version: count,
  siteId: id,
  source: z.object({ id, name: z.string(), layer: Layer, origin: SourceOrigin }),
  import: z.object({ id, number: z.string() }),
  isCurrent: z.boolean(),
  fileName: z.string(),
  fileSha256: z.string(),
  fileBytes: count,
  snapshotDate: isoDay,
  groupingMetres: z.number(),
  groupingMinutes: z.number(),
  rowsRead: count,
  rowsAccepted: count,
  rowsSetAside: count,
  rowsAdded: count,
  rowsChanged: count,
  rowsWithdrawn: count,
  rowsLive: count,
  events: count,
  quality: Quality,
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string(),
});
export type DataVersion = z.infer<typeof DataVersion>;

export const VersionList = z.object({ items: z.array(DataVersion) });

const changedFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** `after` is null for a row that was withdrawn. */
export const VersionChange = z.object({ id, before: changedFacts, after: changedFacts.nullable() });
export type VersionChange = z.infer<typeof VersionChange>;

export const ChangeList = z.object({ items: z.array(VersionChange) });
