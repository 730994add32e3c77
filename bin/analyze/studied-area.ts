import { type Area, type AreaGeometry, cellsWithin, projectPolygon, wholeGrid } from '@psp/statistics';
import type { GridParameters } from './grid-parameters.ts';
import { type GeoJson, readGeoJson, refuseParameter } from './read-geojson.ts';

/** The cells of the grid, or those of them whose centre lies in the area that `mask` names. */
export async function studiedArea(parameters: GridParameters, epsg: number | null): Promise<Area> {
  const { mask, ...grid } = parameters;
  if (mask === undefined) return wholeGrid(grid);
  if (epsg === null) {
    refuseParameter(
      'The mask is in longitude and latitude.',
      'Name the projection of x and y with --crs EPSG:N.',
    );
  }
  const parts = polygonsOf(await readGeoJson(mask, 'mask'));
  if (parts.length === 0)
    refuseParameter(`${mask} holds no polygon.`, 'Give a GeoJSON Polygon or MultiPolygon.');
  return cellsWithin(grid, projectPolygon({ type: 'MultiPolygon', coordinates: parts.flat() }, epsg));
}

type Part = Extract<AreaGeometry, { type: 'MultiPolygon' }>['coordinates'];

/** Features, collections and bare geometries all come down to their polygons. */
function polygonsOf(json: GeoJson | null | undefined): Part[] {
  const inner = json?.features ?? json?.geometries ?? (json?.geometry ? [json.geometry] : undefined);
  if (inner) return inner.flatMap(polygonsOf);
  if (json?.type === 'Polygon') return [[json.coordinates] as unknown as Part];
  return json?.type === 'MultiPolygon' ? [json.coordinates as Part] : [];
}
