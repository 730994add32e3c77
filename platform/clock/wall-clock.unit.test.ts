import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn } from './days.ts';
import { momentAt, wallTime } from './wall-clock.ts';

const ZONE = 'America/New_York';

describe('a meeting’s time on the wall', () => {
  it('stays the same when daylight saving ends', () => {
    expect(momentAt('2026-10-27', '09:00', ZONE).toISOString()).toBe('2026-10-27T13:00:00.000Z');
    expect(momentAt('2026-11-03', '09:00', ZONE).toISOString()).toBe('2026-11-03T14:00:00.000Z');
  });

  it('is an hour later in the hour that spring leaves out, and the first of two in autumn', () => {
    expect(momentAt('2027-03-14', '02:30', ZONE).toISOString()).toBe('2027-03-14T07:30:00.000Z');
    expect(momentAt('2026-11-01', '01:30', ZONE).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('comes back as it was set, whatever the zone, outside those hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 4, max: 23 }),
        fc.constantFrom(ZONE, 'America/Phoenix', 'Pacific/Guam', 'America/Anchorage', 'Asia/Kolkata'),
        (days, hour, zone) => {
          const day = addDays('2024-01-01', days);
          const time = `${String(hour).padStart(2, '0')}:15`;
          const moment = momentAt(day, time, zone);
          expect([dayIn(zone, moment), wallTime(moment, zone)]).toEqual([day, time]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
