import { createHash } from 'node:crypto';

/**
 * A set that answers "surely not in it" or "very likely in it" in little space: `k` bits of `m` are set for each text.
 * File: m and k as 32-bit little-endian numbers, then the bits.
 */
export type BloomFilter = { bits: Uint8Array; hashes: number };

const HEADER_BYTES = 8;

/** With n texts, m = -n ln(p) / ln(2)^2 bits and k = m/n ln(2) hashes give a share p of false alarms. */
export function buildBloomFilter(texts: Iterable<string>, count: number, falseAlarms: number): BloomFilter {
  const m = Math.ceil((-count * Math.log(falseAlarms)) / Math.LN2 ** 2);
  const filter = {
    bits: new Uint8Array(Math.ceil(m / 8)),
    hashes: Math.max(1, Math.round((m / count) * Math.LN2)),
  };
  for (const text of texts) {
    for (const position of positionsOf(text, filter)) filter.bits[position >> 3]! |= 1 << (position & 7);
  }
  return filter;
}

export function mayContain(filter: BloomFilter, text: string): boolean {
  return positionsOf(text, filter).every((position) => filter.bits[position >> 3]! & (1 << (position & 7)));
}

export function writeBloomFilter({ bits, hashes }: BloomFilter): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(bits.length, 0);
  header.writeUInt32LE(hashes, 4);
  return Buffer.concat([header, bits]);
}

export function readBloomFilter(file: Buffer): BloomFilter {
  const bytes = file.readUInt32LE(0);
  return { bits: file.subarray(HEADER_BYTES, HEADER_BYTES + bytes), hashes: file.readUInt32LE(4) };
}

/** Two halves of one digest stand for k independent hashes (Kirsch and Mitzenmacher). */
function positionsOf(text: string, { bits, hashes }: BloomFilter): number[] {
  const digest = createHash('sha256').update(text).digest();
  const [a, b] = [digest.readUIntLE(0, 6), digest.readUIntLE(6, 6)];
  const m = bits.length * 8;
  return Array.from({ length: hashes }, (_, i) => (a + i * b) % m);
}
