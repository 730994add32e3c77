import type { MultiPolygon, Polygon } from 'geojson';
import { Boundary } from './boundary.ts';
import type { SiteGround } from './place.ts';
import { projectionOf } from './projections.ts';
import { SiteClock } from './site-clock.ts';

/** Where a site has no outline yet, this much is still sure: it catches swapped and unsigned coordinates. */
const unitedStates: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-180, 13],
      [-64, 13],
      [-64, 72],
      [-180, 72],
      [-180, 13],
    ],
  ],
};

export function groundOf(site: { epsg: number; boundary: Polygon | MultiPolygon | null }): SiteGround {
  const plane = projectionOf(`EPSG:${site.epsg}`);
  if (!plane)
    throw new Error(`The projection EPSG:${site.epsg} of the site is not known; add it to projections.ts.`);
  return { boundary: new Boundary(site.boundary ?? unitedStates), plane };
}

const clocks = new Map<string, SiteClock>();

/** Looking up a zone's changes takes a tenth of a second, so each zone is looked up once. */
export function clockOf(timeZone: string): SiteClock {
  const clock = clocks.get(timeZone) ?? new SiteClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}
