import { describe, expect, it } from 'vitest';
import {
  bytesText,
  countText,
  formatsIn,
  intervalText,
  lastingText,
  numberText,
  percentText,
} from './formats.ts';

const philadelphia = formatsIn('America/New_York');

describe('times are read in the zone of the site', () => {
  it('shows the evening of the day before where it is still evening', () => {
    expect(philadelphia.dateTime('2026-01-02T02:30:00Z')).toBe('Jan 1, 2026, 21:30');
  });

  it('never moves a calendar day', () => {
    expect(philadelphia.date('2026-01-02')).toBe('Jan 2, 2026');
    expect(formatsIn('Pacific/Kiritimati').date('2026-01-02')).toBe('Jan 2, 2026');
  });

  it('writes midnight as 00:00', () => {
    expect(philadelphia.time('2026-01-02T05:00:00Z')).toBe('00:00');
  });

  it('shows a dash for what is missing or no time at all', () => {
    expect(philadelphia.dateTime(null)).toBe('—');
    expect(philadelphia.date('no date')).toBe('—');
  });

  it('says how long ago, and the date once that is far away', () => {
    const now = new Date('2026-03-20T12:00:00Z');
    expect(philadelphia.ago('2026-03-20T11:59:40Z', now)).toBe('just now');
    expect(philadelphia.ago('2026-03-20T11:20:00Z', now)).toBe('40 min ago');
    expect(philadelphia.ago('2026-03-19T11:00:00Z', now)).toBe('1 day ago');
    expect(philadelphia.ago('2026-03-20T14:00:00Z', now)).toBe('in 2 h');
    expect(philadelphia.ago('2026-01-02', now)).toBe('Jan 2, 2026');
  });
});

describe('numbers', () => {
  it('groups thousands and keeps at most two digits after the point unless told', () => {
    expect(numberText(16_484)).toBe('16,484');
    expect(numberText(2.71)).toBe('2.71');
    expect(numberText(2.716)).toBe('2.72');
    expect(numberText(3, 2)).toBe('3.00');
  });

  it('shows shares as percentages and intervals in words', () => {
    expect(percentText(0.125, 1)).toBe('12.5%');
    expect(percentText(0.98)).toBe('98%');
    expect(intervalText(0.8, 11.2, 1)).toBe('0.8 to 11.2');
    expect(intervalText(null, 11.2)).toBe('—');
  });

  it('counts one of a thing differently from many', () => {
    expect(countText(1, 'row')).toBe('1 row');
    expect(countText(0, 'row')).toBe('0 rows');
    expect(countText(2, 'person', 'people')).toBe('2 people');
  });

  it('takes the largest unit of bytes that leaves a number above one', () => {
    expect(bytesText(0)).toBe('0 bytes');
    expect(bytesText(999)).toBe('999 bytes');
    expect(bytesText(2_000_000_000)).toBe('2.0 GB');
  });

  it('says a duration in its two largest units', () => {
    expect(lastingText(42_000)).toBe('42 s');
    expect(lastingText(200_000)).toBe('3 min 20 s');
    expect(lastingText(3_600_000)).toBe('1 h');
    expect(lastingText(52 * 3_600_000)).toBe('2 days 4 h');
    expect(lastingText(-5)).toBe('0 s');
  });
});
