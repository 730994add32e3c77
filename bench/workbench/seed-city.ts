import type { SiteGeography } from '#capabilities/analysis/methods/method.ts';
import { withClient } from '#platform/database/provision.ts';

export const INCIDENTS = 1_000_000;

export type SeededVersion = { siteId: string; versionId: string };

const WEST = -75.28;
const EAST = -74.96;
const SOUTH = 39.87;
const NORTH = 40.13;

/** A city of 27 by 29 km, as large as a large city’s box. */
export const benchGeography: SiteGeography = {
  epsg: 32618,
  gridOrigin: { x: 476000, y: 4413000 },
  boundary: {
    type: 'Polygon',
    coordinates: [
      [
        [WEST, SOUTH],
        [EAST, SOUTH],
        [EAST, NORTH],
        [WEST, NORTH],
        [WEST, SOUTH],
      ],
    ],
  },
};

/**
 * One city, ten years, a million incidents at twenty thousand corners, the busiest with many times its share. All
 * comes from the row’s number, so every run has the same rows.
 */
export function seedCity(ownerUrl: string, incidents = INCIDENTS): Promise<SeededVersion> {
  return withClient(ownerUrl, async (client) => {
    await client.query(idOf);
    await client.query(`
      insert into program.site (id, slug, name, state, time_zone, epsg)
      values (pg_temp.id_of('site'), 'bench-city', 'Bench City', 'PA', 'America/New_York', 32618)`);
    await client.query(`
      insert into incidents.source (id, site_id, name, layer, mode, current_version)
      values (pg_temp.id_of('source'), pg_temp.id_of('site'), 'Shootings', 'confirmed_shooting', 'full_extract', 1)`);
    await client.query(theFile);
    await client.query(theImport);
    await client.query(theVersion, [incidents]);
    await client.query(theIncidents, [incidents]);
    await client.query('vacuum analyze incidents.event');
    const { rows } = await client.query<SeededVersion>(
      `select pg_temp.id_of('site') as "siteId", pg_temp.id_of('version') as "versionId"`,
    );
    return rows[0]!;
  });
}

/** A UUID from words: version 8, which leaves the bits to the maker. */
const idOf = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
  return overlay(overlay(md5(words) placing '8' from 13) placing 'a' from 17)::uuid`;

const theFile = `
  insert into incidents.upload (id, site_id, file_name, sha256, bytes)
  values (pg_temp.id_of('upload'), pg_temp.id_of('site'), 'shootings.csv', repeat('a', 64), 1)`;

const theImport = `
  insert into incidents.import (id, site_id, source_id, number, title, state, upload_id, mode, mapping,
    grouping_metres, grouping_minutes, snapshot_date, version, base_version)
  values (pg_temp.id_of('import'), pg_temp.id_of('site'), pg_temp.id_of('source'), 'IMP-2026-9999', 'Bench', 'received',
    pg_temp.id_of('upload'), 'full_extract', '{}', 25, 60, '2024-12-31', 1, 0)`;

const theVersion = `
  insert into incidents.data_version (id, site_id, source_id, version, import_id, file_name, file_sha256, file_bytes,
    mapping, grouping_metres, grouping_minutes, snapshot_date, rows_read, rows_accepted, rows_set_aside, rows_added,
    rows_changed, rows_withdrawn, rows_live, events, quality)
  select pg_temp.id_of('version'), pg_temp.id_of('site'), pg_temp.id_of('source'), 1, pg_temp.id_of('import'),
    'shootings.csv', repeat('a', 64), 1, '{}', 25, 60, '2024-12-31', n, n, 0, n, 0, 0, n, n,
    '{"firstDay": "2015-01-01", "lastDay": "2024-12-31"}'
  from (select $1::bigint as n) t`;

/** In order of time; the corner is a low number more often than a high one, and lies anywhere in the city. */
const theIncidents = `
  insert into incidents.event (site_id, source_id, id, import_id, from_version, occurred_at, occurred_local,
    victims, fatal, longitude, latitude, x, y, block, district, report_numbers)
  select pg_temp.id_of('site'), pg_temp.id_of('source'), pg_temp.id_of('event ' || i), pg_temp.id_of('import'), 1,
    moment, moment at time zone 'America/New_York', 1 + (i % 7 = 0)::integer, (i % 5 = 0)::integer,
    -75.28 + (corner * 7919 % 27000) / 84400.0, 39.87 + (corner * 104729 % 28800) / 111000.0,
    476500 + corner * 7919 % 27000, 4413500 + corner * 104729 % 28800,
    corner || ' N BENCH ST', (1 + corner % 22)::text, array['B-' || i]
  from generate_series(1, $1::integer) i,
    lateral (select timestamptz '2015-01-01 05:00Z' + i * (interval '3652 days' / $1) as moment,
      (i::bigint * 7907 % 10007) / 10007.0 as u) t,
    lateral (select floor(20000 * u * u)::bigint as corner) s`;
