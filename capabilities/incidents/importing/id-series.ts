import { v7 } from 'uuid';

/**
 * UUIDv7s in order for the rows of one reading, written into a buffer. The first is random, the others count on
 * from it in their 32 bits after the time (RFC 9562, section 6.2, method 1): asking for randomness once for each
 * of a million rows took longer than checking them.
 */
export class IdSeries {
  readonly #first = v7({}, new Uint8Array(16));
  readonly #bytes = new Uint8Array(16);
  #count = 0;

  next(): string {
    this.writeNext(this.#bytes, 0);
    return uuidText(this.#bytes, 0);
  }

  writeNext(out: Uint8Array, at: number): void {
    out.set(this.#first, at);
    const count = this.#count++;
    out[at + 6] = 0x70 | (count >>> 28);
    out[at + 7] = count >>> 20;
    out[at + 8] = 0x80 | ((count >>> 14) & 0x3f);
    out[at + 9] = count >>> 6;
    out[at + 10] = ((count & 0x3f) << 2) | (this.#first[10]! & 0x03);
  }
}

export function uuidText(bytes: Uint8Array, at: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + at, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
