import { refuse, requireSameLength } from '../errors.ts';
import type { Points } from '../projection/utm.ts';

const FAR_BEYOND = 10;

/**
 * Places must be finite metres. Without a grid to compare with, degrees are told by this: everything lies within
 * ±180 × ±90 and the distance asked about is more than ten times as long as the whole extent.
 *
 * @throws StatisticsError `shape.mismatch`, `coordinates.not-finite`, `coordinates.degrees`
 */
export function requirePlaces({ x, y }: Points, reach: number): void {
  requireSameLength(x, y, 'Eastings and northings');
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      refuse('coordinates.not-finite', `Point ${i} has no usable coordinates: ${x[i]}, ${y[i]}.`);
    }
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const extent = Math.max(east - west, north - south);
  const withinDegrees = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  if (withinDegrees && extent > 0 && reach > FAR_BEYOND * extent) {
    refuse(
      'coordinates.degrees',
      `The points look like longitude and latitude; ${reach} is meant in metres.`,
    );
  }
}
