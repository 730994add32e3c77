import { type Points, projectToUtm, type Segments, StatisticsError } from '@psp/statistics';
import { type GeoJson, readGeoJson, refuseParameter } from './read-geojson.ts';

export type Streets = { segments: Segments; ids: (string | number)[] };
type Line = { id: string | number; parts: number[][][] };

/** Where street files keep their ids, the first that is there; otherwise a segment’s number in the file. */
const ID_PROPERTIES = ['seg_id', 'segment_id', 'id', 'objectid'];

/** The lines of a GeoJSON file in the order of their ids, in metres. */
export async function streetSegments(path: string, epsg: number | null): Promise<Streets> {
  if (epsg === null) {
    refuseParameter(
      'The segments are in longitude and latitude.',
      'Name the projection of x and y with --crs EPSG:N.',
    );
  }
  const lines = linesOf(await readGeoJson(path, 'file of segments'));
  if (lines.length === 0) {
    refuseParameter(`${path} holds no line.`, 'Give GeoJSON LineStrings or MultiLineStrings.');
  }
  lines.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return packed(lines, epsg, path);
}

function linesOf(json: GeoJson | null): Line[] {
  const features = json?.features ?? (json ? [json] : []);
  const lines = features.flatMap((feature, number): Line[] => {
    const geometry = feature.geometry ?? feature;
    const parts = partsOf(geometry).filter((part) => part.length > 0);
    return parts.length > 0 ? [{ id: idOf(feature) ?? number, parts }] : [];
  });
  return inOneKind(lines);
}

function partsOf({ type, coordinates }: GeoJson): number[][][] {
  if (type === 'LineString') return [coordinates as number[][]];
  return type === 'MultiLineString' ? (coordinates as number[][][]) : [];
}

function idOf({ id, properties }: GeoJson): string | number | undefined {
  const named = new Map(Object.entries(properties ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const found = [...ID_PROPERTIES.map((name) => named.get(name)), id].find(
    (value) => typeof value === 'number' || (typeof value === 'string' && value !== ''),
  );
  return found as string | number | undefined;
}

/** “1180105” comes after “420708”: ids that are all whole numbers are compared as numbers. */
function inOneKind(lines: Line[]): Line[] {
  const isNumber = (id: string | number) => /^(0|[1-9]\d{0,14})$/.test(String(id));
  const kind = lines.every(({ id }) => isNumber(id)) ? Number : String;
  return lines.map((line) => ({ ...line, id: kind(line.id) }));
}

/** A line of several parts becomes as many segments with the same id. */
function packed(lines: Line[], epsg: number, path: string): Streets {
  const parts = lines.flatMap(({ id, parts }) => parts.map((part) => ({ id, part })));
  const vertices = parts.flatMap(({ part }) => part);
  const start = new Int32Array(parts.length + 1);
  for (const [s, { part }] of parts.entries()) start[s + 1] = start[s]! + part.length;
  return { segments: { ...projected(vertices, epsg, path), start }, ids: parts.map(({ id }) => id) };
}

function projected(vertices: number[][], epsg: number, path: string): Points {
  try {
    return projectToUtm(
      {
        lon: Float64Array.from(vertices, (at) => at[0] ?? Number.NaN),
        lat: Float64Array.from(vertices, (at) => at[1] ?? Number.NaN),
      },
      epsg,
    );
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    return refuseParameter(
      `A line of ${path} can’t be projected: ${error.message}`,
      'Give its lines in longitude and latitude.',
    );
  }
}
