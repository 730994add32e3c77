import { dayNumber } from '@psp/statistics';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { IncidentsData, VersionForAnalysis } from './incidents-data.ts';
import type { Records } from './methods/method.ts';

type Rule = {
  id: string;
  field: string;
  operator: string;
  values: string[];
  reason: string;
  effect: 'exclude' | 'flag';
};
type VersionRow = {
  id: string;
  sourceId: string;
  label: string;
  dataDate: string;
  firstDay: string | null;
  lastDay: string | null;
};
type RecordRow = {
  x: number | null;
  y: number | null;
  day: string;
  fatal: boolean | null;
  district: string | null;
  block: string | null;
  reports: string[];
};

/** Confirmed shootings as the incidents capability keeps them. */
export const incidentsDoor: IncidentsData = { versions, records, trace: async () => null };

async function versions(tx: Tx, siteId: string): Promise<VersionForAnalysis[]> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.source_id as "sourceId", s.name || ', version ' || v.version as label,
      v.snapshot_date as "dataDate", v.quality ->> 'firstDay' as "firstDay", v.quality ->> 'lastDay' as "lastDay"
    from incidents.data_version v
    join incidents.source s on s.id = v.source_id
    where v.site_id = ${siteId} and s.layer = 'confirmed_shooting'
    order by v.accepted_at desc, v.version desc`.execute(tx);
  return Promise.all(
    rows.map(async ({ sourceId, firstDay, lastDay, ...version }) => ({
      ...version,
      period: { from: firstDay ?? version.dataDate, to: lastDay ?? version.dataDate },
      rules: (await rulesOf(tx, sourceId)).map(({ id, reason, effect }, bit) => ({
        id,
        bit,
        reason,
        effect,
      })),
      districts: await districtsOf(tx, siteId, sourceId),
    })),
  );
}

async function rulesOf(tx: Tx, sourceId: string): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select id, field, operator, "values", reason, effect
    from incidents.flag_rule where source_id = ${sourceId} and ended_at is null order by created_at, id`.execute(
    tx,
  );
  return rows;
}

async function districtsOf(tx: Tx, siteId: string, sourceId: string): Promise<string[]> {
  const { rows } = await sql<{ district: string }>`
    select distinct district from incidents.event
    where site_id = ${siteId} and source_id = ${sourceId} and district is not null order by district`.execute(
    tx,
  );
  return rows.map(({ district }) => district);
}

async function records(
  tx: Tx,
  { siteId, versionId, unit }: { siteId: string; versionId: string; unit: 'events' | 'victims' },
): Promise<Records> {
  const { rows: versionRows } = await sql<{ sourceId: string; version: number }>`
    select source_id as "sourceId", version from incidents.data_version
    where id = ${versionId} and site_id = ${siteId}`.execute(tx);
  const { sourceId, version } = versionRows[0]!;
  const table = sql.table(unit === 'events' ? 'incidents.event' : 'incidents.victim');
  const fatal = unit === 'events' ? sql`r.fatal > 0` : sql`r.is_fatal`;
  const reports = unit === 'events' ? sql`r.report_numbers` : sql`array_remove(array[r.report_number], null)`;
  const { rows } = await sql<RecordRow>`
    select r.x, r.y, r.occurred_local::date as day, ${fatal} as fatal, r.district, r.block, ${reports} as reports
    from ${table} r
    where r.site_id = ${siteId} and r.source_id = ${sourceId} and r.from_version <= ${version}
      and (r.to_version is null or r.to_version > ${version})
    order by r.id`.execute(tx);
  return recordsFrom(rows, await rulesOf(tx, sourceId));
}

function recordsFrom(rows: readonly RecordRow[], rules: readonly Rule[]): Records {
  const districts = [...new Set(rows.flatMap(({ district }) => district ?? []))].sort();
  const indexOf = new Map(districts.map((district, index) => [district, index]));
  return {
    x: Float64Array.from(rows, ({ x }) => x ?? Number.NaN),
    y: Float64Array.from(rows, ({ y }) => y ?? Number.NaN),
    days: Int32Array.from(rows, ({ day }) => dayOf(day)),
    fatal: Uint8Array.from(rows, ({ fatal }) => (fatal ? 1 : 0)),
    flags: Int32Array.from(rows, (row) =>
      rules.reduce((bits, rule, bit) => (matches(rule, row) ? bits | (1 << bit) : bits), 0),
    ),
    district: Int32Array.from(rows, ({ district }) => (district === null ? -1 : indexOf.get(district)!)),
    districts,
  };
}

function dayOf(text: string): number {
  return dayNumber({
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
  });
}

function matches({ field, operator, values }: Rule, row: RecordRow): boolean {
  const texts = field === 'reportNumber' ? row.reports : [field === 'block' ? row.block : row.district];
  return texts.some((text) => {
    const value = text?.toUpperCase() ?? '';
    if (operator === 'digits-exactly') return /^\d+$/.test(value) && value.length === Number(values[0]);
    if (operator === 'starts-with') return value !== '' && value.startsWith(values[0]!.toUpperCase());
    return value !== '' && values.some((one) => one.toUpperCase() === value);
  });
}
