import type { MultiPolygon, Polygon } from 'geojson';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ColumnMapping } from '../contract.ts';
import type { GroupingRule } from '../grouping/group-events.ts';
import type { Target } from './write-rows.ts';

/** All that the reading of one file needs to know. */
export type ReadingOrder = Target & {
  number: string;
  state: string;
  mode: 'full_extract' | 'append';
  baseVersion: number;
  /** Set when the file brings back mended rows of that import. */
  corrects: string | null;
  mapping: ColumnMapping;
  snapshotDate: string;
  sha256: string;
  currentSha256: string | null;
  bytes: number;
  grouping: GroupingRule;
  site: { timeZone: string; epsg: number; boundary: Polygon | MultiPolygon | null };
};

type OrderRow = Omit<ReadingOrder, 'grouping' | 'site'> & {
  metres: number;
  minutes: number;
  timeZone: string;
  epsg: number;
  boundary: Polygon | MultiPolygon | null;
};

export async function loadReadingOrder(tx: Tx, importId: string): Promise<ReadingOrder | undefined> {
  const { rows } = await sql<OrderRow>`
    select import.site_id as "siteId", import.source_id as "sourceId", import.id as "importId", import.version,
      import.number, import.state, import.mode, import.base_version as "baseVersion", import.corrects, import.mapping,
      import.snapshot_date as "snapshotDate", upload.sha256, upload.bytes,
      current.file_sha256 as "currentSha256",
      import.grouping_metres as metres, import.grouping_minutes as minutes,
      site.time_zone as "timeZone", site.epsg, site.boundary
    from incidents.import import
    join incidents.upload upload on upload.id = import.upload_id
    join program.site site on site.id = import.site_id
    left join incidents.data_version current
      on current.source_id = import.source_id and current.version = import.base_version
    where import.id = ${importId}`.execute(tx);
  if (!rows[0]) return undefined;
  const { metres, minutes, timeZone, epsg, boundary, ...order } = rows[0];
  return { ...order, grouping: { metres, minutes }, site: { timeZone, epsg, boundary } };
}
