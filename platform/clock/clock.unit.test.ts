import { expect, test } from 'vitest';
import { heldClock } from './clock.ts';

test('a held clock moves only when it is moved', () => {
  const clock = heldClock(new Date('2026-11-24T12:00:00Z'));
  expect(clock.now()).toEqual(clock.now());
  clock.advance(1_500);
  expect(clock.now().toISOString()).toBe('2026-11-24T12:00:01.500Z');
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});
