import type { BulletinFigures } from '../contract.ts';

type Versioned = { label: string; figures: BulletinFigures };

/** What newer data changed in a week’s bulletin, in sentences; nothing when every told figure stayed. */
export function whatChanged(before: Versioned, after: Versioned): string[] {
  const changes = [
    ...after.figures.recent.flatMap(({ days, count }) =>
      changed(`Last ${days} days`, recentCount(before.figures, days), count),
    ),
    ...changed('Year to date', before.figures.yearToDate?.count, after.figures.yearToDate?.count),
    ...changed('Changes by place that stand', standing(before.figures), standing(after.figures)),
    ...changed('Series outside their band', outside(before.figures), outside(after.figures)),
  ];
  return changes.length > 0 ? [`Newer data: ${after.label} after ${before.label}.`, ...changes] : [];
}

function changed(what: string, before: number | undefined, after: number | undefined): string[] {
  if (before === after) return [];
  return [`${what}: ${after ?? 'not told'} instead of ${before ?? 'not told'}.`];
}

function recentCount({ recent }: BulletinFigures, days: number): number | undefined {
  return recent.find((one) => one.days === days)?.count;
}

function standing({ places }: BulletinFigures): number {
  return places.flatMap((one) => one.places).filter(({ stands }) => stands).length;
}

function outside({ watched }: BulletinFigures): number {
  return watched.filter(({ episode }) => episode !== null).length;
}
