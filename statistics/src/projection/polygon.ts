import { type Points, projectToUtm } from './utm.ts';

/** Rings in projected metres; inside and outside by the even–odd rule, so holes and several parts need no order. */
export type Polygon = { readonly rings: readonly Points[] };

/** The part of GeoJSON that holds an area, longitude and latitude in degrees. */
export type AreaGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
    };

/**
 * Boundary from GeoJSON to projected metres, vertex by vertex. O(vertices).
 *
 * @throws StatisticsError of `projectToUtm`
 */
export function projectPolygon(geometry: AreaGeometry, epsg: number): Polygon {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { rings: parts.flat().map((ring) => projectRing(ring, epsg)) };
}

function projectRing(ring: readonly (readonly number[])[], epsg: number): Points {
  return projectToUtm(
    {
      lon: Float64Array.from(ring, (position) => position[0] ?? Number.NaN),
      lat: Float64Array.from(ring, (position) => position[1] ?? Number.NaN),
    },
    epsg,
  );
}
