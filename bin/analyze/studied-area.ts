import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type Area, type AreaGeometry, cellsWithin, projectPolygon, wholeGrid } from '@psp/statistics';
import { FailureError } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';
import type { GridParameters } from './grid-parameters.ts';

const LARGEST_MASK_BYTES = 256 * 1024 ** 2;

/** The cells of the grid, or those of them whose centre lies in the area that `mask` names. */
export async function studiedArea(parameters: GridParameters, epsg: number | null): Promise<Area> {
  const { mask, ...grid } = parameters;
  if (mask === undefined) return wholeGrid(grid);
  if (epsg === null) {
    refuse('The mask is in longitude and latitude.', 'Name the projection of x and y with --crs EPSG:N.');
  }
  const parts = polygonsOf(parse(await unpacked(mask), mask));
  if (parts.length === 0) refuse(`${mask} holds no polygon.`, 'Give a GeoJSON Polygon or MultiPolygon.');
  return cellsWithin(grid, projectPolygon({ type: 'MultiPolygon', coordinates: parts.flat() }, epsg));
}

type Part = Extract<AreaGeometry, { type: 'MultiPolygon' }>['coordinates'];
type GeoJson = {
  type?: string;
  features?: GeoJson[];
  geometries?: GeoJson[];
  geometry?: GeoJson;
  coordinates?: unknown;
};

/** Features, collections and bare geometries all come down to their polygons. */
function polygonsOf(json: GeoJson | null | undefined): Part[] {
  const inner = json?.features ?? json?.geometries ?? (json?.geometry ? [json.geometry] : undefined);
  if (inner) return inner.flatMap(polygonsOf);
  if (json?.type === 'Polygon') return [[json.coordinates] as unknown as Part];
  return json?.type === 'MultiPolygon' ? [json.coordinates as Part] : [];
}

async function unpacked(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_MASK_BYTES }) : bytes).toString('utf8');
  } catch {
    return refuse(`The mask ${path} can’t be read.`, 'Check its name and that it is GeoJSON, plain or gzip.');
  }
}

function parse(text: string, path: string): GeoJson {
  try {
    return JSON.parse(text) as GeoJson;
  } catch {
    return refuse(`The mask ${path} is not JSON.`, 'Give a GeoJSON file, plain or gzip.');
  }
}

function refuse(problem: string, mend: string): never {
  throw new FailureError(failWith('analyze.parameters-wrong', { problem, mend }).failure);
}
