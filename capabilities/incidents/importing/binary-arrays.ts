/** The types of PostgreSQL that a reading sends, by their numbers in its catalogue, which never change. */
const oids = {
  boolean: 16,
  smallint: 21,
  integer: 23,
  text: 25,
  float8: 701,
  timestamp: 1114,
  timestamptz: 1184,
  uuid: 2950,
} as const;

const headBytes = 20;
/** PostgreSQL counts moments from the beginning of the year 2000. */
const epochOfPostgres = Date.UTC(2000, 0, 1);
const twoTo32 = 2 ** 32;

/**
 * One column of many rows in the binary form in which PostgreSQL takes arrays, written value by value as the rows
 * come: no value becomes text on the way only to be read again, and no row is kept as an object.
 */
export class BinaryArray {
  readonly #oid: number;
  #bytes: Buffer = Buffer.allocUnsafe(4096);
  #at = headBytes;
  #count = 0;

  constructor(type: keyof typeof oids) {
    this.#oid = oids[type];
  }

  get count(): number {
    return this.#count;
  }

  addText(value: string | null): void {
    if (value !== null) this.#makeRoom(value.length * 3);
    const length = value === null ? null : this.#writeText(value, this.#at + 4);
    this.#begin(length);
  }

  addFlag(value: boolean | null): void {
    const start = this.#begin(value === null ? null : 1);
    if (value !== null) this.#bytes[start] = value ? 1 : 0;
  }

  addSmallint(value: number | null): void {
    const start = this.#begin(value === null ? null : 2);
    if (value !== null) this.#bytes.writeInt16BE(value, start);
  }

  addInteger(value: number): void {
    const start = this.#begin(4);
    this.#bytes.writeInt32BE(value, start);
  }

  addFloat(value: number | undefined): void {
    const start = this.#begin(value === undefined ? null : 8);
    if (value !== undefined) this.#bytes.writeDoubleBE(value, start);
  }

  /** For both kinds of timestamp; a wall clock is written as if it stood in UTC. */
  addMoment(epochMs: number): void {
    const micros = (epochMs - epochOfPostgres) * 1000;
    const start = this.#begin(8);
    this.#bytes.writeInt32BE(Math.floor(micros / twoTo32), start);
    this.#bytes.writeInt32BE(micros | 0, start + 4);
  }

  addUuid(from: Uint8Array, offset: number): void {
    const start = this.#begin(16);
    for (let index = 0; index < 16; index++) this.#bytes[start + index] = from[offset + index]!;
  }

  /** Sixteen characters, each a byte. */
  addUuidCharacters(text: string): void {
    const start = this.#begin(16);
    for (let index = 0; index < 16; index++) this.#bytes[start + index] = text.charCodeAt(index);
  }

  addUuidText(text: string | null): void {
    const start = this.#begin(text === null ? null : 16);
    if (text !== null) this.#bytes.write(text.replaceAll('-', ''), start, 'hex');
  }

  /** The whole array, good until the next value is added after `clear`. */
  bytes(): Buffer {
    const head = [1, 1, this.#oid, this.#count, 1];
    for (const [index, value] of head.entries()) this.#bytes.writeInt32BE(value, index * 4);
    return this.#bytes.subarray(0, this.#at);
  }

  clear(): void {
    this.#at = headBytes;
    this.#count = 0;
  }

  /** Writes the length that stands before each value, leaves room for the value, and says where that begins. */
  #begin(length: number | null): number {
    this.#makeRoom(length ?? 0);
    this.#bytes.writeInt32BE(length ?? -1, this.#at);
    const start = this.#at + 4;
    this.#at = start + (length ?? 0);
    this.#count++;
    return start;
  }

  #makeRoom(length: number): void {
    if (this.#at + 4 + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + length + 4096));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  /** Nearly all texts are short and ASCII; a call into the runtime for each would cost more than the copying. */
  #writeText(value: string, start: number): number {
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return this.#bytes.write(value, start, 'utf8');
      this.#bytes[start + index] = code;
    }
    return value.length;
  }
}

export function uuidArray(ids: Iterable<string | null>): Buffer {
  const array = new BinaryArray('uuid');
  for (const id of ids) array.addUuidText(id);
  return array.bytes();
}

export function textArray(texts: Iterable<string | null>): Buffer {
  const array = new BinaryArray('text');
  for (const text of texts) array.addText(text);
  return array.bytes();
}

export function integerArray(numbers: Iterable<number>): Buffer {
  const array = new BinaryArray('integer');
  for (const number of numbers) array.addInteger(number);
  return array.bytes();
}
