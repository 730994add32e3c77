import type { Records } from '../methods/method.ts';

const MOST_BYTES = 256 * 1024 ** 2;

type Kept = { key: string; records: Promise<Records>; bytes: number };

/**
 * The records of the versions that were asked last. A data version and its rules never change, so what was read once
 * stays true; reading a million incidents again for each question would take longer than answering it. Whoever asks
 * gets arrays of their own, to hand to a thread.
 */
export class KeptRecords {
  readonly #mostBytes: number;
  #kept: Kept[] = [];

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  async records(key: string, read: () => Promise<Records>): Promise<Records> {
    const known = this.#kept.find((one) => one.key === key);
    const entry = known ?? { key, records: read(), bytes: 0 };
    this.#kept = [entry, ...this.#kept.filter((one) => one !== entry)];
    try {
      const records = await entry.records;
      entry.bytes = bytesOf(records);
      this.#forgetTheOldest();
      return copyOf(records);
    } catch (error) {
      this.#kept = this.#kept.filter((one) => one !== entry);
      throw error;
    }
  }

  #forgetTheOldest(): void {
    let bytes = 0;
    this.#kept = this.#kept.filter((one) => {
      bytes += one.bytes;
      return bytes <= this.#mostBytes;
    });
  }
}

function bytesOf({ x, y, days, fatal, flags, district }: Records): number {
  return [x, y, days, fatal, flags, district].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function copyOf({ x, y, days, fatal, flags, district, districts }: Records): Records {
  return {
    x: x.slice(),
    y: y.slice(),
    days: days.slice(),
    fatal: fatal.slice(),
    flags: flags.slice(),
    district: district.slice(),
    districts,
  };
}
