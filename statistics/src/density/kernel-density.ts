import { refuse, requirePositive, requireSameLength } from '../errors.ts';
import type { Area } from '../grids/area.ts';
import { type Grid, requireMetres } from '../grids/grid.ts';
import type { Points } from '../projection/utm.ts';

export type Kernel = 'quartic' | 'gaussian';

/** Beyond this many σ a Gaussian term is below 2⁻⁵³ of its own peak: √(2 · 53 · ln 2). */
const GAUSSIAN_REACH = Math.sqrt(2 * 53 * Math.LN2);
const PER_SQUARE_KILOMETRE = 1e6;

/**
 * Exact kernel density at the centres of the studied cells, in events per km²: where events crowd, smoothed over
 * `bandwidth` metres (the quartic kernel’s radius, the Gaussian’s σ). Nothing is binned: each point counts at its
 * own place. Without boundary correction, so densities just inside a boundary are low. Always show plain counts
 * beside it. With `weights` each point counts so much: its age, its harm, the people it stands for.
 *
 * O(points · cells within reach). The Gaussian is a product of its two directions, so a point costs an
 * exponential a row and three across; terms below 2⁻⁵³ of a point’s peak are left out.
 *
 * @returns densities in the order of `area.cells`
 * @throws StatisticsError `points.too-few`, `argument.out-of-range`, `coordinates.degrees`, `coordinates.not-finite`
 * @see Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis, chapter 4.
 */
export function kernelDensity(
  points: Points,
  area: Area,
  kernel: Kernel,
  bandwidth: number,
  weights?: Float64Array,
): Float64Array {
  requireMetres(points, area.grid);
  if (weights) requireWeights(weights, points);
  requirePositive(bandwidth, 'The bandwidth');
  if (points.x.length === 0) refuse('points.too-few', 'There are no points: a density has no meaning.');
  const sums = new Float64Array(area.grid.columns * area.grid.rows);
  if (kernel === 'quartic') addQuartic(points, area.grid, bandwidth, sums, weights);
  else addGaussian(points, area.grid, bandwidth, sums, weights);
  const peakOfKernel =
    kernel === 'quartic' ? 3 / (Math.PI * bandwidth ** 2) : 1 / (2 * Math.PI * bandwidth ** 2);
  const density = new Float64Array(area.cells.length);
  for (let i = 0; i < density.length; i++) {
    density[i] = sums[area.cells[i]!]! * peakOfKernel * PER_SQUARE_KILOMETRE;
  }
  return density;
}

function requireWeights(weights: Float64Array, points: Points): void {
  requireSameLength(weights, points.x, 'Weights and points');
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) {
    refuse('argument.out-of-range', `Weight ${wrong} must be zero or more; got ${weights[wrong]}.`);
  }
}

type Weights = Float64Array | undefined;

function addQuartic(
  { x, y }: Points,
  grid: Grid,
  radius: number,
  sums: Float64Array,
  weights: Weights,
): void {
  const { x0, y0, size, columns, rows } = grid;
  const squaredRadius = radius * radius;
  for (let i = 0; i < x.length; i++) {
    // Measured from the centre of the first cell, in metres.
    const east = x[i]! - x0 - size / 2;
    const north = y[i]! - y0 - size / 2;
    const weight = weights ? weights[i]! : 1;
    const lastRow = Math.min(rows - 1, Math.floor((north + radius) / size));
    for (let row = Math.max(0, Math.ceil((north - radius) / size)); row <= lastRow; row++) {
      const dy = row * size - north;
      const left = squaredRadius - dy * dy;
      const half = Math.sqrt(Math.max(0, left));
      const lastColumn = Math.min(columns - 1, Math.floor((east + half) / size));
      for (let column = Math.max(0, Math.ceil((east - half) / size)); column <= lastColumn; column++) {
        const dx = column * size - east;
        const height = (left - dx * dx) / squaredRadius;
        sums[row * columns + column]! += weight * height * height;
      }
    }
  }
}

function addGaussian(
  { x, y }: Points,
  grid: Grid,
  sigma: number,
  sums: Float64Array,
  weights: Weights,
): void {
  const { x0, y0, size, columns, rows } = grid;
  const reach = GAUSSIAN_REACH * sigma;
  const factor = -1 / (2 * sigma * sigma);
  const across = new Float64Array(columns);
  for (let i = 0; i < x.length; i++) {
    const east = x[i]! - x0 - size / 2;
    const north = y[i]! - y0 - size / 2;
    const weight = weights ? weights[i]! : 1;
    const firstColumn = Math.max(0, Math.ceil((east - reach) / size));
    const lastColumn = Math.min(columns - 1, Math.floor((east + reach) / size));
    fillGaussian(across, firstColumn, lastColumn, firstColumn * size - east, size, factor);
    const lastRow = Math.min(rows - 1, Math.floor((north + reach) / size));
    for (let row = Math.max(0, Math.ceil((north - reach) / size)); row <= lastRow; row++) {
      const dy = row * size - north;
      const along = weight * Math.exp(factor * dy * dy);
      const offset = row * columns;
      for (let column = firstColumn; column <= lastColumn; column++) {
        sums[offset + column]! += along * across[column]!;
      }
    }
  }
}

/**
 * exp(f · d²) at evenly spaced d: each term is the one before times a ratio, and the ratio itself shrinks by a
 * constant. Three exponentials a row instead of one a cell; within reach no term under- or overflows.
 */
function fillGaussian(
  out: Float64Array,
  first: number,
  last: number,
  d: number,
  step: number,
  f: number,
): void {
  const shrink = Math.exp(2 * f * step * step);
  let ratio = Math.exp(f * step * (2 * d + step));
  let term = Math.exp(f * d * d);
  for (let k = first; k <= last; k++) {
    out[k] = term;
    term *= ratio;
    ratio *= shrink;
  }
}
