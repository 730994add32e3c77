import { refuse, requireSameLength } from '../errors.ts';
import { type Area, wholeGrid } from '../grids/area.ts';
import { cellCentre } from '../grids/grid.ts';
import { type Kernel, kernelDensity } from './kernel-density.ts';

/** Below this share of a kernel inside the area a correction would more than triple a guess. */
const LEAST_SHARE = 1 / 3;

/**
 * Boundary correction: near the edge of the area a kernel looks at ground where no events are counted, so plain
 * densities are too low there. Each is divided by the share of its kernel that lies inside the studied cells (taken at
 * their centres). Cells with less than a third inside are refused a figure: NaN.
 *
 * For comparing a river bank or a city limit with the centre; the plain density belongs on the map beside it. The
 * share is a sum over cells, so the bandwidth must be wider than a cell. O(cells · cells within reach).
 *
 * @returns corrected densities in the order of `area.cells`
 * @throws StatisticsError `shape.mismatch`, `argument.out-of-range`
 * @see Diggle, P. (1985). A kernel method for smoothing point process data. Applied Statistics 34. Jones, M. (1993).
 * Simple boundary correction for kernel density estimation. Statistics and Computing 3.
 */
export function boundaryCorrected(
  density: Float64Array,
  area: Area,
  kernel: Kernel,
  bandwidth: number,
): Float64Array {
  requireSameLength(density, area.cells, 'Densities and cells');
  const inside = shareInside(area, kernel, bandwidth);
  return density.map((value, i) => (inside[i]! < LEAST_SHARE ? Number.NaN : value / inside[i]!));
}

/** Share of each cell’s kernel within the studied cells: 1 well inside. */
export function shareInside(area: Area, kernel: Kernel, bandwidth: number): Float64Array {
  const { grid, cells } = area;
  if (!(bandwidth > grid.size)) {
    refuse(
      'argument.out-of-range',
      `The bandwidth must be wider than a cell of ${grid.size} m; got ${bandwidth}.`,
    );
  }
  const centres = Array.from(cells, (id) => cellCentre(grid, id));
  const squareKilometres = (grid.size / 1000) ** 2;
  const points = {
    x: Float64Array.from(centres, ({ x }) => x),
    y: Float64Array.from(centres, ({ y }) => y),
  };
  const found = kernelDensity(points, area, kernel, bandwidth).map((density) => density * squareKilometres);
  // The same sum over an endless grid: not quite one, because a grid is coarse.
  const whole = sumOverEndlessGrid(grid.size, kernel, bandwidth) * squareKilometres;
  return found.map((share) => share / whole);
}

function sumOverEndlessGrid(size: number, kernel: Kernel, bandwidth: number): number {
  const reach = kernel === 'quartic' ? bandwidth : 9 * bandwidth;
  const side = 2 * Math.ceil(reach / size) + 1;
  const area = wholeGrid({ x0: 1000, y0: 1000, size, columns: side, rows: side });
  const centre = cellCentre(area.grid, (side * side - 1) / 2);
  const points = { x: Float64Array.of(centre.x), y: Float64Array.of(centre.y) };
  return kernelDensity(points, area, kernel, bandwidth).reduce((sum, value) => sum + value, 0);
}
