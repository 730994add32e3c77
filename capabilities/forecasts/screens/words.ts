import { fixedText } from '#web/design/figures/numbers.ts';
import { numberText } from '#web/design/formats.ts';
import type { AreaRule, ForecastMethod, Interval, Settings } from '../contract.ts';

/** Each method by what it does, as someone would choose it. */
export const methodWords: Record<ForecastMethod, { title: string; tells: string }> = {
  counts: {
    title: 'Plain counts',
    tells: 'As many as before, cell by cell. Needs no software, and often does best.',
  },
  kde: {
    title: 'Kernel density',
    tells: 'Counts smoothed over the distance given: a cell beside a bad one is raised.',
  },
  decay: {
    title: 'Decaying kernels',
    tells: 'Smoothed, with recent incidents weighing more. Follows near repeats.',
  },
};

export function methodText({ method, bandwidth, halfLife }: Settings): string {
  const { title } = methodWords[method];
  const parts = [
    ...(bandwidth === null ? [] : [`over ${numberText(bandwidth)} m (${feet(bandwidth)} ft)`]),
    ...(halfLife === null ? [] : [`half as much after ${numberText(halfLife)} days`]),
  ];
  return parts.length > 0 ? `${title}, ${parts.join(', ')}` : title;
}

const METRES_A_FOOT = 0.3048;
const SQUARE_METRES_A_SQUARE_MILE = 1609.344 ** 2;

function feet(metres: number): string {
  return numberText(Math.round(metres / METRES_A_FOOT));
}

export function cellText(cellSize: number): string {
  const squareFeet = numberText(Math.round((cellSize / METRES_A_FOOT) ** 2));
  return `${numberText(cellSize)} m (${feet(cellSize)} ft) wide, ${squareFeet} square feet`;
}

export function areaText({ namedCells, studyCells, squareMiles }: AreaRule): string {
  return `${numberText(namedCells)} of ${numberText(studyCells)} cells, ${areaSize(squareMiles)}`;
}

function areaSize(squareMiles: number): string {
  const squareKilometres = (squareMiles * SQUARE_METRES_A_SQUARE_MILE) / 1e6;
  return `${fixedText(squareMiles, 2)} square miles (${fixedText(squareKilometres, 2)} km²)`;
}

/** What is typed comes to, before it is sent; the server counts the cells exactly. */
export function areaPreview(squareMetres: number | null, percent: string, cellSize: string): string {
  const [share, size] = [Number(percent) / 100, Number(cellSize)];
  if (squareMetres === null || !(share > 0) || !(size > 0))
    return 'Allowed are 0.25 to 0.75 square miles (0.65 to 1.94 km²) in all.';
  const cells = Math.max(1, Math.round((share * squareMetres) / size ** 2));
  const squareMiles = (cells * size ** 2) / SQUARE_METRES_A_SQUARE_MILE;
  return `About ${numberText(cells)} cells, ${areaSize(squareMiles)}. Allowed are 0.25 to 0.75 square miles in all.`;
}

/** The share that names half a square mile, in the middle of what is allowed. */
export function usualPercent(squareMetres: number | null): string {
  if (squareMetres === null) return '';
  return ((50 * SQUARE_METRES_A_SQUARE_MILE) / squareMetres).toFixed(2);
}

/** “1.23 (0.91 to 1.58)”; an end without bound is said in words. */
export function withInterval({ estimate, low, high }: Interval, digits = 2): string {
  if (estimate === null) return low === null ? '—' : `at least ${fixedText(low, digits)}`;
  if (low === null) return fixedText(estimate, digits);
  const end = high === null ? 'no upper end' : fixedText(high, digits);
  return `${fixedText(estimate, digits)} (${fixedText(low, digits)} to ${end})`;
}

/** PAI runs to tens: one digit is all that its intervals bear. */
export function paiText(interval: Interval): string {
  return withInterval(interval, 1);
}

export const indexWords =
  'PAI: how many times more incidents the cells held than their share of the area; a blind choice has 1. ' +
  'PEI: PAI as a part of the best that hindsight could choose. RRI: incidents expected there for each that was ' +
  'recorded; above 1 it expected too many. In brackets 95% intervals.';
