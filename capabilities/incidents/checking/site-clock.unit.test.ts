import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { SiteClock } from './site-clock.ts';

const zones = ['America/New_York', 'America/Phoenix', 'America/St_Johns', 'Pacific/Chatham', 'UTC'] as const;
const clocks = new Map(zones.map((zone) => [zone, new SiteClock(zone)]));
const localMs = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) });

test('agrees with a calendar about every wall-clock time in every zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), localMs, (zone, local) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
      const expected = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
      expect(clocks.get(zone)!.momentOf(local).epochMs).toBe(expected);
    }),
    { numRuns: 400 },
  );
});

test('there and back again, except for times that the clocks skipped', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), localMs, (zone, local) => {
      const clock = clocks.get(zone)!;
      const { epochMs, kind } = clock.momentOf(local);
      expect(clock.localOf(epochMs) === local).toBe(kind !== 'skipped');
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['2016-03-13T01:59:59', 'exact', '2016-03-13T06:59:59.000Z'],
  ['2016-03-13T02:00:00', 'skipped', '2016-03-13T07:00:00.000Z'],
  ['2016-03-13T02:58:00', 'skipped', '2016-03-13T07:58:00.000Z'],
  ['2016-03-13T03:00:00', 'exact', '2016-03-13T07:00:00.000Z'],
  ['2016-11-06T00:59:59', 'exact', '2016-11-06T04:59:59.000Z'],
  ['2016-11-06T01:30:00', 'ambiguous', '2016-11-06T05:30:00.000Z'],
  ['2016-11-06T02:00:00', 'exact', '2016-11-06T07:00:00.000Z'],
])('New York at %s is %s', (local, kind, instant) => {
  const moment = clocks.get('America/New_York')!.momentOf(Date.parse(`${local}Z`));
  expect([moment.kind, new Date(moment.epochMs).toISOString()]).toEqual([kind, instant]);
});
