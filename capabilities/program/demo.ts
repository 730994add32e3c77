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

export async function loadDemoSites({ database }: Services): Promise<void> {
  const { philadelphia, newYork } = demoSites;
  const boundary = readBoundary('philadelphia/city-limits.geojson.gz');
  await database.asSystem('the demo partnership is loaded at start', async (tx) => {
    await sql`insert into program.cohort (year, label, starts_on)
      select year, 'Cohort ' || year, make_date(year, 1, 1) from generate_series(2022, 2026) year
      on conflict do nothing`.execute(tx);
    await sql`insert into program.site
        (id, slug, name, state, time_zone, epsg, grid_origin_x, grid_origin_y, boundary, cohort_year, is_demo)
      values
        (${philadelphia.id}, ${philadelphia.slug}, 'Philadelphia', 'PA', 'America/New_York', 32618,
          476000, 4413000, ${boundary && JSON.stringify(boundary)}::jsonb, 2024, true),
        (${newYork.id}, ${newYork.slug}, 'New York', 'NY', 'America/New_York', 32618, null, null, null, 2025, true)
      on conflict do nothing`.execute(tx);
  });
}

function readBoundary(file: string): Geometry | null {
  const path = join(EXTRACTS, file);
  if (!existsSync(path)) return null;
  const feature = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { geometry: Geometry };
  return feature.geometry;
}
