import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AreaGeometry, parseDay, projectToUtm } from '@psp/statistics';
import { groupEvents } from '#capabilities/incidents/grouping/group-events.ts';
import type { FrozenRule } from '../contract.ts';
import type { Records, SiteGeography } from '../methods/method.ts';

const EXTRACT = join(import.meta.dirname, '../../../demo/extracts/philadelphia');

export const officerRule: FrozenRule = {
  id: 'officer',
  bit: 0,
  reason: 'Number of four digits: looks like an officer-involved shooting',
  effect: 'exclude',
};
export const hospitalRule: FrozenRule = {
  id: 'hospital',
  bit: 1,
  reason: 'Looks like a hospital that collects walk-in victims',
  effect: 'flag',
};
const HOSPITALS = ['3400 N BROAD ST', '5500 OLD YORK RD', '3800 FILBERT ST'];

let read: { victims: Records; epochMs: Float64Array } | null = null;

/** The project’s own extract as records, the way the incidents capability gives them; a copy for each study. */
export function philadelphiaRecords(): Records {
  read ??= readRecords();
  return structuredClone(read.victims);
}

/** The same by incident: victims near one another within the hour are one, whatever their report numbers. */
export function philadelphiaIncidents(): Records {
  read ??= readRecords();
  const { victims, epochMs } = read;
  const block = new Int32Array(epochMs.length).fill(-1);
  const firstOf = groupEvents({ x: victims.x, y: victims.y, epochMs, block });
  const isFirst = (_: number, i: number) => firstOf[i] === i;
  return {
    x: victims.x.filter(isFirst),
    y: victims.y.filter(isFirst),
    days: victims.days.filter(isFirst),
    fatal: victims.fatal.filter(isFirst),
    flags: victims.flags.filter(isFirst),
    district: victims.district.filter(isFirst),
    districts: victims.districts,
  };
}

function readRecords(): { victims: Records; epochMs: Float64Array } {
  const [header, ...rows] = unpack('shooting-victims.csv.gz')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (name: string) => header!.indexOf(name);
  const at = (row: string[], name: string) => row[column(name)]!;
  const districts = [...new Set(rows.map((row) => at(row, 'district')).filter((name) => name !== ''))].sort();
  const epochMs = Float64Array.from(rows, (row) =>
    Date.parse(`${at(row, 'occurred_local').replace(' ', 'T')}Z`),
  );
  const victims = {
    ...projected(rows.map((row) => [at(row, 'longitude'), at(row, 'latitude')] as const)),
    days: Int32Array.from(rows, (row) => parseDay(at(row, 'occurred_local').slice(0, 10))),
    fatal: Uint8Array.from(rows, (row) => (at(row, 'fatal') === 'true' ? 1 : 0)),
    flags: Uint32Array.from(
      rows,
      (row) =>
        (at(row, 'report_number').length === 4 ? 1 : 0) | (HOSPITALS.includes(at(row, 'block')) ? 2 : 0),
    ),
    district: Int32Array.from(rows, (row) => districts.indexOf(at(row, 'district'))),
    districts,
  };
  return { victims, epochMs };
}

export const philadelphiaGeography: SiteGeography = {
  epsg: 32618,
  gridOrigin: { x: 476000, y: 4413000 },
  boundary: (JSON.parse(unpack('city-limits.geojson.gz')) as { geometry: AreaGeometry }).geometry,
};

function projected(places: readonly (readonly [lon: string, lat: string])[]): {
  x: Float64Array;
  y: Float64Array;
} {
  const x = new Float64Array(places.length).fill(Number.NaN);
  const y = new Float64Array(places.length).fill(Number.NaN);
  const known = places.flatMap(([lon], i) => (lon === '' ? [] : [i]));
  const metres = projectToUtm(
    {
      lon: Float64Array.from(known, (i) => Number(places[i]![0])),
      lat: Float64Array.from(known, (i) => Number(places[i]![1])),
    },
    32618,
  );
  known.forEach((i, k) => {
    x[i] = metres.x[k]!;
    y[i] = metres.y[k]!;
  });
  return { x, y };
}

function unpack(name: string): string {
  return gunzipSync(readFileSync(join(EXTRACT, name))).toString('utf8');
}
