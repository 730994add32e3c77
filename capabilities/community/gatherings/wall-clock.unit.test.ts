import { describe, expect, it } from 'vitest';
import { momentOf } from './wall-clock.ts';

describe('the time of an event', () => {
  it('is what a clock shows at its place, in summer and in winter', () => {
    expect(momentOf('2026-07-01T10:00', 'America/New_York')?.toISOString()).toBe('2026-07-01T14:00:00.000Z');
    expect(momentOf('2026-12-01T10:00', 'America/New_York')?.toISOString()).toBe('2026-12-01T15:00:00.000Z');
    expect(momentOf('2026-07-01T10:00', 'America/Phoenix')?.toISOString()).toBe('2026-07-01T17:00:00.000Z');
  });

  it('is none where the clocks skip it, or where there is no such day', () => {
    expect(momentOf('2026-03-08T02:30', 'America/New_York')).toBeNull();
    expect(momentOf('2026-03-08T02:30', 'America/Phoenix')).not.toBeNull();
    expect(momentOf('2026-02-30T10:00', 'America/New_York')?.toISOString()).not.toBe('2026-02-30');
  });
});
