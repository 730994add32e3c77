import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprint, hash128 } from './fingerprint.ts';

function hashOf(text: string): string {
  const bytes = new Uint8Array(text.length + 32);
  new TextEncoder().encodeInto(text, bytes);
  return Buffer.from(hash128(new DataView(bytes.buffer), text.length), 'latin1').toString('hex');
}

function fingerprintOf(facts: (string | number | null)[]): string {
  const fingerprint = new Fingerprint();
  for (const fact of facts) {
    if (typeof fact === 'number') fingerprint.addNumber(fact);
    else fingerprint.addText(fact);
  }
  return fingerprint.text();
}

test.each([
  ["I will not buy this tobacconist's, it is scratched.", '9b5b7ba2ef3f7866889adeaf00f3f98e'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  ['', '00000000000000000000000000000000'],
])('is MurmurHash3, whose published figures come out: "%s"', (text, figure) => {
  expect(hashOf(text)).toBe(figure);
});

const fact = fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 3 }), fc.constant('Ł\u0001'));

test('rows that say different things have different fingerprints, and the same row always the same', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 4 }), fc.array(fact, { maxLength: 4 }), (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(fingerprintOf(one) === fingerprintOf(other)).toBe(isSame);
    }),
  );
});

test.each([
  [
    ['a', null],
    [null, 'a'],
  ],
  [
    ['', null],
    [null, ''],
  ],
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [
    ['Ł', 'B'],
    ['A\u0001', 'B'],
  ],
  [[40], [40.0000001]],
  [['x'.repeat(9000)], [`${'x'.repeat(8999)}y`]],
])('%j and %j are told apart', (one, other) => {
  expect(fingerprintOf(one)).not.toBe(fingerprintOf(other));
});
