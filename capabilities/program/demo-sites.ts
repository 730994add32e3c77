import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Geometry } from 'geojson';
import { sql } from 'kysely';
import { demoId } from '#demo/demo-id.ts';
import type { Services } from '#platform/http/capability.ts';

const EXTRACTS = join(import.meta.dirname, '../../demo/extracts');

/** Two cities with open shooting data; both lie in UTM zone 18 north. */
export const demoSites = {
  philadelphia: { id: demoId('site philadelphia-pa'), slug: 'philadelphia-pa' },
  newYork: { id: demoId('site new-york-ny'), slug: 'new-york-ny' },
} as const;

/** A place that does not exist. Its name sorts after the cities with data, so that nobody lands there first. */
export type InventedSite = {
  id: string;
  slug: string;
  name: string;
  state: string;
  timeZone: string;
  index: number;
};

export async function loadDemoSites({ database, clock }: Services): Promise<void> {
  const { philadelphia, newYork } = demoSites;
  const now = clock.now();
  const boundary = readBoundary('philadelphia/city-limits.geojson.gz');
  await database.asSystem('the demo partnership is loaded at start', async (tx) => {
    await sql`insert into program.cohort (year, label, starts_on)
      select year, 'Cohort ' || year, make_date(year, 1, 1)
      from generate_series(${now.getUTCFullYear() - 4}::integer, ${now.getUTCFullYear()}) year
      union all select year, 'Cohort ' || year, make_date(year, 1, 1) from unnest(array[2024, 2025]) year
      on conflict do nothing`.execute(tx);
    await sql`insert into program.site
        (id, slug, name, state, time_zone, epsg, grid_origin_x, grid_origin_y, boundary, cohort_year, is_demo)
      values
        (${philadelphia.id}, ${philadelphia.slug}, 'Philadelphia', 'PA', 'America/New_York', 32618,
          476000, 4413000, ${boundary && JSON.stringify(boundary)}::jsonb, 2024, true),
        (${newYork.id}, ${newYork.slug}, 'New York', 'NY', 'America/New_York', 32618, null, null, null, 2025, true)
      on conflict do nothing`.execute(tx);
    await sql`insert into program.site
        (id, slug, name, state, time_zone, epsg, cohort_year, is_demo, is_invented)
      select id, slug, name, state, "timeZone", 5070, ${now.getUTCFullYear()}::integer - index % 5, true, true
      from jsonb_to_recordset(${JSON.stringify(inventedSites)})
        as s(id uuid, slug text, name text, state text, "timeZone" text, index integer)
      on conflict do nothing`.execute(tx);
  });
}

const NAMES = `Ashford Bellmere Calder Dunmore Eastwick Fairhollow Glenrock Harrowgate Ivybridge Juniper
  Kestrel Larkspur Millbrook Northam Oakhaven Pinecrest Quillan Redfield Stonebrook Thornbury
  Underhill Vesper Westmark Yarrow Zephyr Alderton Birchwood Copperfield Driftwood Elmstead
  Foxglove Granite Hazelton Inverness Jasper Kingsley Lindenfall Marlow Nettle Orchard
  Palisade Quarry Rosewick Saltmarsh Timberline Upland Valewood Willowick Amberly Brightwater
  Cedarfork Dovecote Emberly Flintlock Graywater Heronsgate Ironbridge Lakemoor`.split(/\s+/);

const PLACES = [
  ['AL', 'America/Chicago'],
  ['AZ', 'America/Phoenix'],
  ['CA', 'America/Los_Angeles'],
  ['CO', 'America/Denver'],
  ['DE', 'America/New_York'],
  ['GA', 'America/New_York'],
  ['IL', 'America/Chicago'],
  ['LA', 'America/Chicago'],
  ['MI', 'America/Detroit'],
  ['MN', 'America/Chicago'],
  ['MO', 'America/Chicago'],
  ['NC', 'America/New_York'],
  ['NM', 'America/Denver'],
  ['OH', 'America/New_York'],
  ['OR', 'America/Los_Angeles'],
  ['TN', 'America/Chicago'],
  ['TX', 'America/Chicago'],
  ['VA', 'America/New_York'],
  ['WA', 'America/Los_Angeles'],
  ['WI', 'America/Chicago'],
] as const;

/** With the two cities they make the sixty sites for which the portfolio is designed. They have no data. */
export const inventedSites: readonly InventedSite[] = NAMES.map((place, n) => {
  const [state, timeZone] = PLACES[(n * 7) % PLACES.length]!;
  const count = String(n + 3).padStart(2, '0');
  const slug = `demo-site-${count}-${place.toLowerCase()}`;
  return {
    ...{ id: demoId(`site ${slug}`), slug, state, timeZone, index: n },
    name: `Site ${count}, ${place} (invented)`,
  };
});

function readBoundary(file: string): Geometry | null {
  const path = join(EXTRACTS, file);
  if (!existsSync(path)) return null;
  const feature = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { geometry: Geometry };
  return feature.geometry;
}
