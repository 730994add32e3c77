import { readPhiladelphia } from '../reference/read-philadelphia.ts';
import { type Area, cellCentre, countPoints, hotSpots, kernelDensity, type Points } from '../src/index.ts';
import { densityPairByPair, giStarAllPairs } from './naive.ts';

export type Figure = {
  name: string;
  figure: number;
  unit: string;
  goal: number;
  met: boolean;
  peer: number;
  detail: string;
};

/**
 * The kernels on Philadelphia’s shooting victims, each against a naive twin in the same run. `figure` is seconds
 * (the median of the runs), `peer` the twin’s seconds on the same input. A figure whose result differs from its
 * twin’s is no figure: it throws.
 */
export async function kernels(runs = 7): Promise<Figure[]> {
  const { points, area } = readPhiladelphia();
  const { counts } = countPoints(points, area);
  const size = `${points.x.length} points, ${area.cells.length} cells`;
  return [
    ...(['quartic', 'gaussian'] as const).map((kernel) => {
      const bandwidth = kernel === 'quartic' ? 1000 : 300;
      const ours = timed(runs, () => kernelDensity(points, area, kernel, bandwidth));
      const naive = timed(1, () => densityPairByPair(points, area, kernel, bandwidth));
      requireEqual(ours.result, naive.result, kernel);
      return figure(`kernel-density-${kernel}`, ours.seconds, 0.05, naive.seconds, `${size}, ${bandwidth} m`);
    }),
    giStarFigure(runs, counts, area),
    gridCountsFigure(runs, points, area),
  ];
}

function giStarFigure(runs: number, counts: Uint32Array, area: Area): Figure {
  const ours = timed(runs, () => hotSpots(counts, area));
  const naive = timed(1, () => giStarAllPairs(counts, area));
  requireEqual(ours.result.z, naive.result, 'gi-star');
  const detail = `${area.cells.length} cells, neighbours and false-discovery control included`;
  return figure('gi-star', ours.seconds, 0.02, naive.seconds, detail);
}

/** The twin asks every studied cell in turn whether it holds the point. A share of the points keeps it short. */
function gridCountsFigure(runs: number, points: Points, area: Area): Figure {
  const share = 10;
  const ours = timed(runs, () => countPoints(points, area));
  const naive = timed(1, () => countCellByCell(points, area, share));
  const detail = `${points.x.length} points; the twin ran a tenth of them, its time is scaled`;
  return figure('grid-counts', ours.seconds, 0.01, naive.seconds * share, detail);
}

function countCellByCell({ x, y }: Points, area: Area, step: number): Uint32Array {
  const counts = new Uint32Array(area.cells.length);
  const half = area.grid.size / 2;
  for (let i = 0; i < x.length; i += step) {
    for (let c = 0; c < counts.length; c++) {
      const centre = cellCentre(area.grid, area.cells[c]!);
      const dx = x[i]! - centre.x;
      const dy = y[i]! - centre.y;
      if (dx >= -half && dx < half && dy >= -half && dy < half) counts[c]! += 1;
    }
  }
  return counts;
}

function figure(name: string, seconds: number, goal: number, peer: number, detail: string): Figure {
  const ratio = `${(peer / seconds).toFixed(1)} times the naive twin’s speed`;
  return {
    name,
    figure: seconds,
    unit: 's',
    goal,
    met: seconds <= goal,
    peer,
    detail: `${detail}; ${ratio}`,
  };
}

function timed<T>(runs: number, work: () => T): { seconds: number; result: T } {
  let result = work();
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    result = work();
    return (performance.now() - start) / 1000;
  });
  return { seconds: seconds.sort((a, b) => a - b)[runs >> 1]!, result };
}

function requireEqual(ours: Float64Array, twin: Float64Array, name: string): void {
  const tolerance = 1e-9 * Math.max(...twin);
  ours.forEach((value, i) => {
    if (Math.abs(value - twin[i]!) > tolerance)
      throw new Error(`${name}: cell ${i} is ${value}, its twin says ${twin[i]}.`);
  });
}
