import { type Area, countPoints, kernelDensity } from '@psp/statistics';
import type { FrozenRule, ParametersOf, RunResult } from '../contract.ts';
import { flaggedCells, raisedByNeighbours, unflagged } from './flagged-places.ts';
import type { Answer, Records, Study } from './method.ts';
import { type RankedPlace, rankPlaces } from './rank-places.ts';
import { gridCells, gridOf, siteGrid } from './site-grid.ts';
import { capital, count, rounded } from './words.ts';

const PLACES_LISTED = 25;
/** A density that more than halves without the flagged records is theirs. */
const RAISED = 0.5;

/** Where does it crowd? The smoother and the plain counts, side by side. */
export function density({ input, parameters, chosen, noun, progress }: Study<'density'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  progress('Counting cells', 0.2);
  const { counts, outside } = countPoints(chosen, area);
  progress('Smoothing', 0.4);
  const values = kernelDensity(chosen, area, parameters.kernel, parameters.bandwidth);
  const { notes, fair } = fairDensity(values, chosen, area, input.recipe.flagRules, parameters);
  const ranked = rankPlaces(fair, notes, PLACES_LISTED);
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
        cells: gridCells(area, counts, notes),
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
      ...(notes.size > 0
        ? [
            'Cells with flagged blocks take no rank; the others are ranked by their density without the flagged records.',
          ]
        : []),
    ],
    cannotShow: [
      'Whether a place is higher than chance would make it: ask for hot spots.',
      'How many people are exposed there.',
    ],
  };
}

/** The density made again without the flagged records: it gives the ranks. */
function fairDensity(
  values: Float64Array,
  chosen: Records,
  area: Area,
  rules: readonly FrozenRule[],
  { kernel, bandwidth }: ParametersOf<'density'>,
): { notes: Map<number, string>; fair: Float64Array } {
  const flagged = flaggedCells(chosen, area, rules);
  const others = unflagged(chosen, rules);
  if (flagged.size === 0 || others.x.length === 0) return { notes: flagged, fair: values };
  const fair = kernelDensity(others, area, kernel, bandwidth);
  const isRaised = (i: number) => fair[i]! < RAISED * values[i]!;
  return { notes: raisedByNeighbours(flagged, isRaised, area.cells.length), fair };
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
      note:
        `In cell ${area.cells[top.position]}. It carries no interval: a smoothed value describes these records and ` +
        'estimates nothing beyond them.',
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
    rows: ranked.map(({ position, rank, note }) => ({
      rank,
      cell: String(area.cells[position]!),
      density: values[position]!,
      count: counts[position]!,
      flag: note,
    })),
  };
}

function kernelWords({ kernel }: ParametersOf<'density'>): string {
  return kernel === 'quartic' ? 'its radius, quartic' : 'its σ, Gaussian';
}
