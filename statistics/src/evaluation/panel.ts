import { refuse, requireCount, requireSameLength } from '../errors.ts';

/** Counts of several areas over the same periods. */
export type Panel = {
  /** One list for each area. */
  readonly counts: readonly ArrayLike<number>[];
  /** Whether the area had the measure. */
  readonly treated: readonly boolean[];
  /** First period (0 is the first of all) with the measure. */
  readonly firstAfter: number;
};

/** @throws StatisticsError `points.too-few`, `shape.mismatch`, `counts.not-whole`, `period.empty` */
export function requirePanel({ counts, treated, firstAfter }: Panel): void {
  requireSameLength(counts, treated, 'The areas and their treatment');
  if (!treated.includes(true) || !treated.includes(false)) {
    refuse('points.too-few', 'At least one area with the measure and one without are needed.');
  }
  const periods = counts[0]!.length;
  if (!(Number.isInteger(firstAfter) && firstAfter > 0 && firstAfter < periods)) {
    refuse(
      'period.empty',
      `The measure must begin after the first and before the end of ${periods} periods.`,
    );
  }
  const inPeriod = new Float64Array(periods);
  counts.forEach((area, a) => {
    requireSameLength(area, counts[0]!, `Area ${a + 1} and the first`);
    let total = 0;
    for (let t = 0; t < periods; t++) {
      requireCount(area[t]!, `Area ${a + 1}, period ${t + 1}`);
      total += area[t]!;
      inPeriod[t]! += area[t]!;
    }
    if (total === 0)
      refuse('points.too-few', `Area ${a + 1} has no event: leave it out or join it to another.`);
  });
  const empty = inPeriod.indexOf(0);
  if (empty >= 0)
    refuse('points.too-few', `Period ${empty + 1} has no event in any area: use longer periods.`);
}

/**
 * A row for each area and period, area by area: a level for each area, a step for each later period, and last the
 * exposure of treated areas.
 */
export function panelDesign({ counts, treated }: Panel, exposure: (period: number) => number) {
  const areas = counts.length;
  const periods = counts[0]!.length;
  const rows = areas * periods;
  const areaOf = (row: number) => Math.floor(row / periods);
  const column = (value: (row: number) => number) =>
    Float64Array.from({ length: rows }, (_, row) => value(row));
  return {
    columns: [
      ...Array.from({ length: areas }, (_, a) => column((row) => (areaOf(row) === a ? 1 : 0))),
      ...Array.from({ length: periods - 1 }, (_, t) => column((row) => (row % periods === t + 1 ? 1 : 0))),
      column((row) => (treated[areaOf(row)] ? exposure(row % periods) : 0)),
    ],
    counts: column((row) => counts[areaOf(row)]![row % periods]!),
    area: Uint32Array.from({ length: rows }, (_, row) => areaOf(row)),
    period: Uint32Array.from({ length: rows }, (_, row) => row % periods),
  };
}
