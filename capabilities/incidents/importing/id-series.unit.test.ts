import { stringify, validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { IdSeries } from './id-series.ts';

test('gives valid UUIDv7s, each greater than the one before', () => {
  const series = new IdSeries();
  const out = new Uint8Array(16);
  const ids = Array.from({ length: 70_000 }, () => {
    series.writeNext(out, 0);
    return stringify(out);
  });
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids.every((id, index) => index === 0 || id > ids[index - 1]!)).toBe(true);
});

test('two series do not meet', () => {
  const [one, other] = [new Uint8Array(16), new Uint8Array(16)];
  new IdSeries().writeNext(one, 0);
  new IdSeries().writeNext(other, 0);
  expect(one).not.toEqual(other);
});
