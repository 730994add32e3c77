/**
 * QR codes of the standard ISO/IEC 18004, as far as a link needs them: bytes, correction level M (15 % may be lost),
 * versions 1 to 15 (up to 412 bytes). True is dark.
 */
export type Matrix = boolean[][];

const HIGHEST_VERSION = 15;
const CORRECTION_PER_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
const MASKS: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
];

export function encodeQr(text: string): Matrix {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const codewords = withCorrection(dataCodewords(bytes, version), version);
  const drawings = MASKS.map((isMasked, mask) => draw(version, codewords, isMasked, mask));
  return drawings.reduce((best, next) => (lumps(next) < lumps(best) ? next : best));
}

function versionFor(bytes: number): number {
  for (let version = 1; version <= HIGHEST_VERSION; version += 1) {
    if (bytes + lengthBytes(version) + 1 <= dataCapacity(version)) return version;
  }
  throw new RangeError(`A QR code of ${bytes} bytes is larger than version ${HIGHEST_VERSION} holds`);
}

/** Modules that are no pattern, in codewords of eight. */
function allCodewords(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = version === 1 ? 0 : (25 * alignments - 10) * alignments - 55;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version >= 7 ? 36 : 0)) / 8);
}

function dataCapacity(version: number): number {
  return allCodewords(version) - CORRECTION_PER_BLOCK[version - 1]! * BLOCKS[version - 1]!;
}

function lengthBytes(version: number): number {
  return version < 10 ? 1 : 2;
}

/** Mode (0100), length, the bytes, an end mark, then the two pad bytes in turn. All but the first half byte is whole. */
function dataCodewords(bytes: Uint8Array, version: number): number[] {
  const length = lengthBytes(version) === 1 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
  const halves = [4, ...[...length, ...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const data = Array.from(
    { length: halves.length / 2 },
    (_, i) => (halves[2 * i]! << 4) | halves[2 * i + 1]!,
  );
  for (let pad = 0xec; data.length < dataCapacity(version); pad ^= 0xec ^ 0x11) data.push(pad);
  return data;
}

/** Each block gets its correction; blocks are then interleaved, so that a stain hurts each a little. */
function withCorrection(data: number[], version: number): number[] {
  const [count, correction] = [BLOCKS[version - 1]!, CORRECTION_PER_BLOCK[version - 1]!];
  const short = Math.floor(data.length / count);
  const longFrom = count - (data.length % count);
  let at = 0;
  const blocks = Array.from({ length: count }, (_, i) => {
    const size = short + (i >= longFrom ? 1 : 0);
    at += size;
    return data.slice(at - size, at);
  });
  const corrections = blocks.map((block) => remainder(block, generator(correction)));
  return [...interleaved(blocks), ...interleaved(corrections)];
}

function interleaved(blocks: number[][]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, i) => blocks.flatMap((block) => block[i] ?? [])).flat();
}

/** Multiplication in the field of 256 with the polynomial 0x11d. */
export function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function generator(degree: number): number[] {
  let polynomial = [1];
  for (let i = 0, root = 1; i < degree; i += 1, root = multiply(root, 2)) {
    polynomial = [...polynomial, 0].map((term, j) => term ^ multiply(polynomial[j - 1] ?? 0, root));
  }
  return polynomial.slice(1);
}

function remainder(data: number[], divisor: number[]): number[] {
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (const [i, term] of divisor.entries()) rest[i]! ^= multiply(term, factor);
  }
  return rest;
}

function draw(
  version: number,
  codewords: number[],
  isMasked: (r: number, c: number) => boolean,
  mask: number,
): Matrix {
  const size = 17 + 4 * version;
  const dark: Matrix = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const fixed: Matrix = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const set = (row: number, column: number, isDark: boolean) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    dark[row]![column] = isDark;
    fixed[row]![column] = true;
  };
  drawPatterns(version, size, set);
  drawFormat(mask, size, set);
  let bit = 0;
  for (const [row, column] of dataPath(size)) {
    if (fixed[row]![column]) continue;
    const isDark = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
    dark[row]![column] = isDark !== isMasked(row, column);
    bit += 1;
  }
  return dark;
}

type Set = (row: number, column: number, isDark: boolean) => void;

function drawPatterns(version: number, size: number, set: Set): void {
  for (let i = 0; i < size; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    drawRings(row, column, 4, set);
  const centres = alignmentCentres(version, size);
  for (const row of centres) {
    for (const column of centres) {
      const inCorner =
        (row === 6 && (column === 6 || column === size - 7)) || (column === 6 && row === size - 7);
      if (!inCorner) drawRings(row, column, 2, set);
    }
  }
  if (version >= 7) drawVersion(version, size, set);
}

/** Finder (radius 4, with its quiet border) and alignment (radius 2) patterns are rings around a dark centre. */
function drawRings(row: number, column: number, radius: number, set: Set): void {
  for (let r = -radius; r <= radius; r += 1) {
    for (let c = -radius; c <= radius; c += 1) {
      const ring = Math.max(Math.abs(r), Math.abs(c));
      set(row + r, column + c, radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
    }
  }
}

function alignmentCentres(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - (count - 2 - i) * step)];
}

/** Level M is 00, so the five bits are the mask alone; ten bits of correction follow. */
function drawFormat(mask: number, size: number, set: Set): void {
  const bits = ((mask << 10) | bchRemainder(mask, 10, 0x537)) ^ 0x5412;
  const isDark = (i: number) => ((bits >> i) & 1) === 1;
  for (let i = 0; i < 15; i += 1) {
    const around = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
    set(around, 8, isDark(i));
    set(8, i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, isDark(i));
  }
  set(size - 8, 8, true);
}

function drawVersion(version: number, size: number, set: Set): void {
  const bits = (version << 12) | bchRemainder(version, 12, 0x1f25);
  for (let i = 0; i < 18; i += 1) {
    const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)];
    set(near, far, ((bits >> i) & 1) === 1);
    set(far, near, ((bits >> i) & 1) === 1);
  }
}

function bchRemainder(value: number, degree: number, divisor: number): number {
  let rest = value;
  for (let i = 0; i < degree; i += 1) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * divisor);
  return rest;
}

/** Two columns at a time from the right, up and down in turn, leaving out the column of timing. */
export function* dataPath(size: number): Generator<readonly [number, number]> {
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i += 1) {
      const row = up ? size - 1 - i : i;
      yield [row, right];
      yield [row, right - 1];
    }
  }
}

/** Of equal masks the one with the fewest squares of one colour reads best. */
function lumps(matrix: Matrix): number {
  let count = 0;
  for (let r = 1; r < matrix.length; r += 1) {
    for (let c = 1; c < matrix.length; c += 1) {
      const here = matrix[r]![c];
      if (matrix[r - 1]![c] === here && matrix[r]![c - 1] === here && matrix[r - 1]![c - 1] === here)
        count += 1;
    }
  }
  return count;
}
