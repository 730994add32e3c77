import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type AreaGeometry, cellsWithin, type Points, projectPolygon, projectToUtm } from '../src/index.ts';
import reference from './philadelphia.json' with { type: 'json' };

const extract = new URL('../../demo/extracts/philadelphia/', import.meta.url);

/** The points and studied cells that the reference figures rest on, from the project’s own extract. */
export function readPhiladelphia() {
  const boundary: { geometry: AreaGeometry } = JSON.parse(unpack('city-limits.geojson.gz'));
  return {
    points: readPoints(),
    area: cellsWithin(reference.grid, projectPolygon(boundary.geometry, reference.epsg)),
  };
}

function readPoints(): Points {
  const [header, ...rows] = unpack('shooting-victims.csv.gz')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const [date, longitude, latitude] = ['occurred_local', 'longitude', 'latitude'].map((name) =>
    header!.indexOf(name),
  );
  const usable = rows.filter((row) => row[date!]! < reference.before && row[longitude!] !== '');
  const lon = Float64Array.from(usable, (row) => Number(row[longitude!]));
  const lat = Float64Array.from(usable, (row) => Number(row[latitude!]));
  return projectToUtm({ lon, lat }, reference.epsg);
}

function unpack(name: string): string {
  return gunzipSync(readFileSync(new URL(name, extract))).toString('utf8');
}
