import { v7 as uuidv7 } from 'uuid';
import type { Role } from '#platform/access/roles.ts';
import { withClient } from '#platform/database/provision.ts';

export const SITES = 40;
export const INCIDENTS = 1_000_000;

export type SeededSite = { id: string; slug: string; incidents: number };

/**
 * A million incidents in forty sites, the largest with a quarter of them, as cities are: ids, times and places come
 * from the row's number, so every run has the same rows.
 */
export async function seedIncidents(ownerUrl: string): Promise<SeededSite[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query(idOf);
    await client.query(
      `insert into program.site (id, slug, name, state, time_zone, epsg)
       select pg_temp.id_of('site ' || n), 'bench-' || n, 'Bench ' || n, 'PA', 'America/New_York', 32618
       from generate_series(1, $1::integer) n`,
      [SITES],
    );
    await client.query(
      `insert into incidents.source (id, site_id, name, layer, mode, current_version)
       select pg_temp.id_of('source ' || n), pg_temp.id_of('site ' || n), 'Shootings', 'confirmed_shooting', 'full_extract', 1
       from generate_series(1, $1::integer) n`,
      [SITES],
    );
    const sizes = sizesOfSites();
    for (const [index, size] of sizes.entries()) await client.query(incidentsOfSite, [index + 1, size]);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string; slug: string }>(
      `select id, slug from program.site where slug like 'bench-%' order by slug`,
    );
    return rows.map((row) => ({ ...row, incidents: sizes[Number(row.slug.slice(6)) - 1]! }));
  });
}

/** A UUID from words: version 8, which leaves the bits to the maker. */
const idOf = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
  return overlay(overlay(md5(words) placing '8' from 13) placing 'a' from 17)::uuid`;

/** In order of time, ten years long; every tenth row was replaced in a later version, as in a grown table. */
const incidentsOfSite = `
  insert into incidents.event (site_id, source_id, id, import_id, from_version, to_version, occurred_at, occurred_local,
    victims, fatal, longitude, latitude, x, y, block, district, report_numbers)
  select pg_temp.id_of('site ' || $1::integer), pg_temp.id_of('source ' || $1), pg_temp.id_of($1 || ' event ' || i),
    pg_temp.id_of('import ' || $1), 1, case when i % 10 = 0 then 1 end, moment, moment at time zone 'America/New_York',
    1 + (i % 7 = 0)::integer, (i % 5 = 0)::integer, -75 + spread / 1e4, 40 + spread / 1e4, 480000 + spread, 4420000 + spread,
    (spread * 100) || ' N BENCH ST', (1 + i % 22)::text, array['B' || $1 || '-' || i]
  from generate_series(1, $2::integer) i,
    lateral (select timestamptz '2015-01-01 05:00Z' + i * (interval '10 years' / $2) as moment) t,
    lateral (select (i * 7919) % 1000 as spread) s`;

function sizesOfSites(): number[] {
  const shares = Array.from({ length: SITES }, (_, i) => 1 / (i + 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const sizes = shares.map((share) => Math.floor((INCIDENTS * share) / whole));
  sizes[0]! += INCIDENTS - sizes.reduce((sum, size) => sum + size, 0);
  return sizes;
}

/** A person with one role over the given sites, or over every site where none is given. */
export async function seedPerson(ownerUrl: string, role: Role, sites: SeededSite[]): Promise<string> {
  const [person, agency, membership] = [uuidv7(), uuidv7(), uuidv7()];
  await withClient(ownerUrl, async (client) => {
    await client.query('insert into identity.agency (id, name, kind) values ($1, $2, $3)', [
      agency,
      `Bench ${role}`,
      'police',
    ]);
    await client.query('insert into identity.person (id, name, email) values ($1, $2, $3)', [
      person,
      `Bench ${role}`,
      `${person}@example.org`,
    ]);
    await client.query(
      `insert into identity.membership (id, person_id, agency_id, role, every_site) values ($1, $2, $3, $4, $5)`,
      [membership, person, agency, role, sites.length === 0],
    );
    await client.query(
      'insert into identity.membership_site (membership_id, site_id) select $1, unnest($2::uuid[])',
      [membership, sites.map(({ id }) => id)],
    );
  });
  return person;
}
