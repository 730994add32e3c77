import { v7 } from 'uuid';

const counterAt = 10;

/**
 * UUIDv7s in order for the rows of one reading, written into a buffer. The first ten bytes are a random one's, the
 * other six count (RFC 9562, section 6.2): asking for randomness once for each of a million rows took longer than
 * checking them. Two readings never share those ten bytes, unless in one millisecond and then once in 2^26.
 */
export class IdSeries {
  readonly #first = v7({}, new Uint8Array(16));
  #count = 0;

  /** The 24 characters, dashes included, that all ids of the series begin with; twelve digits of a number follow. */
  get beginning(): string {
    return uuidText(this.#first, 0).slice(0, 24);
  }

  get count(): number {
    return this.#count;
  }

  writeNext(out: Uint8Array, at: number): void {
    const count = this.#count++;
    for (let index = 0; index < counterAt; index++) out[at + index] = this.#first[index]!;
    writeCounter(out, at + counterAt, count);
  }
}

function writeCounter(out: Uint8Array, at: number, count: number): void {
  const high = Math.floor(count / 2 ** 32);
  out[at] = high >>> 8;
  out[at + 1] = high;
  out[at + 2] = count >>> 24;
  out[at + 3] = count >>> 16;
  out[at + 4] = count >>> 8;
  out[at + 5] = count;
}

export function uuidText(bytes: Uint8Array, at: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + at, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
