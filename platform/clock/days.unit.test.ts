import { describe, expect, it } from 'vitest';
import { dayIn } from './days.ts';

describe('a day', () => {
  it('is the day of the site’s calendar, not of the server’s', () => {
    const lateEvening = new Date('2026-11-25T03:00:00Z');
    expect(dayIn('America/New_York', lateEvening)).toBe('2026-11-24');
    expect(dayIn('Pacific/Guam', lateEvening)).toBe('2026-11-25');
  });
});
