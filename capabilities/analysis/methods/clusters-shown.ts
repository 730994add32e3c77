import { type Area, type ClusterOutline, type Clusters, cellAt, type Points } from '@psp/statistics';
import type { Outline, RunResult } from '../contract.ts';
import type { Records, SiteGeography } from './method.ts';
import { circleAround, ringInDegrees } from './outlines.ts';
import { rankPlaces } from './rank-places.ts';
import { capital, count } from './words.ts';

const CLUSTERS_LISTED = 40;

export type Found = Clusters & { outlines: ClusterOutline[]; inClusters: number };
export type ByChance = { most: number; mostEvents: number; draws: number };

export function clusterFigures(
  { clusters: number, inClusters }: Found,
  { most, mostEvents, draws }: ByChance,
  events: number,
  noun: string,
): RunResult['figures'] {
  const none = { low: null, high: null, level: null } as const;
  return [
    {
      key: 'clusters',
      label: 'Clusters',
      value: number,
      unit: 'clusters',
      format: 'count',
      ...none,
      count: null,
      note: `No interval: the rule says what a cluster is. Thrown evenly, as many events made at most ${count(most)} in ${draws} draws.`,
    },
    {
      key: 'share-in-clusters',
      label: `Share of ${noun} in clusters`,
      value: events === 0 ? 0 : inClusters / events,
      unit: `of ${noun}`,
      format: 'percent',
      ...none,
      count: inClusters,
      note: `${count(inClusters)} of ${count(events)}; by chance at most ${count(mostEvents)}. No interval: the same events drew the clusters.`,
    },
  ];
}

export function cellsOfClusters({ clusterOf }: Found, { x, y }: Points, area: Area): Uint8Array {
  const marked = new Uint8Array(area.cells.length);
  clusterOf.forEach((cluster, i) => {
    if (cluster < 0) return;
    const id = cellAt(area.grid, x[i]!, y[i]!);
    const position = id < 0 ? -1 : area.positionOf[id]!;
    if (position >= 0) marked[position] = 1;
  });
  return marked;
}

export function clusterTable(
  found: Found,
  notes: ReadonlyMap<number, string>,
  chosen: Records,
  area: Area,
  noun: string,
): RunResult['table'] {
  const sizes = found.outlines.map(({ events }) => events);
  const cells = firstCells(found, chosen, area);
  return {
    caption: `The largest clusters of ${noun}`,
    columns: [
      { key: 'rank', label: 'Rank', format: 'count' },
      { key: 'cluster', label: 'Cluster', format: 'text' },
      { key: 'count', label: capital(noun), format: 'count' },
      { key: 'area', label: 'Square kilometres', format: 'decimal' },
      { key: 'density', label: 'Per square kilometre', format: 'decimal' },
      { key: 'cell', label: 'Its fullest cell', format: 'text' },
      { key: 'flag', label: 'Read with care', format: 'text' },
    ],
    rows: rankPlaces(sizes, notes, CLUSTERS_LISTED).map(({ position, rank, note }) => {
      const { squareKilometres, events } = found.outlines[position]!;
      return {
        rank,
        cluster: String(position + 1),
        count: events,
        area: squareKilometres,
        density: squareKilometres > 0 ? events / squareKilometres : null,
        cell: cells[position]!,
        flag: note,
      };
    }),
  };
}

/** The cell of the published grid that holds most of each cluster’s events, ties by lowest id. */
function firstCells({ clusterOf, outlines }: Found, { x, y }: Points, { grid }: Area): string[] {
  const counts = outlines.map(() => new Map<number, number>());
  clusterOf.forEach((cluster, i) => {
    if (cluster < 0) return;
    const cell = cellAt(grid, x[i]!, y[i]!);
    counts[cluster]!.set(cell, (counts[cluster]!.get(cell) ?? 0) + 1);
  });
  return counts.map((cells) => {
    const [fullest] = [...cells].sort(([a, n], [b, m]) => m - n || a - b);
    return fullest === undefined || fullest[0] < 0 ? 'outside the grid' : String(fullest[0]);
  });
}

export function clusterHulls(
  { outlines, clusterOf }: Found,
  notes: ReadonlyMap<number, string>,
  { epsg }: SiteGeography,
  { x, y }: Points,
): Outline[] {
  return outlines.map(({ cluster, events, ring }) => {
    const isArea = ring.x.length >= 3;
    const member = clusterOf.indexOf(cluster);
    return {
      label: `Cluster ${cluster + 1}`,
      count: events,
      ring: ringInDegrees(isArea ? ring : circleAround(x[member]!, y[member]!, 0), epsg),
      flag: notes.get(cluster) ?? null,
    };
  });
}
