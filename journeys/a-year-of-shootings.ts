import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';

/** The launch lies a little ahead of the day on which the story is told, so that no clock is too early for it. */
export const today = Temporal.Now.plainDateISO('America/New_York');
const launch = today.add({ days: 10 });

/** A period has 52 weeks, so that either holds as many of each weekday. */
const YEAR = 364;
/** Late reports are waited for after the second year, and by then some days more have gone by. */
export const SETTLE_DAYS = 20;
export const PASSING = 57 * 7;

const day = (afterLaunch: number) => launch.add({ days: afterLaunch }).toString();

/** What will be compared with what; the launch is the first day after. */
export const periods = {
  before: { from: day(-YEAR), to: day(-1) },
  after: { from: day(0), to: day(YEAR - 1) },
};

type District = { name: string; lon: number; lat: number; before: number; after: number };

/** In the two districts that are treated 300 people fall to 200; everywhere else as many are shot as before. */
const [lon, lat] = [-75.16, 39.98];
const districts: District[] = [
  { name: '22', lon, lat, before: 160, after: 106 },
  { name: '25', lon: lon + 0.02, lat: lat + 0.02, before: 140, after: 94 },
  { name: '24', lon: lon + 0.04, lat: lat + 0.01, before: 150, after: 150 },
  { name: '35', lon: lon + 0.01, lat: lat + 0.05, before: 150, after: 150 },
  { name: '39', lon: lon - 0.01, lat: lat + 0.02, before: 80, after: 80 },
  { name: '14', lon: lon + 0.01, lat: lat + 0.06, before: 80, after: 80 },
];

/** A file of made-up shootings, as it arrives when all that time has passed. */
export function madeUpShootings(): { name: string; text: string; sha256: string } {
  const rows = districts.flatMap((district) => [
    ...rowsOf(district, 'before', day(-YEAR - PASSING)),
    ...rowsOf(district, 'after', day(-PASSING)),
  ]);
  const text = `${['report,when,fatal,block,district,lon,lat', ...rows].join('\n')}\n`;
  return { name: 'made-up-shootings.csv', text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Spread evenly over the days of a period, and over a few blocks. */
function rowsOf(district: District, when: 'before' | 'after', from: string): string[] {
  const shot = district[when];
  return Array.from({ length: shot }, (_, i) => {
    const day = Temporal.PlainDate.from(from).add({ days: Math.floor((i * YEAR) / shot) });
    const place = [district.lon + (i % 11) * 0.0006, district.lat + (i % 7) * 0.0008];
    const report = `MADE-UP-${district.name}-${when}-${i}`;
    return [
      ...[report, `${day} 21:00:00`, i % 5 === 0 ? 'Y' : 'N', `${100 * (i % 30)} MADE-UP ST`, district.name],
      ...place.map((degrees) => degrees.toFixed(6)),
    ].join(',');
  });
}
