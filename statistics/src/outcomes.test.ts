import { describe, expect, it } from 'vitest';
import { acceptOutcome, outcomes } from './outcomes.ts';

describe('outcomes', () => {
  it('accepts every listed outcome', () => {
    for (const name of Object.keys(outcomes)) expect(acceptOutcome(name)).toBe(name);
  });

  it.each(['stop', 'drug-arrest', 'traffic-stop'])('refuses the officer-initiated series “%s”', (name) => {
    expect(() => acceptOutcome(name)).toThrow(expect.objectContaining({ code: 'outcome.officer-initiated' }));
  });

  it('refuses what is not listed, also names every object inherits', () => {
    for (const name of ['', 'race', 'toString', 'constructor']) {
      expect(() => acceptOutcome(name)).toThrow(expect.objectContaining({ code: 'outcome.not-listed' }));
    }
  });
});
