import { type Area, cellCentre, type Kernel, type Points } from '../src/index.ts';

/** Density as the textbook writes it: every point against every cell. */
export function densityPairByPair({ x, y }: Points, area: Area, kernel: Kernel, h: number): Float64Array {
  return Float64Array.from(area.cells, (id) => {
    const centre = cellCentre(area.grid, id);
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const d2 = (x[i]! - centre.x) ** 2 + (y[i]! - centre.y) ** 2;
      if (kernel === 'gaussian') sum += Math.exp(-d2 / (2 * h * h)) / (2 * Math.PI * h * h);
      else if (d2 < h * h) sum += (3 / (Math.PI * h * h)) * (1 - d2 / (h * h)) ** 2;
    }
    return sum * 1e6;
  });
}

/** Gi* with its weights found by comparing every cell with every other. */
export function giStarAllPairs(counts: Uint32Array, area: Area): Float64Array {
  const n = counts.length;
  const mean = counts.reduce((a, b) => a + b, 0) / n;
  const deviation = Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0) / n - mean * mean);
  return Float64Array.from(area.cells, (id) => {
    const here = cellCentre(area.grid, id);
    let sum = 0;
    let weight = 0;
    for (let j = 0; j < n; j++) {
      const there = cellCentre(area.grid, area.cells[j]!);
      const near = Math.max(Math.abs(here.x - there.x), Math.abs(here.y - there.y)) < area.grid.size * 1.5;
      if (!near) continue;
      sum += counts[j]!;
      weight++;
    }
    return (sum - weight * mean) / (deviation * Math.sqrt((n * weight - weight * weight) / (n - 1)));
  });
}
