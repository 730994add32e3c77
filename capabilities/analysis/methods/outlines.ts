import { type Points, unprojectFromUtm } from '@psp/statistics';
import type { Outline } from '../contract.ts';

const CORNERS_OF_A_CIRCLE = 48;
/** Metres. A circle or hull that is one place would not be seen on the map of a city. */
export const SMALLEST_RADIUS = 200;

/** A closed ring in degrees, six decimals: a tenth of a metre. */
export function ringInDegrees(corners: Points, epsg: number): Outline['ring'] {
  const { lon, lat } = unprojectFromUtm(corners, epsg);
  const ring = Array.from(lon, (degrees, i): [number, number] => [
    sixDecimals(degrees),
    sixDecimals(lat[i]!),
  ]);
  return [...ring, ring[0]!];
}

export function circleAround(x: number, y: number, radius: number): Points {
  const reach = Math.max(radius, SMALLEST_RADIUS);
  const angles = Float64Array.from(
    { length: CORNERS_OF_A_CIRCLE },
    (_, i) => (2 * Math.PI * i) / CORNERS_OF_A_CIRCLE,
  );
  return {
    x: angles.map((angle) => x + reach * Math.cos(angle)),
    y: angles.map((angle) => y + reach * Math.sin(angle)),
  };
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
