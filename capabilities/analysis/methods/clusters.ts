import {
  type Area,
  clusterOutlines,
  countPoints,
  dbscan,
  type Points,
  seededGenerator,
} from '@psp/statistics';
import type { ParametersOf } from '../contract.ts';
import { requirePairsFit } from './close-pairs.ts';
import {
  type ByChance,
  cellsOfClusters,
  clusterFigures,
  clusterHulls,
  clusterTable,
  type Found,
} from './clusters-shown.ts';
import { flaggedCells } from './flagged-places.ts';
import type { Answer, Progress, Records, Study } from './method.ts';
import { USUAL_SEED } from './seed.ts';
import { gridCells, gridOf, siteGrid } from './site-grid.ts';
import { count, percent } from './words.ts';

const MOST_PAIRS = 3_000_000_000;
/** As many as give a one-sided chance of 1 in 20 when none reaches what was found. */
const DRAWS = 19;

/** Where do they lie so close together that they form clusters? */
export function clusters({ input, parameters, chosen, noun, progress }: Study<'clusters'>): Answer {
  const area = siteGrid(input.geography, parameters.cellSize);
  requirePairsFit(chosen, parameters.reach, MOST_PAIRS, noun);
  progress('Finding clusters', 0.2);
  const found = clustersOf(chosen, parameters);
  const byChance = clustersByChance(
    area,
    chosen.x.length,
    parameters,
    input.recipe.seed ?? USUAL_SEED,
    progress,
  );
  const notes = flaggedClusters(found, chosen, input.recipe.flagRules);
  const { counts } = countPoints(chosen, area);
  return {
    sentence: sentenceOf(found, byChance, parameters, noun),
    figures: clusterFigures(found, byChance, chosen.x.length, noun),
    exhibits: [
      {
        kind: 'grid',
        key: 'clusters',
        title: `Cells that hold ${noun} of a cluster`,
        question: input.recipe.question,
        unit: noun,
        grid: gridOf(area, input.geography.epsg),
        cells: gridCells(
          area,
          counts,
          flaggedCells(chosen, area, input.recipe.flagRules),
          cellsOfClusters(found, chosen, area),
        ),
        hotLabel: 'Holds events of a cluster',
      },
    ],
    table: clusterTable(found, notes, chosen, area, noun),
    surface: null,
    outlines: clusterHulls(found, notes, input.geography, chosen),
    explanation:
      `A place is dense when ${count(parameters.minPoints)} or more events lie within ${count(parameters.reach)} m of an ` +
      'event, itself included; dense events within reach of one another make one cluster, and what lies in reach of them ' +
      `belongs to it (DBSCAN). Beside it stand ${DRAWS} maps on which as many events were thrown evenly over the site’s cells.`,
    assumptions: [
      'The reach and the number were chosen by a person: another choice gives other clusters. Try two or three.',
      'Chance here means evenly over the whole site, also over parks and water; real places are never that even.',
      'The outline is drawn tight around all events of a cluster and can hold ground where nothing happened.',
      ...(notes.size > 0
        ? [
            'Clusters most of whose events lie at flagged blocks (for example a hospital) are shown with their flag and take no rank.',
          ]
        : []),
    ],
    cannotShow: [
      'Why they lie together.',
      'Whether a cluster will last: it gathers the whole period.',
      'A rate: busy places have more of everything.',
    ],
  };
}

function clustersOf(points: Points, { reach, minPoints }: ParametersOf<'clusters'>): Found {
  const found = dbscan(points, reach, minPoints);
  return { ...found, outlines: clusterOutlines(points, found), inClusters: points.x.length - found.noise };
}

/** The most clusters, and the most events in clusters, on maps of as many events thrown evenly over the cells. */
function clustersByChance(
  area: Area,
  events: number,
  { reach, minPoints }: ParametersOf<'clusters'>,
  seed: number,
  progress: Progress,
): ByChance {
  const byChance = { most: 0, mostEvents: 0, draws: DRAWS };
  for (let draw = 0; draw < DRAWS; draw++) {
    progress(`Throwing events at random, ${draw + 1} of ${DRAWS}`, 0.3 + (0.6 * draw) / DRAWS);
    const { clusters: number, noise } = dbscan(thrownEvenly(area, events, seed, draw), reach, minPoints);
    byChance.most = Math.max(byChance.most, number);
    byChance.mostEvents = Math.max(byChance.mostEvents, events - noise);
  }
  return byChance;
}

function thrownEvenly({ grid, cells }: Area, events: number, seed: number, draw: number): Points {
  const random = seededGenerator(seed, draw);
  const x = new Float64Array(events);
  const y = new Float64Array(events);
  for (let i = 0; i < events; i++) {
    const cell = cells[Math.floor(random() * cells.length)]!;
    const column = cell % grid.columns;
    x[i] = grid.x0 + (column + random()) * grid.size;
    y[i] = grid.y0 + ((cell - column) / grid.columns + random()) * grid.size;
  }
  return { x, y };
}

/** Clusters that are a flagged place’s: half of their events and more. */
function flaggedClusters(
  { clusterOf, outlines }: Found,
  { flags }: Records,
  rules: Study<'clusters'>['input']['recipe']['flagRules'],
): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { bit, reason } of rules.filter(({ effect }) => effect === 'flag')) {
    const flagged = new Uint32Array(outlines.length);
    clusterOf.forEach((cluster, i) => {
      if (cluster >= 0 && (flags[i]! & (1 << bit)) !== 0) flagged[cluster]! += 1;
    });
    flagged.forEach((records, cluster) => {
      if (records * 2 >= outlines[cluster]!.events)
        notes.set(cluster, `${reason} (${count(records)} of its records)`);
    });
  }
  return notes;
}

function sentenceOf(
  { clusters: number, inClusters, clusterOf }: Found,
  { most }: ByChance,
  { reach, minPoints }: ParametersOf<'clusters'>,
  noun: string,
): string {
  const rule = `${count(minPoints)} or more within ${count(reach)} m`;
  const chance = `chance alone made ${most === 0 ? 'none' : `at most ${count(most)}`} in ${DRAWS} even throws`;
  if (number === 0) return `No cluster of ${noun} (${rule}); ${chance}.`;
  return `${count(number)} clusters of ${noun} (${rule}) hold ${percent(inClusters / clusterOf.length)} of them; ${chance}.`;
}
