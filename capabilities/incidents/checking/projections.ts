import proj4 from 'proj4';

/**
 * Projections in which American agencies publish coordinates, beside all UTM zones. Parameters are those of the
 * EPSG register; State Plane zones marked `us-ft` are in US survey feet.
 */
const definitions: Record<string, string> = {
  'EPSG:2263': lambert(40.1666666666667, -74, 41.0333333333333, 40.6666666666667, 300000, 0, 'us-ft'),
  'EPSG:32118': lambert(40.1666666666667, -74, 41.0333333333333, 40.6666666666667, 300000, 0, 'm'),
  'EPSG:2272': lambert(39.3333333333333, -77.75, 40.9666666666667, 39.9333333333333, 600000, 0, 'us-ft'),
  'EPSG:32129': lambert(39.3333333333333, -77.75, 40.9666666666667, 39.9333333333333, 600000, 0, 'm'),
  'EPSG:2274': lambert(34.3333333333333, -86, 36.4166666666667, 35.25, 600000, 0, 'us-ft'),
  'EPSG:26985': lambert(37.6666666666667, -77, 39.45, 38.3, 400000, 0, 'm'),
  'EPSG:2229': lambert(33.5, -118, 35.4666666666667, 34.0333333333333, 2000000, 500000, 'us-ft'),
  'EPSG:2278': lambert(27.8333333333333, -99, 30.2833333333333, 28.3833333333333, 600000, 4000000, 'us-ft'),
  'EPSG:3435':
    '+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  'EPSG:26971':
    '+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000 +y_0=0 +datum=NAD83 +units=m +no_defs',
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
};

function lambert(
  lat0: number,
  lon0: number,
  lat1: number,
  lat2: number,
  x0: number,
  y0: number,
  units: string,
): string {
  const origin = `+lat_0=${lat0} +lon_0=${lon0} +lat_1=${lat1} +lat_2=${lat2} +x_0=${x0} +y_0=${y0}`;
  return `+proj=lcc ${origin} +datum=NAD83 +units=${units} +no_defs`;
}

export type Projection = {
  toDegrees(x: number, y: number): [longitude: number, latitude: number];
  toPlane(longitude: number, latitude: number): [x: number, y: number];
};

/** Undefined for a code that is not known here. */
export function projectionOf(crs: string): Projection | undefined {
  const definition = definitions[crs] ?? utmDefinition(crs);
  if (!definition) return undefined;
  const converter = proj4('+proj=longlat +datum=WGS84 +no_defs', definition);
  return {
    toDegrees: (x, y) => converter.inverse([x, y]) as [number, number],
    toPlane: planeOf(definition),
  };
}

const radiansPerDegree = Math.PI / 180;

/**
 * The projection by itself. Between WGS84 and NAD83 nothing is shifted, so what else the converter does for every
 * point comes to nothing and takes longer than the projecting.
 */
function planeOf(definition: string): Projection['toPlane'] {
  const plane = proj4.Proj(definition) as ReturnType<typeof proj4.Proj> & { to_meter?: number };
  const metres = plane.to_meter ?? 1;
  return (longitude, latitude) => {
    const point = plane.forward({ x: longitude * radiansPerDegree, y: latitude * radiansPerDegree });
    return [point.x / metres, point.y / metres];
  };
}

export const namedProjections = Object.keys(definitions);

function utmDefinition(crs: string): string | undefined {
  const [, family, zoneText] = /^EPSG:(326|327|269)(\d{2})$/.exec(crs) ?? [];
  const zone = Number(zoneText);
  if (!family || zone < 1 || zone > (family === '269' ? 23 : 60)) return undefined;
  const datum = family === '269' ? 'NAD83' : 'WGS84';
  return `+proj=utm +zone=${zone}${family === '327' ? ' +south' : ''} +datum=${datum} +units=m +no_defs`;
}
