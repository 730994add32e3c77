import { type Grid, type LonLat, unprojectFromUtm } from '@psp/statistics';
import type { Outline, PlaceCollection, RunResult } from '../contract.ts';

type Place = PlaceCollection['features'][number];

/**
 * The places of a run as polygons, for the map and for download: the areas it outlined, or else the cells with a
 * count, and where the run has a surface those whose value is worth a colour. `null` for a method that knows none.
 */
export function placesOf(
  result: RunResult,
  boundary: PlaceCollection['boundary'] = null,
): PlaceCollection | null {
  if (result.outlines?.length) return outlinesAsPlaces(result.outlines, boundary);
  const exhibit = result.exhibits.find(({ kind }) => kind === 'grid');
  if (exhibit?.kind !== 'grid') return null;
  const values = surfaceValues(result);
  const counted = new Map(exhibit.cells.map((cell) => [cell.cell, cell]));
  const shown = [...new Set([...counted.keys(), ...worthShowing(values)])].sort((a, b) => a - b);
  const corners = cornersOf(exhibit.grid, shown);
  return {
    type: 'FeatureCollection',
    boundary,
    features: shown.map((cell, i): Place => {
      const known = counted.get(cell);
      return {
        type: 'Feature',
        id: cell,
        geometry: { type: 'Polygon', coordinates: [ringOf(corners, i)] },
        properties: {
          cell,
          count: known?.count ?? 0,
          value: values.get(cell) ?? null,
          hot: known?.hot ?? false,
          flag: known?.flag ?? null,
        },
      };
    }),
  };
}

function outlinesAsPlaces(
  outlines: readonly Outline[],
  boundary: PlaceCollection['boundary'],
): PlaceCollection {
  return {
    type: 'FeatureCollection',
    boundary,
    features: outlines.map(
      ({ label, count, ring, flag }, i): Place => ({
        type: 'Feature',
        id: i + 1,
        geometry: { type: 'Polygon', coordinates: [ring] },
        properties: { cell: null, label, count, value: count, hot: true, flag },
      }),
    ),
  };
}

function surfaceValues({ surface }: RunResult): Map<number, number> {
  return new Map(surface?.cells.map((cell, i) => [cell, surface.values[i]!]) ?? []);
}

/** A fiftieth of the highest value is where a map’s colour fades into the paper. */
function worthShowing(values: Map<number, number>): number[] {
  const least = Math.max(0, ...values.values()) / 50;
  return [...values].filter(([, value]) => value > least).map(([cell]) => cell);
}

/** Four corners a cell, counter-clockwise from the south-west. */
function cornersOf(grid: Grid & { epsg: number }, cells: readonly number[]): LonLat {
  const x = new Float64Array(cells.length * 4);
  const y = new Float64Array(cells.length * 4);
  cells.forEach((cell, i) => {
    const column = cell % grid.columns;
    const west = grid.x0 + column * grid.size;
    const south = grid.y0 + ((cell - column) / grid.columns) * grid.size;
    x.set([west, west + grid.size, west + grid.size, west], i * 4);
    y.set([south, south, south + grid.size, south + grid.size], i * 4);
  });
  return unprojectFromUtm({ x, y }, grid.epsg);
}

function ringOf({ lon, lat }: LonLat, cell: number): number[][] {
  return [0, 1, 2, 3, 0].map((corner) => [
    degrees(lon[cell * 4 + corner]!),
    degrees(lat[cell * 4 + corner]!),
  ]);
}

/** Six decimals are a tenth of a metre. */
function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
