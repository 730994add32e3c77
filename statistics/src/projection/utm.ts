import { refuse, requireSameLength } from '../errors.ts';

/** Degrees, WGS 84. */
export type LonLat = { readonly lon: Float64Array; readonly lat: Float64Array };
/** Projected metres. */
export type Points = { readonly x: Float64Array; readonly y: Float64Array };

const EQUATORIAL_RADIUS = 6378137;
const FLATTENING = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EASTING = 500000;
const FALSE_NORTHING_SOUTH = 10000000;
const RADIANS = Math.PI / 180;
/** The series loses its nanometres far from the central meridian; no city needs more than this. */
const FURTHEST_FROM_MERIDIAN = 30;

const n = FLATTENING / (2 - FLATTENING);
const e = Math.sqrt(FLATTENING * (2 - FLATTENING));
const rectifyingRadius = (EQUATORIAL_RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);

/** Krüger's series to the sixth order in n, as printed by Karney (2011), equations 35 and 36. */
const forward = [
  n / 2 -
    (2 * n ** 2) / 3 +
    (5 * n ** 3) / 16 +
    (41 * n ** 4) / 180 -
    (127 * n ** 5) / 288 +
    (7891 * n ** 6) / 37800,
  (13 * n ** 2) / 48 -
    (3 * n ** 3) / 5 +
    (557 * n ** 4) / 1440 +
    (281 * n ** 5) / 630 -
    (1983433 * n ** 6) / 1935360,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140 + (15061 * n ** 5) / 26880 + (167603 * n ** 6) / 181440,
  (49561 * n ** 4) / 161280 - (179 * n ** 5) / 168 + (6601661 * n ** 6) / 7257600,
  (34729 * n ** 5) / 80640 - (3418889 * n ** 6) / 1995840,
  (212378941 * n ** 6) / 319334400,
] as const;
const inverse = [
  n / 2 -
    (2 * n ** 2) / 3 +
    (37 * n ** 3) / 96 -
    n ** 4 / 360 -
    (81 * n ** 5) / 512 +
    (96199 * n ** 6) / 604800,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440 + (46 * n ** 5) / 105 - (1118711 * n ** 6) / 3870720,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840 - (209 * n ** 5) / 4480 + (5569 * n ** 6) / 90720,
  (4397 * n ** 4) / 161280 - (11 * n ** 5) / 504 - (830251 * n ** 6) / 7257600,
  (4583 * n ** 5) / 161280 - (108847 * n ** 6) / 3991680,
  (20648693 * n ** 6) / 638668800,
] as const;

/**
 * Universal Transverse Mercator, forward: longitude and latitude (degrees, WGS 84) to metres of the zone that
 * the EPSG code names. For everything that measures distance or area.
 *
 * Exact to well under a millimetre within 30° of the zone's meridian. O(n).
 *
 * @throws StatisticsError `projection.unknown`, `projection.outside-zone`, `coordinates.not-finite`, `shape.mismatch`
 * @see Karney, C. F. F. (2011). Transverse Mercator with an accuracy of a few nanometers. Journal of Geodesy 85.
 * @example projectToUtm({ lon: Float64Array.of(-75), lat: Float64Array.of(40) }, 32618) // x 500000, y 4427757.219
 */
export function projectToUtm({ lon, lat }: LonLat, epsg: number): Points {
  requireSameLength(lon, lat, 'Longitudes and latitudes');
  const { meridian, falseNorthing } = utmZone(epsg);
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  for (let i = 0; i < lon.length; i++) {
    const fromMeridian = lon[i]! - meridian;
    requireInZone(fromMeridian, lat[i]!, i);
    const { xi, eta } = toSphere(fromMeridian * RADIANS, lat[i]! * RADIANS);
    let north = xi;
    let east = eta;
    for (let j = 0; j < 6; j++) {
      const k = 2 * (j + 1);
      north += forward[j]! * Math.sin(k * xi) * Math.cosh(k * eta);
      east += forward[j]! * Math.cos(k * xi) * Math.sinh(k * eta);
    }
    x[i] = FALSE_EASTING + SCALE * rectifyingRadius * east;
    y[i] = falseNorthing + SCALE * rectifyingRadius * north;
  }
  return { x, y };
}

/**
 * Universal Transverse Mercator, inverse: metres of the zone back to longitude and latitude (degrees, WGS 84).
 * For drawing results on a map. O(n).
 *
 * @throws StatisticsError `projection.unknown`, `coordinates.not-finite`, `shape.mismatch`
 * @see Karney (2011), as above.
 */
export function unprojectFromUtm({ x, y }: Points, epsg: number): LonLat {
  requireSameLength(x, y, 'Eastings and northings');
  const { meridian, falseNorthing } = utmZone(epsg);
  const lon = new Float64Array(x.length);
  const lat = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    requireFinite(x[i]!, y[i]!, i);
    const xi0 = (y[i]! - falseNorthing) / (SCALE * rectifyingRadius);
    const eta0 = (x[i]! - FALSE_EASTING) / (SCALE * rectifyingRadius);
    let xi = xi0;
    let eta = eta0;
    for (let j = 0; j < 6; j++) {
      const k = 2 * (j + 1);
      xi -= inverse[j]! * Math.sin(k * xi0) * Math.cosh(k * eta0);
      eta -= inverse[j]! * Math.cos(k * xi0) * Math.sinh(k * eta0);
    }
    lon[i] = meridian + Math.atan2(Math.sinh(eta), Math.cos(xi)) / RADIANS;
    lat[i] = Math.atan(geodeticTangent(Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi)))) / RADIANS;
  }
  return { lon, lat };
}

function utmZone(epsg: number): { meridian: number; falseNorthing: number } {
  const north = epsg >= 32601 && epsg <= 32660;
  const south = epsg >= 32701 && epsg <= 32760;
  if (!Number.isInteger(epsg) || !(north || south)) {
    refuse('projection.unknown', `EPSG:${epsg} is not a WGS 84 UTM zone.`);
  }
  return { meridian: (epsg % 100) * 6 - 183, falseNorthing: south ? FALSE_NORTHING_SOUTH : 0 };
}

/** Conformal sphere: the tangent of the conformal latitude comes from the geodetic one in closed form. */
function toSphere(lambda: number, phi: number): { xi: number; eta: number } {
  const tangent = conformalTangent(Math.tan(phi));
  const cosLambda = Math.cos(lambda);
  return {
    xi: Math.atan2(tangent, cosLambda),
    eta: Math.asinh(Math.sin(lambda) / Math.hypot(tangent, cosLambda)),
  };
}

function conformalTangent(tangent: number): number {
  const sigma = Math.sinh(e * Math.atanh((e * tangent) / Math.hypot(1, tangent)));
  return tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent);
}

/** Newton's method on `conformalTangent`; three steps reach the last bit (Karney 2011, equations 19–21). */
function geodeticTangent(conformal: number): number {
  const oneMinusE2 = 1 - e * e;
  let tangent = conformal / oneMinusE2;
  for (let step = 0; step < 4; step++) {
    const reached = conformalTangent(tangent);
    tangent +=
      ((conformal - reached) / Math.hypot(1, reached)) *
      ((1 + oneMinusE2 * tangent * tangent) / (oneMinusE2 * Math.hypot(1, tangent)));
  }
  return tangent;
}

function requireInZone(fromMeridian: number, lat: number, i: number): void {
  requireFinite(fromMeridian, lat, i);
  if (Math.abs(fromMeridian) > FURTHEST_FROM_MERIDIAN || Math.abs(lat) > 84) {
    refuse(
      'projection.outside-zone',
      `Point ${i} lies too far from the zone: ${fromMeridian}° from its meridian, latitude ${lat}°.`,
    );
  }
}

function requireFinite(a: number, b: number, i: number): void {
  if (!Number.isFinite(a) || !Number.isFinite(b)) {
    refuse('coordinates.not-finite', `Point ${i} has no usable coordinates: ${a}, ${b}.`);
  }
}
