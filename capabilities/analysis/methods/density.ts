import { type Area, countPoints, kernelDensity } from '@psp/statistics';
import type { ParametersOf, RunResult } from '../contract.ts';
import type { Answer, Study } from './method.ts';
import { type RankedPlace, rankPlaces } from './rank-places.ts';
import { flaggedCells, gridCells, gridOf, siteGrid } from './site-grid.ts';
import { capital, count, rounded } from './words.ts';

const PLACES_LISTED = 25;

/** Where does it crowd? The smoother and the plain counts, side by side. */
export function density({ input, parameters, chosen, noun, progress }: Study<'density'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  progress('Counting cells', 0.2);
  const { counts, outside } = countPoints(chosen, area);
  progress('Smoothing', 0.4);
  const values = kernelDensity(chosen, area, parameters.kernel, parameters.bandwidth);
  const flagged = flaggedCells(chosen, area, input.recipe.flagRules);
  const ranked = rankPlaces(values, flagged, PLACES_LISTED);
  return {
    sentence: sentenceOf(ranked, values, area, parameters, noun),
    figures: figuresOf(ranked, values, area, chosen.days.length, noun),
    exhibits: [
      {
        kind: 'grid',
        key: 'counts',
        title: `Where ${noun} crowd`,
        question: input.recipe.question,
        unit: noun,
        grid: gridOf(area, input.geography.epsg),
        cells: gridCells(area, counts, flagged),
        hotLabel: null,
      },
    ],
    table: tableOf(ranked, values, counts, area, noun),
    surface: {
      label: 'Density',
      unit: 'per km²',
      cells: [...area.cells],
      values: Array.from(values, rounded),
    },
    explanation:
      `Every record adds a smooth hill of ${parameters.bandwidth} m (${kernelWords(parameters)}) at its own place; the ` +
      'hills are summed at the centre of each cell. Plain counts stand beside, for a smoother always shows a pattern.',
    assumptions: [
      'The distance of smoothing is a choice: a wider one shows less detail and fewer accidents of chance.',
      'No correction at the boundary: values just inside it are too low.',
      ...(outside > 0 ? [`${count(outside)} records lie outside the site’s cells.`] : []),
      ...(flagged.size > 0 ? ['Cells with flagged blocks are shown with their flag and take no rank.'] : []),
    ],
    cannotShow: [
      'Whether a place is higher than chance would make it: ask for hot spots.',
      'How many people are exposed there.',
    ],
  };
}

function highest(ranked: RankedPlace[]): RankedPlace {
  return ranked.find(({ rank }) => rank === 1) ?? ranked[0]!;
}

function sentenceOf(
  ranked: RankedPlace[],
  values: Float64Array,
  area: Area,
  { bandwidth }: ParametersOf<'density'>,
  noun: string,
): string {
  const top = highest(ranked);
  return (
    `${capital(noun)} crowd most around cell ${area.cells[top.position]}: ${values[top.position]!.toFixed(1)} per km², ` +
    `smoothed over ${count(bandwidth)} m.`
  );
}

function figuresOf(
  ranked: RankedPlace[],
  values: Float64Array,
  area: Area,
  used: number,
  noun: string,
): RunResult['figures'] {
  const top = highest(ranked);
  return [
    {
      key: 'highest-density',
      label: `Highest density of ${noun}`,
      value: values[top.position]!,
      unit: 'per km²',
      format: 'decimal',
      low: null,
      high: null,
      level: null,
      count: used,
      note: `In cell ${area.cells[top.position]}.`,
    },
  ];
}

function tableOf(
  ranked: RankedPlace[],
  values: Float64Array,
  counts: Uint32Array,
  area: Area,
  noun: string,
): RunResult['table'] {
  return {
    caption: `The densest cells, with their plain counts of ${noun}`,
    columns: [
      { key: 'rank', label: 'Rank', format: 'count' },
      { key: 'cell', label: 'Cell', format: 'text' },
      { key: 'density', label: 'Per km²', format: 'decimal' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'flag', label: 'Read with care', format: 'text' },
    ],
    rows: ranked.map(({ position, rank, flag }) => ({
      rank,
      cell: String(area.cells[position]!),
      density: values[position]!,
      count: counts[position]!,
      flag,
    })),
  };
}

function kernelWords({ kernel }: ParametersOf<'density'>): string {
  return kernel === 'quartic' ? 'its radius, quartic' : 'its σ, Gaussian';
}
