import { describe, expect, it } from 'vitest';
import { idleLimitMs, isIdle } from './useIdle.ts';

describe('the idle lock', () => {
  it('falls after half an hour without a touch, not before', () => {
    const last = Date.parse('2026-11-24T10:00:00Z');
    expect(idleLimitMs).toBe(30 * 60_000);
    expect(isIdle(last + idleLimitMs - 1, last)).toBe(false);
    expect(isIdle(last + idleLimitMs, last)).toBe(true);
  });
});
