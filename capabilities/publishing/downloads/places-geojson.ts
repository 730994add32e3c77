import { unprojectFromUtm } from '@psp/statistics';
import type { Publication, PublishedOf } from '../contract.ts';

type Grid = PublishedOf<'grid'>;

/** Six decimals of a degree are a hand's breadth: the corners of published cells, never a place of an event. */
const DECIMALS = 1e6;

/** The cells of the published grid with at least one event, as squares in longitude and latitude. */
export function placesGeoJson(exhibit: Grid, finding: Publication): object {
  const { number, version, statement, data, method } = finding;
  const cells = exhibit.cells.filter(({ count }) => count !== 0);
  return {
    type: 'FeatureCollection',
    name: `${number} ${exhibit.key}`,
    description: statement,
    finding: `${number} version ${version}`,
    unit: exhibit.unit,
    dataVersion: data.label,
    method: `${method.title} (${method.codeVersion})`,
    features: cells.map(({ cell, count, hot, flag }) => ({
      type: 'Feature',
      id: cell,
      geometry: { type: 'Polygon', coordinates: [squareOf(cell, exhibit.grid)] },
      properties: { cell, count, suppressed: count === null, hot, flag },
    })),
  };
}

function squareOf(cell: number, { epsg, x0, y0, size, columns }: Grid['grid']): [number, number][] {
  const west = x0 + (cell % columns) * size;
  const south = y0 + Math.floor(cell / columns) * size;
  const { lon, lat } = unprojectFromUtm(
    {
      x: Float64Array.of(west, west + size, west + size, west),
      y: Float64Array.of(south, south, south + size, south + size),
    },
    epsg,
  );
  const corners = Array.from(lon, (degrees, i): [number, number] => [rounded(degrees), rounded(lat[i]!)]);
  return [...corners, corners[0]!];
}

const rounded = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;
