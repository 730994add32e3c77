import { describe, expect, it } from 'vitest';
import type { Records } from '../methods/method.ts';
import { KeptRecords } from './kept-records.ts';

function someRecords(days: number[]): Records {
  const { length } = days;
  return {
    x: new Float64Array(length),
    y: new Float64Array(length),
    days: Int32Array.from(days),
    fatal: new Uint8Array(length),
    flags: new Uint32Array(length),
    district: new Int32Array(length),
    districts: [],
  };
}

function aReader() {
  const read: string[] = [];
  const reading = (key: string) => async () => {
    read.push(key);
    return someRecords([1, 2, 3]);
  };
  return { read, reading };
}

describe('kept records', () => {
  it('are read once, also when two ask at once, and each gets arrays of its own', async () => {
    const kept = new KeptRecords();
    const { read, reading } = aReader();
    const [one, other] = await Promise.all([
      kept.records('a', reading('a')),
      kept.records('a', reading('a')),
    ]);
    one.days[0] = 99;
    expect(read).toEqual(['a']);
    expect(other.days[0]).toBe(1);
    expect((await kept.records('a', reading('a'))).days[0]).toBe(1);
  });

  it('are forgotten, the longest unasked first, when they grow too many', async () => {
    const bytesOfOne = 3 * (8 + 8 + 4 + 1 + 4 + 4);
    const kept = new KeptRecords(2 * bytesOfOne);
    const { read, reading } = aReader();
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.records(key, reading(key));
    expect(read).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are asked for again after a reading that failed', async () => {
    const kept = new KeptRecords();
    const { read, reading } = aReader();
    const failing = () => Promise.reject(new Error('the line broke'));
    await expect(kept.records('a', failing)).rejects.toThrow('the line broke');
    await kept.records('a', reading('a'));
    expect(read).toEqual(['a']);
  });
});
