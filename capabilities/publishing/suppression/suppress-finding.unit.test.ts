import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishableFindingInput } from '../contract.ts';
import { PublishableFinding } from '../contract.ts';
import { aFinding } from '../testing/a-finding.ts';
import { solvedByElimination } from '../testing/attack.ts';
import { joinLedgers, type Ledger } from './ledger.ts';
import { suppressionRules } from './rules.ts';
import { suppressFinding } from './suppress-finding.ts';

const finding = (changes: Partial<PublishableFindingInput> = {}) =>
  PublishableFinding.parse(aFinding(changes));

type Exhibit = PublishableFindingInput['exhibits'][number];

function byYear(counts: Record<string, number>): Extract<Exhibit, { kind: 'series' }> {
  const points = Object.entries(counts).map(([at, value]) => ({
    at,
    value,
    low: value - 1,
    high: value + 1,
  }));
  return {
    kind: 'series',
    mark: 'bars',
    key: 'by-year',
    title: 'By year',
    question: 'How many each year?',
    unit: 'victims',
    lines: [{ key: 'all', label: 'All', points }],
  };
}

function valuesOf(exhibit: ReturnType<typeof suppressFinding>['exhibits'][number] | undefined) {
  if (exhibit?.kind !== 'series') throw new Error('not a series');
  return Object.fromEntries(exhibit.lines[0]!.points.map(({ at, value }) => [at, value]));
}

describe('what a finding shows', () => {
  test('hides a small year together with the smallest other one, for their sum is known', () => {
    const { exhibits, suppressed } = suppressFinding(
      finding({ figures: [], exhibits: [byYear({ '2022': 40, '2023': 7, '2024': 25 })] }),
      [],
    );
    expect(valuesOf(exhibits[0])).toEqual({ '2022': 40, '2023': null, '2024': null });
    expect(suppressed).toBe(2);
  });

  test('drops the intervals of a table with a hidden count: they are worked out from it', () => {
    const { exhibits } = suppressFinding(
      finding({ figures: [], exhibits: [byYear({ '2022': 40, '2023': 7, '2024': 25 })] }),
      [],
    );
    const [series] = exhibits;
    expect(
      series?.kind === 'series' &&
        series.lines[0]!.points.every(({ low, high }) => low === null && high === null),
    ).toBe(true);
  });

  test('withholds a line worked out from the counts as soon as one of them is hidden', () => {
    const expected = { key: 'expected', label: 'Expected', points: [{ at: '2024', value: 23.5 }] };
    const expectedAfter = (counts: Record<string, number>) => {
      const counted = byYear(counts);
      const exhibit = { ...counted, lines: [...counted.lines, expected] };
      const [shown] = suppressFinding(finding({ figures: [], exhibits: [exhibit] }), []).exhibits;
      return shown?.kind === 'series' ? shown.lines[1]!.points[0]!.value : undefined;
    };
    expect(expectedAfter({ '2022': 40, '2023': 7, '2024': 25 })).toBeNull();
    expect(expectedAfter({ '2022': 40, '2023': 70, '2024': 25 })).toBe(23.5);
  });

  test('withholds a figure that rests on fewer than ten', () => {
    const figure = {
      key: 'share',
      label: 'Share who died',
      value: 0.4,
      unit: '',
      format: 'percent' as const,
      count: 4,
      low: 0.1,
      high: 0.7,
    };
    const [shown] = suppressFinding(finding({ figures: [figure], exhibits: [] }), []).figures;
    expect(shown).toMatchObject({ value: null, low: null, high: null });
    expect(shown).not.toHaveProperty('count');
  });

  test('withholds a mean that could be solved for the one hidden year', () => {
    const figure = { key: 'mean', label: 'Mean of three years', value: 24, unit: 'victims' };
    const { figures } = suppressFinding(
      finding({ figures: [figure], exhibits: [byYear({ '2022': 40, '2023': 7, '2024': 25 })] }),
      [],
    );
    expect(figures[0]!.value).toBeNull();
  });

  test('notices a withheld number that the sentence tells', () => {
    const figure = {
      key: 'deaths',
      label: 'Deaths',
      value: 4,
      unit: 'victims',
      format: 'count' as const,
      count: 4,
    };
    const tells = finding({
      statement: 'In 2024, 4 people were killed.',
      summary: null,
      figures: [figure],
      exhibits: [],
    });
    expect(suppressFinding(tells, []).toldInWords).toBe('Deaths');
    const keeps = finding({
      statement: 'In 2024 few people were killed.',
      summary: null,
      figures: [figure],
      exhibits: [],
    });
    expect(suppressFinding(keeps, []).toldInWords).toBeNull();
  });

  test('keeps a cell of the map back when it grew by less than ten since it was last shown', () => {
    const first = suppressFinding(finding({ exhibits: [aGrid({ 3: 20, 4: 50, 5: 30 })] }), []);
    const second = suppressFinding(finding({ exhibits: [aGrid({ 3: 24, 4: 50, 5: 80 })] }), first.ledgers);
    const [grid] = second.exhibits;
    expect(grid?.kind === 'grid' && grid.cells.map(({ count }) => count)).toEqual([null, 50, 80]);
  });

  test('has no place for points: only cells of the published grid', () => {
    const points = { ...aGrid({ 3: 20 }), points: [{ lon: -75.1, lat: 39.9 }] };
    expect(PublishableFinding.safeParse(aFinding({ exhibits: [points as never] })).success).toBe(false);
  });

  test('rounds a concentration curve until a step is worth ten events', () => {
    const curve = aCurve(100);
    const [shown] = suppressFinding(finding({ exhibits: [curve] }), []).exhibits;
    expect(shown?.kind === 'concentration' && shown.points.map(({ events }) => events)).toEqual([
      0, 0.4, 0.9, 1,
    ]);
  });
});

describe('two published versions', () => {
  test('cannot be subtracted from each other to find a small count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 7 }),
        fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 2 }),
        (before, added) => {
          const years = (counts: number[]) => Object.fromEntries(counts.map((n, i) => [String(2015 + i), n]));
          const first = suppressFinding(finding({ figures: [], exhibits: [byYear(years(before))] }), []);
          const all = years([...before, ...added]);
          const second = suppressFinding(finding({ figures: [], exhibits: [byYear(all)] }), first.ledgers);
          if (second.unprotected.length > 0) return;
          expectUnsolved(all, [...first.ledgers, ...second.ledgers], valuesOf(second.exhibits[0]));
        },
      ),
    );
  });

  test('cannot be solved when months are published after their year was hidden', () => {
    const first = suppressFinding(
      finding({ figures: [], exhibits: [byYear({ '2023': 60, '2024': 8, '2025': 30 })] }),
      [],
    );
    const months = { '2024-01': 3, '2024-02': 0, '2024-03': 5, '2025-01': 30, '2023-12': 60 };
    const second = suppressFinding(finding({ figures: [], exhibits: [byYear(months)] }), first.ledgers);
    expect(second.unprotected).toEqual([]);
    const shown = valuesOf(second.exhibits[0]);
    expect([shown['2024-01'], shown['2024-03']]).toEqual([null, null]);
    expect(shown['2024-02']).toBe(0);
  });

  test('keeps a year back when its months, told before, would give one of them away', () => {
    const months = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`2024-${String(i + 1).padStart(2, '0')}`, i === 5 ? 6 : 20 + i]),
    );
    const first = suppressFinding(
      finding({ figures: [], exhibits: [byYear({ ...months, '2023-12': 90 })] }),
      [],
    );
    const second = suppressFinding(
      finding({ figures: [], exhibits: [byYear({ '2023': 300, '2024': 287 })] }),
      first.ledgers,
    );
    const ledgers = [...first.ledgers, ...second.ledgers];
    const cells = { ...months, '2023-12': 90 };
    expectUnsolved(cells, ledgers, { ...valuesOf(first.exhibits[0]) });
  });
});

/** Joins all that both versions told into one system and solves it, without the code that decided. */
function expectUnsolved(
  cells: Record<string, number>,
  ledgers: Ledger[],
  shown: Record<string, number | null>,
): void {
  const keyed = new Map(Object.entries(cells).map(([at, value]) => [`all|${at}`, value]));
  const table = joinLedgers(
    { of: ledgers[0]!.of, cells: keyed, sums: [[...keyed.keys()]] },
    ledgers,
    suppressionRules,
  );
  const hidden = new Set(
    Object.entries(shown).flatMap(([at, value]) => (value === null ? [`all|${at}`] : [])),
  );
  const solved = solvedByElimination(table, hidden);
  for (const [at, value] of Object.entries(cells)) {
    if (value > 0 && value < 10) expect(solved, `${at} is ${value}`).not.toContain(`all|${at}`);
  }
}

function aGrid(counts: Record<number, number>): PublishableFindingInput['exhibits'][number] {
  return {
    kind: 'grid',
    key: 'grid',
    title: 'Where',
    question: 'Where?',
    unit: 'victims',
    grid: { epsg: 32618, x0: 476000, y0: 4413000, size: 250, columns: 112, rows: 121 },
    cells: Object.entries(counts).map(([cell, count]) => ({ cell: Number(cell), count })),
  };
}

function aCurve(events: number): PublishableFindingInput['exhibits'][number] {
  return {
    kind: 'concentration',
    key: 'curve',
    title: 'Concentration',
    question: 'How few?',
    unit: 'victims',
    placeNoun: 'cells',
    eventNoun: 'victims',
    places: 50,
    events,
    points: [
      { places: 0, events: 0 },
      { places: 0.02, events: 0.43 },
      { places: 0.2, events: 0.88 },
      { places: 1, events: 1 },
    ],
    readings: [{ places: 0.03, events: 0.5 }],
  };
}
