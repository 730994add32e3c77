import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FlagRule } from '../contract.ts';
import { failWith } from '../errors.ts';
import { excludingBits, type Flaggable, flagger } from '../flagging/flag-rules.ts';
import { readDataVersion } from './data-version.ts';
import { readFlagRules } from './flag-rules.ts';

export type PointsRequest = {
  siteId: string;
  versionId: string;
  /** Victims are people; events are shootings, however many each hit. They are never mixed. */
  unit: 'victim' | 'event';
  filter?: PointsFilter;
};

export type PointsFilter = {
  outcome?: 'fatal' | 'nonfatal';
  /** Local calendar days, `from` inclusive, `before` exclusive. */
  from?: string;
  before?: string;
  /** The flag rules to apply; those in force when left out. A run that is repeated names the ones it used. */
  ruleIds?: readonly string[];
  /** Keeps what rules exclude; it is excluded otherwise. */
  keepExcluded?: boolean;
};

/** One index for each incident, in order of time, ties in order of id: the same version always gives the same arrays. */
export type Points = {
  count: number;
  /** Metres in the site's projection; NaN where there is no point. */
  x: Float64Array;
  y: Float64Array;
  longitude: Float64Array;
  latitude: Float64Array;
  epochMs: Float64Array;
  /** Days since 1970-01-01 on the site's calendar, and the local minute of that day. */
  localDay: Int32Array;
  localMinute: Int16Array;
  /** 1 fatal, 0 not, 255 not known. An event is fatal when anybody died. */
  fatal: Uint8Array;
  /** Victims: always 1 for the unit victim. */
  victims: Int32Array;
  /** Bit i: rule i of `rules` matches. */
  flags: Uint32Array;
  /** Index into `blocks`, -1 where none is given. */
  block: Int32Array;
  blocks: string[];
  /** Index into `districts`, -1 where none is given. */
  district: Int32Array;
  districts: string[];
  rules: FlagRule[];
  /** What was left out, and why: shown beside every result. */
  leftOut: { excludedByRules: number; withoutPoint: number };
};

type Row = Flaggable & {
  x: number | null;
  y: number | null;
  longitude: number | null;
  latitude: number | null;
  epochMs: number;
  localMinutes: number;
  fatal: number | null;
  victims: number;
};

const unknownOutcome = 255;
const minutesPerDay = 1440;

export async function pointsOfVersion(tx: Tx, request: PointsRequest): Promise<Outcome<Points>> {
  const version = await readDataVersion(tx, request.versionId);
  if (version?.siteId !== request.siteId) return failWith('incidents.version-missing', {});
  const rules = await readFlagRules(tx, version.source.id, request.filter?.ruleIds);
  const rows = await readRows(tx, request, version.source.id, version.version);
  return succeed(pointsOf(rows, rules, request.filter?.keepExcluded ?? false));
}

async function readRows(tx: Tx, request: PointsRequest, sourceId: string, version: number): Promise<Row[]> {
  const { siteId, filter = {} } = request;
  const isVictim = request.unit === 'victim';
  const { rows } = await sql<Row>`
    select x, y, longitude, latitude, block, district,
      ${isVictim ? sql`report_number` : sql`report_numbers[1]`} as "reportNumber",
      (extract(epoch from occurred_at) * 1000)::float8 as "epochMs",
      floor(extract(epoch from occurred_local) / 60)::integer as "localMinutes",
      ${isVictim ? sql`is_fatal::integer` : sql`(fatal > 0)::integer`} as fatal,
      ${isVictim ? sql`1` : sql`victims`} as victims
    from ${sql.table(`incidents.${request.unit}`)}
    where site_id = ${siteId} and source_id = ${sourceId}
      and from_version <= ${version} and (to_version is null or to_version > ${version})
      and occurred_local >= ${filter.from ?? '-infinity'}::timestamp
      and occurred_local < ${filter.before ?? 'infinity'}::timestamp
      ${filter.outcome ? (isVictim ? sql`and is_fatal = ${filter.outcome === 'fatal'}` : sql`and (fatal > 0) = ${filter.outcome === 'fatal'}`) : sql``}
    order by occurred_at, id`.execute(tx);
  return rows;
}

function pointsOf(all: Row[], rules: FlagRule[], keepExcluded: boolean): Points {
  const flagsOf = flagger(rules);
  const excluding = keepExcluded ? 0 : excludingBits(rules);
  const flagged = all.map((row) => ({ row, flags: flagsOf(row) }));
  const kept = flagged.filter(({ flags }) => (flags & excluding) === 0);
  const numbers = (read: (row: Row) => number | null) =>
    Float64Array.from(kept, ({ row }) => read(row) ?? Number.NaN);
  const blocks = numberNames(kept.map(({ row }) => row.block));
  const districts = numberNames(kept.map(({ row }) => row.district));
  return {
    count: kept.length,
    x: numbers((row) => row.x),
    y: numbers((row) => row.y),
    longitude: numbers((row) => row.longitude),
    latitude: numbers((row) => row.latitude),
    epochMs: numbers((row) => row.epochMs),
    localDay: Int32Array.from(kept, ({ row }) => Math.floor(row.localMinutes / minutesPerDay)),
    localMinute: Int16Array.from(
      kept,
      ({ row }) => ((row.localMinutes % minutesPerDay) + minutesPerDay) % minutesPerDay,
    ),
    fatal: Uint8Array.from(kept, ({ row }) => row.fatal ?? unknownOutcome),
    victims: Int32Array.from(kept, ({ row }) => row.victims),
    flags: Uint32Array.from(kept, ({ flags }) => flags),
    block: blocks.numbers,
    blocks: blocks.names,
    district: districts.numbers,
    districts: districts.names,
    rules,
    leftOut: {
      excludedByRules: all.length - kept.length,
      withoutPoint: kept.filter(({ row }) => row.x === null).length,
    },
  };
}

function numberNames(given: (string | null)[]): { numbers: Int32Array; names: string[] } {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(given, (name) => {
    if (name === null) return -1;
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
  return { numbers, names: [...known.keys()] };
}
