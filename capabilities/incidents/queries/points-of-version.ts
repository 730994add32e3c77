import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { FlagRule } from '../contract.ts';
import { failWith } from '../errors.ts';
import { excludingBits, flagger } from '../flagging/flag-rules.ts';
import { readDataVersion } from './data-version.ts';
import { readFlagRules } from './flag-rules.ts';
import { type PointColumns, readPointColumns } from './point-columns.ts';

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
  /** Days since 1970-01-01 on the site's calendar. */
  localDay: Int32Array;
  /** 1 fatal, 0 not, 255 not known. An event is fatal when anybody died. */
  fatal: Uint8Array;
  /** Victims: always 1 for the unit victim. */
  victims: Int32Array;
  /** Bit i: rule i of `rules` matches. */
  flags: Uint32Array;
  /** Index into `districts`, -1 where none is given. */
  district: Int32Array;
  districts: string[];
  rules: FlagRule[];
  /** What was left out, and why: shown beside every result. */
  leftOut: { excludedByRules: number; withoutPoint: number };
};

const unknownOutcome = 255;

export async function pointsOfVersion(tx: Tx, request: PointsRequest): Promise<Outcome<Points>> {
  const version = await readDataVersion(tx, request.versionId);
  if (version?.siteId !== request.siteId) return failWith('incidents.version-missing', {});
  const rules = await readFlagRules(tx, version.source.id, request.filter?.ruleIds);
  const columns = await readColumns(tx, request, version, rules);
  return succeed(pointsOf(columns, rules, request.filter?.keepExcluded ?? false));
}

async function readColumns(
  tx: Tx,
  { siteId, unit, filter = {} }: PointsRequest,
  { source, version }: { source: { id: string }; version: number },
  rules: FlagRule[],
): Promise<PointColumns> {
  const isVictim = unit === 'victim';
  const rows = sql`
    select x, y, block, district,
      ${isVictim ? sql`report_number` : sql`report_numbers[1]`} as "reportNumber",
      occurred_local::date - date '1970-01-01' as "localDay",
      ${isVictim ? sql`is_fatal::integer` : sql`(fatal > 0)::integer`} as fatal,
      ${isVictim ? sql`1` : sql`victims`} as victims
    from ${sql.table(`incidents.${unit}`)}
    where site_id = ${siteId} and source_id = ${source.id}
      and from_version <= ${version} and (to_version is null or to_version > ${version})
      and occurred_local >= ${filter.from ?? '-infinity'}::timestamp
      and occurred_local < ${filter.before ?? 'infinity'}::timestamp
      ${filter.outcome ? (isVictim ? sql`and is_fatal = ${filter.outcome === 'fatal'}` : sql`and (fatal > 0) = ${filter.outcome === 'fatal'}`) : sql``}
    order by occurred_at, id`;
  return readPointColumns(tx, rows, new Set(rules.map(({ field }) => field)));
}

function pointsOf(columns: PointColumns, rules: FlagRule[], keepExcluded: boolean): Points {
  const allFlags = flagsOf(columns, rules);
  const excluding = keepExcluded ? 0 : excludingBits(rules);
  const kept = positionsWhere(columns.count, (i) => (allFlags[i]! & excluding) === 0);
  const take = <T extends Float64Array | Int32Array | Uint32Array>(from: T): T =>
    kept.length === columns.count ? from : (from.filter((_, i) => (allFlags[i]! & excluding) === 0) as T);
  const districts = numberNames(columns.district, kept);
  const x = take(columns.x);
  return {
    count: kept.length,
    x,
    y: take(columns.y),
    localDay: take(columns.localDay),
    fatal: Uint8Array.from(take(columns.fatal), (fatal) => (fatal < 0 ? unknownOutcome : fatal)),
    victims: take(columns.victims),
    flags: take(allFlags),
    district: districts.numbers,
    districts: districts.names,
    rules,
    leftOut: {
      excludedByRules: columns.count - kept.length,
      withoutPoint: x.reduce((without, metres) => (Number.isNaN(metres) ? without + 1 : without), 0),
    },
  };
}

function flagsOf({ count, block, district, reportNumber }: PointColumns, rules: FlagRule[]): Uint32Array {
  const flags = new Uint32Array(count);
  if (rules.length === 0) return flags;
  const flagsOfRow = flagger(rules);
  for (let i = 0; i < count; i++) {
    flags[i] = flagsOfRow({
      block: block[i] ?? null,
      district: district[i] ?? null,
      reportNumber: reportNumber[i] ?? null,
    });
  }
  return flags;
}

function positionsWhere(count: number, keeps: (i: number) => boolean): Int32Array {
  const positions = new Int32Array(count);
  let kept = 0;
  for (let i = 0; i < count; i++) if (keeps(i)) positions[kept++] = i;
  return positions.subarray(0, kept);
}

/** Numbers in the order in which the names first come up. */
function numberNames(
  given: readonly (string | null)[],
  kept: Int32Array,
): { numbers: Int32Array; names: string[] } {
  const known = new Map<string, number>();
  const numbers = kept.map((i) => {
    const name = given[i] ?? null;
    if (name === null) return -1;
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
  return { numbers, names: [...known.keys()] };
}
