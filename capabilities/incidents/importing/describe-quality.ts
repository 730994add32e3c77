import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Quality } from '../contract.ts';
import type { Target } from './write-rows.ts';

/** How good the data of the version to come are: asked of the database, once, while the file is checked. */
export async function describeQuality(tx: Tx, target: Target): Promise<Quality> {
  const live = sql`
    from incidents.victim victim
    where victim.site_id = ${target.siteId} and victim.source_id = ${target.sourceId} and victim.to_version is null
      and not exists (
        select from incidents.closing closing
        where closing.site_id = victim.site_id and closing.import_id = ${target.importId}
          and closing.kind = 'victim' and closing.row_id = victim.id)`;
  const [counts, notes, crowded, setAside] = [
    await sql<CountsRow>`
      select count(*) as victims, count(x) as placed, count(*) filter (where is_fatal) as fatal,
        count(*) filter (where is_fatal is null) as outcome_missing,
        count(*) filter (where occurred_local::time = '00:00') as at_midnight,
        count(*) filter (where report_number is null) as report_number_missing,
        count(*) filter (where block is null) as block_missing,
        count(*) filter (where district is null) as district_missing,
        count(*) filter (where race is null) as race_missing,
        count(*) filter (where sex is null) as sex_missing,
        count(*) filter (where age is null and age_group is null) as age_missing,
        count(*) - (select count(*) from (select distinct content_hash ${live}) facts) as identical_rows,
        min(occurred_local)::date as first_day, max(occurred_local)::date as last_day ${live}`.execute(tx),
    await sql<{ note: string; rows: number }>`
      select note, count(*) as rows
      from (select unnest(victim.notes) as note ${live} and victim.notes is not null) noted group by note order by note`.execute(
      tx,
    ),
    await sql<CrowdedRow>`
      select longitude, latitude, min(block) as block, count(*) as victims ${live} and victim.x is not null
      group by longitude, latitude having count(*) >= 5 order by count(*) desc, longitude, latitude limit 10`.execute(
      tx,
    ),
    await sql<{ code: string; rows: number }>`
      select reason ->> 'code' as code, count(*) as rows
      from incidents.set_aside_row row
      cross join jsonb_array_elements(row.reasons) reason
      where row.site_id = ${target.siteId} and row.import_id = ${target.importId}
      group by 1 order by 2 desc, 1`.execute(tx),
  ];
  return qualityOf(counts.rows[0]!, notes.rows, crowded.rows, setAside.rows);
}

type CountsRow = {
  victims: number;
  placed: number;
  fatal: number;
  outcome_missing: number;
  at_midnight: number;
  report_number_missing: number;
  block_missing: number;
  district_missing: number;
  race_missing: number;
  sex_missing: number;
  age_missing: number;
  identical_rows: number;
  first_day: string | null;
  last_day: string | null;
};
type CrowdedRow = { longitude: number; latitude: number; block: string | null; victims: number };

function qualityOf(
  counts: CountsRow,
  notes: { note: string; rows: number }[],
  crowdedPlaces: CrowdedRow[],
  setAside: { code: string; rows: number }[],
): Quality {
  return {
    victims: counts.victims,
    fatal: counts.fatal,
    placed: counts.placed,
    atMidnight: counts.at_midnight,
    identicalRows: counts.identical_rows,
    firstDay: counts.first_day,
    lastDay: counts.last_day,
    missing: {
      place: counts.victims - counts.placed,
      outcome: counts.outcome_missing,
      reportNumber: counts.report_number_missing,
      block: counts.block_missing,
      district: counts.district_missing,
      race: counts.race_missing,
      sex: counts.sex_missing,
      age: counts.age_missing,
    },
    notes: Object.fromEntries(notes.map(({ note, rows }) => [note, rows])),
    setAside: Object.fromEntries(setAside.map(({ code, rows }) => [code, rows])),
    crowdedPlaces,
  };
}
