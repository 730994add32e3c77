import { type Segments, seededGenerator } from '@psp/statistics';

/**
 * A town of about `count` street segments, always the same: blocks on a turned lattice 30 km wide, each corner moved a
 * little, each street bent in its middle.
 */
export function makeStreets(count: number): Segments {
  const side = Math.round(Math.sqrt(count / 2));
  const random = seededGenerator(40_342);
  const block = 30_000 / side;
  const corners = Array.from({ length: (side + 1) ** 2 }, (_, k) => {
    const [column, row] = [k % (side + 1), Math.floor(k / (side + 1))];
    const [a, b] = [(column + random() / 3) * block, (row + random() / 3) * block];
    return {
      x: 470_000 + a * Math.cos(0.17) - b * Math.sin(0.17),
      y: 4_413_000 + a * Math.sin(0.17) + b * Math.cos(0.17),
    };
  });
  const [x, y]: [number[], number[]] = [[], []];
  const street = (from: number, to: number) => {
    const [a, b] = [corners[from]!, corners[to]!];
    const [bendX, bendY] = [(random() - 0.5) * 20, (random() - 0.5) * 20];
    x.push(a.x, (a.x + b.x) / 2 + bendX, b.x);
    y.push(a.y, (a.y + b.y) / 2 + bendY, b.y);
  };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const corner = row * (side + 1) + column;
      street(corner, corner + 1);
      street(corner, corner + side + 1);
    }
  }
  const start = Int32Array.from({ length: x.length / 3 + 1 }, (_, s) => s * 3);
  return { x: Float64Array.from(x), y: Float64Array.from(y), start };
}
