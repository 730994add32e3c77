import { refuse } from '../errors.ts';
import type { Grid } from '../grids/grid.ts';

export type NijCheck = {
  readonly cellSquareFeet: number;
  readonly cellAllowed: boolean;
  readonly squareMiles: number;
  readonly totalAllowed: boolean;
  /** How many cells of this size a forecast may name; the most is below the fewest where no number would do. */
  readonly fewestCells: number;
  readonly mostCells: number;
};

const METRES_A_FOOT = 0.3048;
const SQUARE_METRES_A_SQUARE_MILE = 1609.344 ** 2;
/** Rounding of a size given in feet must not break a rule it keeps. */
const SLACK = 1e-9;

/**
 * The rules of the National Institute of Justice’s forecasting challenge: cells of 62,500 to 360,000 ft² (76.2 to
 * 182.9 m wide) and 0.25 to 0.75 square miles named altogether. A size that a patrol can cover; outside it indices of
 * different forecasts cannot be compared. O(1).
 *
 * @throws StatisticsError `argument.out-of-range`
 * @see National Institute of Justice (2016). Real-Time Crime Forecasting Challenge.
 * @example nijRules({ x0: 0, y0: 0, size: 250, columns: 9, rows: 9 }, 5).cellAllowed // false: 672,751 ft²
 */
export function nijRules({ size }: Grid, cells: number): NijCheck {
  if (!(size > 0) || !Number.isInteger(cells) || cells < 1) {
    refuse(
      'argument.out-of-range',
      `Give a cell size above zero and one cell or more; got ${size} and ${cells}.`,
    );
  }
  const cellSquareFeet = (size / METRES_A_FOOT) ** 2;
  const cellSquareMiles = size ** 2 / SQUARE_METRES_A_SQUARE_MILE;
  const squareMiles = cells * cellSquareMiles;
  const isBetween = (value: number, low: number, high: number) =>
    value >= low * (1 - SLACK) && value <= high * (1 + SLACK);
  return {
    cellSquareFeet,
    cellAllowed: isBetween(cellSquareFeet, 62_500, 360_000),
    squareMiles,
    totalAllowed: isBetween(squareMiles, 0.25, 0.75),
    fewestCells: Math.ceil((0.25 / cellSquareMiles) * (1 - SLACK)),
    mostCells: Math.floor((0.75 / cellSquareMiles) * (1 + SLACK)),
  };
}
