/**
 * 128 bits that tell rows apart by what they say: MurmurHash3 (the x86 variant), fed with values instead of bytes. It
 * guards against chance, not against malice: whoever can write the file needs no collision to change it. SHA-256 took
 * a quarter of all the time a row was looked at.
 */
export class Fingerprint {
  #bytes: Uint8Array = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  begin(): void {
    this.#length = 0;
  }

  /** The length goes first, so that no two lists of texts look alike; nothing at all is no text of length nought. */
  addText(text: string | null): void {
    this.#makeRoom(4 + 3 * (text?.length ?? 0));
    this.#view.setInt32(this.#length, text?.length ?? -1, true);
    this.#length += 4;
    if (text === null) return;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) this.#addMark(code);
      else this.#bytes[this.#length++] = code;
    }
  }

  addNumber(value: number | null | undefined): void {
    this.#makeRoom(8);
    this.#view.setFloat64(this.#length, value ?? Number.NaN, true);
    this.#length += 8;
  }

  /** Sixteen characters, one for each byte: half as long to keep and to compare as their digits. */
  text(): string {
    this.#makeRoom(16);
    this.#bytes.fill(0, this.#length, this.#length + 16);
    return hash128(this.#view, this.#length);
  }

  /** Beyond ASCII: three bytes of which the first begins no other character. */
  #addMark(code: number): void {
    this.#bytes[this.#length++] = 0xff;
    this.#bytes[this.#length++] = code >>> 8;
    this.#bytes[this.#length++] = code;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array((this.#length + more) * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

/** Sixteen bytes past the end must be nought: the last block is then whole, as the algorithm has it. */
export function hash128(view: DataView, length: number): string {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  let at = 0;
  for (; at + 16 <= length; at += 16) {
    h1 ^= mixed(view.getInt32(at, true), c1, 15, c2);
    h1 = (Math.imul((rotated(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= mixed(view.getInt32(at + 4, true), c2, 16, c3);
    h2 = (Math.imul((rotated(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= mixed(view.getInt32(at + 8, true), c3, 17, c4);
    h3 = (Math.imul((rotated(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= mixed(view.getInt32(at + 12, true), c4, 18, c1);
    h4 = (Math.imul((rotated(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  h1 ^= mixed(view.getInt32(at, true), c1, 15, c2) ^ length;
  h2 ^= mixed(view.getInt32(at + 4, true), c2, 16, c3) ^ length;
  h3 ^= mixed(view.getInt32(at + 8, true), c3, 17, c4) ^ length;
  h4 ^= mixed(view.getInt32(at + 12, true), c4, 18, c1) ^ length;
  return finished(h1, h2, h3, h4);
}

function finished(one: number, two: number, three: number, four: number): string {
  const sum = (one + two + three + four) | 0;
  const h1 = avalanche(sum);
  const h2 = avalanche((two + sum) | 0);
  const h3 = avalanche((three + sum) | 0);
  const h4 = avalanche((four + sum) | 0);
  const total = (h1 + h2 + h3 + h4) | 0;
  return charactersOf(total, (h2 + total) | 0, (h3 + total) | 0, (h4 + total) | 0);
}

function charactersOf(a: number, b: number, c: number, d: number): string {
  return String.fromCharCode(
    a >>> 24,
    (a >>> 16) & 255,
    (a >>> 8) & 255,
    a & 255,
    b >>> 24,
    (b >>> 16) & 255,
    (b >>> 8) & 255,
    b & 255,
    c >>> 24,
    (c >>> 16) & 255,
    (c >>> 8) & 255,
    c & 255,
    d >>> 24,
    (d >>> 16) & 255,
    (d >>> 8) & 255,
    d & 255,
  );
}

function mixed(block: number, first: number, by: number, second: number): number {
  return Math.imul(rotated(Math.imul(block, first), by), second);
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function avalanche(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
