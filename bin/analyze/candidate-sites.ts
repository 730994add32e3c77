import { type Points, projectToUtm, StatisticsError } from '@psp/statistics';
import { FailureError } from '#platform/outcome/outcome.ts';
import type { PointData } from './method.ts';
import type { PlaceColumns } from './place-reader.ts';
import { type GeoJson, readGeoJson, readUnpacked, refuseParameter } from './read-geojson.ts';
import { readPoints } from './read-points.ts';

/** As many of the first events, places written out, or a file of places. */
export type Candidates = number | [number, number][] | string;

/** Where a file of candidates may keep its places, when it has not the columns of the file of events. */
const METRES = [['x', 'y']] as const;
const DEGREES = [
  ['lon', 'lat'],
  ['longitude', 'latitude'],
  ['lng', 'lat'],
] as const;

/** The sites to choose among, in metres, in the order they are given. */
export async function candidateSites(candidates: Candidates, data: PointData): Promise<Points> {
  if (typeof candidates === 'number') return firstEvents(candidates, data);
  if (typeof candidates !== 'string') return placesOf(candidates, data);
  const isGeoJson = (await readUnpacked(candidates, 'file of candidates')).trimStart().startsWith('{');
  if (!isGeoJson) return sitesOfTable(candidates, data);
  const places = pointsOf(await readGeoJson(candidates, 'file of candidates'));
  if (places.length === 0) refuseParameter(`${candidates} holds no point.`, 'Give GeoJSON Points.');
  return placesOf(places, data);
}

function firstEvents(count: number, { points }: PointData): Points {
  if (count > points.x.length) {
    refuseParameter(
      `There are only ${points.x.length} events to take ${count} candidates from.`,
      'Ask for fewer, or name the candidates.',
    );
  }
  return { x: points.x.slice(0, count), y: points.y.slice(0, count) };
}

/** Degrees where the events are in degrees or the numbers cannot be metres of the zone; otherwise metres. */
function placesOf(places: readonly (readonly number[])[], { epsg, place }: PointData): Points {
  const first = Float64Array.from(places, ([a]) => a!);
  const second = Float64Array.from(places, ([, b]) => b!);
  const withinDegrees =
    first.every((lon) => Math.abs(lon) <= 180) && second.every((lat) => Math.abs(lat) <= 90);
  const inDegrees = withinDegrees && (place?.unit === 'degrees' || epsg !== null);
  if (!inDegrees || epsg === null) return { x: first, y: second };
  try {
    return projectToUtm({ lon: first, lat: second }, epsg);
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    return refuseParameter(`A candidate can’t be projected: ${error.message}`, error.mend);
  }
}

function pointsOf(json: GeoJson | null | undefined): number[][] {
  const inner = json?.features ?? json?.geometries ?? (json?.geometry ? [json.geometry] : undefined);
  if (inner) return inner.flatMap(pointsOf);
  if (json?.type === 'Point') return [json.coordinates as number[]];
  return json?.type === 'MultiPoint' ? (json.coordinates as number[][]) : [];
}

/** First the columns of the events, then those that candidates are often kept in. */
async function sitesOfTable(path: string, { epsg, place }: PointData): Promise<Points> {
  const inDegrees: PlaceColumns[] =
    epsg === null ? [] : DEGREES.map(([lon, lat]) => ({ unit: 'degrees', lon, lat, epsg }));
  const inMetres: PlaceColumns[] = METRES.map(([x, y]) => ({ unit: 'metres', x, y, epsg }));
  let failure: FailureError | undefined;
  for (const columns of [...(place ? [place] : []), ...inMetres, ...inDegrees]) {
    const read = await readPoints(path, columns, { where: [], before: null });
    if (read.ok) return everyRow(path, read.value);
    failure ??= new FailureError(read.failure);
    if (read.failure.code !== 'analyze.column-missing') break;
  }
  throw failure;
}

/** A candidate left out would shift the positions that the answer names. */
function everyRow(path: string, { data, setAside }: { data: PointData; setAside: object }): Points {
  if (Object.keys(setAside).length > 0) {
    refuseParameter(
      `Some candidates of ${path} have no usable place: ${JSON.stringify(setAside)}.`,
      'Mend or take out these rows.',
    );
  }
  return data.points;
}
