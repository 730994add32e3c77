import type { Reason } from './set-aside.ts';

/** Where a row's place is written: degrees to be projected, or metres already. */
export type PlaceColumns =
  | { unit: 'degrees'; lon: string; lat: string; epsg: number }
  | { unit: 'metres'; x: string; y: string; epsg: number | null };

export type Place = { a: number; b: number };

/** The statistics library reaches no further from a zone's meridian. */
const FURTHEST_FROM_MERIDIAN = 30;
const FURTHEST_LATITUDE = 84;

export function placeReader(header: string[], columns: PlaceColumns): (fields: string[]) => Place | Reason {
  const [first, second] = namesOf(columns).map((name) => header.indexOf(name)) as [number, number];
  const check = columns.unit === 'degrees' ? faultOfDegrees(columns.epsg) : () => null;
  return (fields) => {
    const a = fields[first]!.trim();
    const b = fields[second]!.trim();
    if (a === '' || b === '') return 'coordinates-missing';
    const place = { a: Number(a), b: Number(b) };
    if (!Number.isFinite(place.a) || !Number.isFinite(place.b)) return 'coordinates-unreadable';
    return check(place) ?? place;
  };
}

export function namesOf(columns: PlaceColumns): [string, string] {
  return columns.unit === 'degrees' ? [columns.lon, columns.lat] : [columns.x, columns.y];
}

function faultOfDegrees(epsg: number): (place: Place) => Reason | null {
  const meridian = (epsg % 100) * 6 - 183;
  return ({ a: lon, b: lat }) => {
    if (lon === 0 && lat === 0) return 'coordinates-zero';
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'coordinates-not-degrees';
    const isFar = Math.abs(lon - meridian) > FURTHEST_FROM_MERIDIAN || Math.abs(lat) > FURTHEST_LATITUDE;
    return isFar ? 'coordinates-outside-zone' : null;
  };
}
