import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeQr, type Matrix } from './encode.ts';

/** Written down from a drawing that an independent reader (jsqr 1.4.0) read back as "psp". */
const PSP = [
  '#######.....#.#######',
  '#.....#.#.##..#.....#',
  '#.###.#..#.#..#.###.#',
  '#.###.#....##.#.###.#',
  '#.###.#.#.#.#.#.###.#',
  '#.....#..#..#.#.....#',
  '#######.#.#.#.#######',
  '...........##........',
  '#.#.#.#..#.#....#..#.',
  '#.##.#.##.....#..#..#',
  '...##.#...#.#...##.##',
  '###....####...#....#.',
  '#####.##..#.#.#.##..#',
  '........#..#.#.#.#..#',
  '#######....#.###..###',
  '#.....#....###.###..#',
  '#.###.#.####.###..#.#',
  '#.###.#...#...#...##.',
  '#.###.#.##..#...#...#',
  '#.....#..##...#...##.',
  '#######.#.#.#.#.#.###',
];

const draw = (matrix: Matrix) => matrix.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

describe('a QR code', () => {
  test('is drawn as the standard says', () => {
    expect(draw(encodeQr('psp'))).toEqual(PSP);
  });

  test('has its three finders, its timing and the dark module, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const drawn = draw(encodeQr(text));
        const size = drawn.length;
        for (const [row, column] of [
          [0, 0],
          [0, size - 7],
          [size - 7, 0],
        ] as const) {
          const finder = drawn.slice(row, row + 7).map((line) => line.slice(column, column + 7));
          expect(finder).toEqual([
            '#######',
            '#.....#',
            '#.###.#',
            '#.###.#',
            '#.###.#',
            '#.....#',
            '#######',
          ]);
        }
        expect(drawn[6]!.slice(8, size - 8)).toMatch(/^(#\.)*#$/);
        expect(drawn[size - 8]![8]).toBe('#');
      }),
      { numRuns: 30 },
    );
  });

  test('grows with what it holds and says when that is too much', () => {
    expect(encodeQr('x'.repeat(14))).toHaveLength(21);
    expect(encodeQr('x'.repeat(15))).toHaveLength(25);
    expect(encodeQr('x'.repeat(412))).toHaveLength(77);
    expect(() => encodeQr('x'.repeat(413))).toThrow(/413 bytes/);
  });
});
