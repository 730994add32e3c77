import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { projectToUtm, unprojectFromUtm } from './utm.ts';

const aLongitude = fc.double({ min: -84, max: -66, noNaN: true });
const aLatitude = fc.double({ min: 0, max: 84, noNaN: true });
const one = (lon: number, lat: number) => ({ lon: Float64Array.of(lon), lat: Float64Array.of(lat) });

describe('projectToUtm', () => {
  it('puts the meridian of zone 18 at 500 km east', () => {
    const { x, y } = projectToUtm(one(-75, 40), 32618);
    expect(x[0]).toBeCloseTo(500000, 6);
    expect(y[0]).toBeCloseTo(4427757.2186, 3);
  });

  it('agrees with PROJ’s algorithm (proj4) to a tenth of a millimetre, three zones wide', () => {
    const proj = proj4('EPSG:4326', '+proj=utm +zone=18 +datum=WGS84 +units=m');
    fc.assert(
      fc.property(aLongitude, aLatitude, (lon, lat) => {
        const { x, y } = projectToUtm(one(lon, lat), 32618);
        const [east, north] = proj.forward([lon, lat]) as [number, number];
        expect(Math.hypot(x[0]! - east, y[0]! - north)).toBeLessThan(1e-4);
      }),
    );
  });

  it('comes back to where it started', () => {
    fc.assert(
      fc.property(aLongitude, aLatitude, (lon, lat) => {
        const back = unprojectFromUtm(projectToUtm(one(lon, lat), 32618), 32618);
        expect(back.lon[0]).toBeCloseTo(lon, 10);
        expect(back.lat[0]).toBeCloseTo(lat, 10);
      }),
    );
  });

  it('mirrors north and south around the equator', () => {
    const north = projectToUtm(one(-74, 33), 32618);
    const south = projectToUtm(one(-74, -33), 32718);
    expect(south.x[0]).toBeCloseTo(north.x[0]!, 6);
    expect(south.y[0]).toBeCloseTo(1e7 - north.y[0]!, 6);
  });

  it('refuses a code that is no UTM zone, points beyond the zone and missing coordinates', () => {
    expect(() => projectToUtm(one(-75, 40), 2263)).toThrow(
      expect.objectContaining({ code: 'projection.unknown' }),
    );
    expect(() => projectToUtm(one(75, 40), 32618)).toThrow(
      expect.objectContaining({ code: 'projection.outside-zone' }),
    );
    expect(() => projectToUtm(one(Number.NaN, 40), 32618)).toThrow(
      expect.objectContaining({ code: 'coordinates.not-finite' }),
    );
  });
});
