import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rhythm } from '../contract.ts';
import { digestDue, isQuiet } from './rhythm.ts';

const usual: Rhythm = {
  timeZone: 'America/New_York',
  digestHour: 7,
  weeklyDay: 1,
  quiet: { from: 21, to: 6 },
};
const at = (text: string) => new Date(text);

describe('a digest', () => {
  it('leaves from the hour the person chose, by the clock of their own zone', () => {
    expect(digestDue(usual, at('2026-11-24T11:59:00Z'))).toBeNull();
    expect(digestDue(usual, at('2026-11-24T12:00:00Z'))).toEqual({ day: '2026-11-24', isWeekly: false });
    const onGuam = { ...usual, timeZone: 'Pacific/Guam' };
    expect(digestDue(onGuam, at('2026-11-24T21:30:00Z'))).toEqual({ day: '2026-11-25', isWeekly: false });
  });

  it('brings the weekly kinds on the day of the week the person chose', () => {
    expect(digestDue(usual, at('2026-11-23T12:00:00Z'))?.isWeekly).toBe(true);
  });

  it('is still made later that day when the server slept through the hour', () => {
    expect(digestDue(usual, at('2026-11-24T22:00:00Z'))?.day).toBe('2026-11-24');
  });

  it('waits for the end of quiet hours when its hour lies within them', () => {
    const early = { ...usual, digestHour: 3 };
    expect(digestDue(early, at('2026-11-24T08:30:00Z'))).toBeNull();
    expect(digestDue(early, at('2026-11-24T11:00:00Z'))?.day).toBe('2026-11-24');
  });

  const hour = fc.integer({ min: 0, max: 23 });
  const rhythm: fc.Arbitrary<Rhythm> = fc.record({
    timeZone: fc.constantFrom(
      'America/New_York',
      'America/Denver',
      'America/St_Johns',
      'Pacific/Guam',
      'UTC',
    ),
    digestHour: hour,
    weeklyDay: fc.integer({ min: 1, max: 7 }),
    quiet: fc.option(fc.record({ from: hour, to: hour })),
  });

  it('never leaves in quiet hours', () => {
    fc.assert(
      fc.property(
        rhythm,
        fc.date({ noInvalidDate: true, min: at('2020-01-01'), max: at('2030-01-01') }),
        (r, now) => {
          expect(digestDue(r, now) !== null && isQuiet(r, now)).toBe(false);
        },
      ),
    );
  });

  it('leaves on every day of the year, whatever hours are quiet and however the clocks are changed', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 0, max: 364 }), (r, dayOfYear) => {
        const noon = Date.UTC(2026, 0, 1 + dayOfYear, 12);
        const quarters = Array.from({ length: 4 * 72 }, (_, n) => new Date(noon + (n - 4 * 36) * 900_000));
        const days = new Set(quarters.flatMap((now) => digestDue(r, now)?.day ?? []));
        expect(days).toContain(new Date(noon).toISOString().slice(0, 10));
      }),
      { numRuns: 25 },
    );
  });
});
