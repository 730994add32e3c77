import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dueWeek } from './due-week.ts';

const LATE = '2099-01-01';
const at = (text: string) => new Date(text);

describe('the week that is due', () => {
  it('is the last whole one, Monday to Sunday', () => {
    expect(dueWeek(at('2026-11-24T15:00:00Z'), 'America/New_York', LATE)).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
    });
  });

  it('changes on Monday at six where the site is', () => {
    const philadelphia = (time: string) => dueWeek(at(time), 'America/New_York', LATE).to;
    expect(philadelphia('2026-11-23T10:59:00Z')).toBe('2026-11-15');
    expect(philadelphia('2026-11-23T11:00:00Z')).toBe('2026-11-22');
    expect(dueWeek(at('2026-11-23T11:00:00Z'), 'America/Los_Angeles', LATE).to).toBe('2026-11-15');
  });

  it('never reaches into the day the data were taken, nor beyond it', () => {
    const due = (takenOn: string) => dueWeek(at('2026-11-24T15:00:00Z'), 'America/New_York', takenOn).to;
    expect(due('2025-01-27')).toBe('2025-01-26');
    expect(due('2025-01-26')).toBe('2025-01-19');
    expect(due('2026-11-22')).toBe('2026-11-15');
  });

  it('is a whole week that is over, whatever the moment and the data', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 40 }),
        (now, daysOld) => {
          const takenOn = addDays(now.toISOString().slice(0, 10), -daysOld);
          const { from, to } = dueWeek(now, 'America/Chicago', takenOn);
          expect(new Date(from).getUTCDay()).toBe(1);
          expect(addDays(from, 6)).toBe(to);
          expect(to < takenOn).toBe(true);
          expect(addDays(to, 8) > addDays(now.toISOString().slice(0, 10), -daysOld - 1)).toBe(true);
        },
      ),
    );
  });
});
