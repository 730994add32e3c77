import { type Grid, unprojectFromUtm } from '@psp/statistics';
import type { ForecastPlaces, PeriodForecast } from '#capabilities/forecasts/contract.ts';
import type { SiteGeography } from '../methods/method.ts';
import { siteGrid } from '../methods/site-grid.ts';

/** The cells of a forecast as polygons, with those that only plain counts would name. */
export function placesOfForecast(
  { cells, countsCells }: PeriodForecast,
  geography: SiteGeography,
  cellSize: number,
): ForecastPlaces {
  const { grid } = siteGrid(geography, cellSize);
  const named = new Set(cells.map(({ cell }) => cell));
  const ofMethod = cells.map(({ cell, rank, expected, alsoByCounts }) => ({
    cell,
    rank,
    expected,
    chosenBy: alsoByCounts ? ('both' as const) : ('method' as const),
  }));
  const ofCountsAlone = countsCells
    .filter((cell) => !named.has(cell))
    .map((cell) => ({ cell, rank: null, expected: null, chosenBy: 'counts' as const }));
  return {
    type: 'FeatureCollection',
    boundary: geography.boundary as ForecastPlaces['boundary'],
    features: [...ofMethod, ...ofCountsAlone].map((properties) => ({
      type: 'Feature',
      id: properties.cell,
      geometry: { type: 'Polygon', coordinates: [ringOf(grid, properties.cell, geography.epsg)] },
      properties,
    })),
  };
}

/** Counter-clockwise from the south-west corner and back to it. */
function ringOf({ x0, y0, size, columns }: Grid, cell: number, epsg: number): number[][] {
  const column = cell % columns;
  const west = x0 + column * size;
  const south = y0 + ((cell - column) / columns) * size;
  const { lon, lat } = unprojectFromUtm(
    {
      x: Float64Array.of(west, west + size, west + size, west, west),
      y: Float64Array.of(south, south, south + size, south + size, south),
    },
    epsg,
  );
  return Array.from(lon, (degrees, i) => [sixDecimals(degrees), sixDecimals(lat[i]!)]);
}

/** A tenth of a metre. */
function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
