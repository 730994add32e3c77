import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Quality } from '../contract.ts';
import type { ReadingOrder } from './reading-order.ts';

/**
 * How good the data of the version to come are: asked of the database while the file is checked, in one statement,
 * so that it can work by itself while the reader groups events.
 */
export async function describeQuality(tx: Tx, order: ReadingOrder): Promise<Quality> {
  const { rows } = await sql<Answers>`
    with live as not materialized (
      select victim.* from incidents.victim
      where victim.site_id = ${order.siteId} and victim.source_id = ${order.sourceId} and victim.to_version is null
        ${order.baseVersion > 0 ? isNotClosedBy(order.importId) : sql``}
    )
    select (select to_jsonb(counts) from (${counts}) counts) as counts,
      (select jsonb_object_agg(note, rows) from (
        select note, count(*) as rows from (select unnest(notes) as note from live where notes is not null) noted
        group by note) notes) as notes,
      (select jsonb_agg(place) from (${crowdedPlaces}) place) as crowded,
      (select jsonb_object_agg(code, rows order by rows desc, code) from (
        select reason ->> 'code' as code, count(*) as rows
        from incidents.set_aside_row row
        cross join jsonb_array_elements(row.reasons) reason
        where row.site_id = ${order.siteId} and row.import_id = ${order.importId}
        group by 1) reasons) as "setAside"`.execute(tx);
  return qualityOf(rows[0]!);
}

/** A first version ends nothing, and the look for what is ended would cost it as much as the counting. */
const isNotClosedBy = (importId: string) => sql`
  and not exists (
    select from incidents.closing closing
    where closing.site_id = victim.site_id and closing.import_id = ${importId}
      and closing.kind = 'victim' and closing.row_id = victim.id)`;

const counts = sql`
  select count(*) as victims, count(x) as placed, count(*) filter (where is_fatal) as fatal,
    count(*) filter (where is_fatal is null) as outcome_missing,
    count(*) filter (where occurred_local::time = '00:00') as at_midnight,
    count(*) filter (where report_number is null) as report_number_missing,
    count(*) filter (where block is null) as block_missing,
    count(*) filter (where district is null) as district_missing,
    count(*) filter (where race is null) as race_missing,
    count(*) filter (where sex is null) as sex_missing,
    count(*) filter (where age is null and age_group is null) as age_missing,
    count(*) - (select count(*) from (select distinct content_hash from live) facts) as identical_rows,
    min(occurred_local)::date as first_day, max(occurred_local)::date as last_day
  from live`;

const crowdedPlaces = sql`
  select longitude, latitude, min(block) as block, count(*) as victims
  from live where x is not null
  group by longitude, latitude having count(*) >= 5
  order by count(*) desc, longitude, latitude limit 10`;

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
type Answers = {
  counts: CountsRow;
  notes: Record<string, number> | null;
  crowded: Quality['crowdedPlaces'] | null;
  setAside: Record<string, number> | null;
};

function qualityOf({ counts, notes, crowded, setAside }: Answers): Quality {
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
    notes: notes ?? {},
    setAside: setAside ?? {},
    crowdedPlaces: crowded ?? [],
  };
}
