import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOf } from '../tell.ts';
import type { Cohort, NewSite, SiteInput, SiteParticulars } from './contract.ts';

/** Brings a site into the partnership; people and an engagement follow. */
export async function addSiteIn(tx: Tx, site: NewSite): Promise<Outcome<SiteParticulars>> {
  const fault = await faultOfCohort(tx, site.cohortYear);
  if (fault) return fault;
  const id = uuidv7();
  const { rows } = await sql`insert into program.site
      (id, slug, name, state, time_zone, epsg, grid_origin_x, grid_origin_y, cohort_year)
    values (${id}, ${site.slug}, ${site.name}, ${site.state}, ${site.timeZone}, ${site.epsg},
      ${site.gridOriginX ?? null}, ${site.gridOriginY ?? null}, ${site.cohortYear ?? null})
    on conflict (slug) do nothing returning id`.execute(tx);
  if (rows.length === 0)
    return failWith('program.site-taken', { slug: site.slug }, [
      { field: 'slug', message: 'Another site has it.', mend: 'Choose another address.' },
    ]);
  await tellOf(tx, 'program.site-added', id, { table: 'program.site', id });
  return succeed((await findParticulars(tx, id))!);
}

/** Changes what is known of a site. Its address stays: links to it are out in the world. */
export async function changeSiteIn(tx: Tx, id: string, site: SiteInput): Promise<Outcome<SiteParticulars>> {
  const fault = await faultOfCohort(tx, site.cohortYear);
  if (fault) return fault;
  const before = await findParticulars(tx, id);
  if (!before) return failWith('program.not-found', {});
  if (before.hasData && isMovedGround(before, site)) return failWith('program.ground-fixed', {});
  await sql`update program.site set name = ${site.name}, state = ${site.state}, time_zone = ${site.timeZone},
      epsg = ${site.epsg}, grid_origin_x = ${site.gridOriginX ?? null}, grid_origin_y = ${site.gridOriginY ?? null},
      cohort_year = ${site.cohortYear ?? null}
    where id = ${id}`.execute(tx);
  await tellOf(tx, 'program.site-changed', id, { table: 'program.site', id });
  return succeed((await findParticulars(tx, id))!);
}

/** A year’s cohort, added or named anew. */
export async function keepCohortIn(tx: Tx, { year, label, startsOn }: Cohort): Promise<Outcome<null>> {
  await sql`insert into program.cohort (year, label, starts_on) values (${year}, ${label}, ${startsOn})
    on conflict (year) do update set label = excluded.label, starts_on = excluded.starts_on`.execute(tx);
  return succeed(null);
}

export async function findParticulars(tx: Tx, id: string): Promise<SiteParticulars | undefined> {
  const { rows } = await sql<SiteParticulars>`
    select s.id, s.slug, s.name, s.state, s.time_zone as "timeZone", s.cohort_year as "cohortYear",
      s.is_demo as "isDemo", s.is_invented as "isInvented", s.epsg, s.grid_origin_x as "gridOriginX", s.grid_origin_y as "gridOriginY",
      program.has_data(s.id) as "hasData"
    from program.site s where s.id = ${id}`.execute(tx);
  return rows[0];
}

function isMovedGround(before: SiteParticulars, after: SiteInput): boolean {
  const gridMoves =
    before.gridOriginX !== (after.gridOriginX ?? null) || before.gridOriginY !== (after.gridOriginY ?? null);
  return (
    before.epsg !== after.epsg ||
    before.timeZone !== after.timeZone ||
    (before.gridOriginX !== null && gridMoves)
  );
}

async function faultOfCohort(tx: Tx, year: number | null | undefined) {
  if (year == null) return null;
  const { rows } = await sql`select 1 from program.cohort where year = ${year}`.execute(tx);
  if (rows.length > 0) return null;
  return failWith('program.cohort-unknown', { year }, [
    { field: 'cohortYear', message: 'It is not among the cohorts.', mend: 'Add the cohort first.' },
  ]);
}
