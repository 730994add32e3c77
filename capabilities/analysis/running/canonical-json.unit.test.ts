import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, resultHash } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: 2 })).toBe(
      canonicalJson({ a: 2, b: [1, { c: 'x', d: null }] }),
    );
  });

  it('is JSON, and gives the same hash after a round trip', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read: unknown = JSON.parse(canonicalJson(value));
        expect(resultHash(read)).toBe(resultHash(value));
      }),
    );
  });

  it('tells different values apart', () => {
    expect(resultHash({ a: 1 })).not.toBe(resultHash({ a: 1.0000000000000002 }));
    expect(resultHash([1, 2])).not.toBe(resultHash([2, 1]));
  });
});
