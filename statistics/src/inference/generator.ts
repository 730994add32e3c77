/** Uniform numbers in [0, 1) from a seed; the same seed gives the same numbers on every machine. */
export type Generator = () => number;

/**
 * sfc32, a small fast counting generator with 128 bits of state, seeded by a whole number and run in. Not for
 * secrets. Each `stream` of a seed is a sequence of its own: give every permutation its number as its stream and
 * it draws the same whichever worker runs it.
 *
 * @see Doty-Humphrey, C. PractRand, sfc32.
 */
export function seededGenerator(seed: number, stream = 0): Generator {
  let a = stream >>> 0;
  let b = seed >>> 0;
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}
