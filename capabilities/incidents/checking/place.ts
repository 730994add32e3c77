import { type ErrorCode, type Problem, problem } from '../errors.ts';
import type { Boundary } from './boundary.ts';
import type { Projection } from './projections.ts';

/** Degrees as in the source, and metres in the plane of the site. */
export type Place = { longitude: number; latitude: number; x: number; y: number; isFromProjected: boolean };
export type SiteGround = { boundary: Boundary; plane: Projection };

/** Outlines are published simplified and rounded; this far outside still counts as inside. */
const toleranceMetres = 250;

/**
 * Missing coordinates leave the row without a point, for the shooting happened all the same. Wrong ones set the
 * row aside: somebody can still put them right, and a wrong dot on a map does harm.
 */
export function readPlace(
  longitudeText: string,
  latitudeText: string,
  ground: SiteGround,
): Place | undefined | Problem {
  if (longitudeText === '' && latitudeText === '') return undefined;
  const pair = readPair(longitudeText, latitudeText, 'longitude', 'latitude');
  if ('code' in pair) return pair;
  return placeWithin(pair.first, pair.second, ground, false);
}

export function readProjectedPlace(
  xText: string,
  yText: string,
  from: Projection,
  ground: SiteGround,
): Place | undefined | Problem {
  if (xText === '' && yText === '') return undefined;
  const pair = readPair(xText, yText, 'x', 'y');
  if ('code' in pair) return pair;
  const [longitude, latitude] = from.toDegrees(pair.first, pair.second);
  return placeWithin(longitude, latitude, ground, true);
}

function readPair(firstText: string, secondText: string, first: string, second: string) {
  if (firstText === '')
    return fault('coordinates-incomplete', `There is a ${second} but no ${first}.`, first);
  if (secondText === '')
    return fault('coordinates-incomplete', `There is a ${first} but no ${second}.`, second);
  const pair = { first: Number(firstText), second: Number(secondText) };
  if (!Number.isFinite(pair.first))
    return fault('coordinates-unreadable', `"${shown(firstText)}" is not a number.`, first);
  if (!Number.isFinite(pair.second))
    return fault('coordinates-unreadable', `"${shown(secondText)}" is not a number.`, second);
  if (pair.first === 0 || pair.second === 0) {
    return fault('coordinates-zero', `The coordinates are ${pair.first}, ${pair.second}.`, first);
  }
  return pair;
}

function placeWithin(
  longitude: number,
  latitude: number,
  ground: SiteGround,
  isFromProjected: boolean,
): Place | Problem {
  if (!ground.boundary.holds(longitude, latitude, toleranceMetres))
    return faultOutside(longitude, latitude, ground);
  const [x, y] = ground.plane.toPlane(longitude, latitude);
  return { longitude, latitude, x, y, isFromProjected };
}

function faultOutside(longitude: number, latitude: number, { boundary }: SiteGround): Problem {
  const at = `longitude ${round(longitude)}, latitude ${round(latitude)}`;
  if (boundary.holds(latitude, longitude, toleranceMetres)) {
    return fault(
      'coordinates-swapped',
      `The coordinates ${at} fit the site only when they are exchanged.`,
      'longitude',
    );
  }
  if (boundary.holds(-longitude, latitude, toleranceMetres)) {
    return fault(
      'coordinates-outside-site',
      `The coordinates ${at} lack the minus sign of the longitude.`,
      'longitude',
    );
  }
  const kilometres = boundary.metresFrom(longitude, latitude) / 1000;
  const away = kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres).toLocaleString('en-US');
  return fault(
    'coordinates-outside-site',
    `The coordinates ${at} lie ${away} km outside the site.`,
    'longitude',
  );
}

function fault(code: ErrorCode, message: string, field: string): Problem {
  return problem(code, message, { field });
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
