import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solvedByElimination } from '#capabilities/publishing/testing/attack.ts';
import type { ExtractRow } from '../data-use/contract.ts';
import { checkRelease, type TableCheck } from './check-release.ts';
import type { CountResult, Dimension } from './contract.ts';
import { countPeople } from './count-people.ts';
import type { ReleaseLedger } from './ledger.ts';

const period = { from: '2023-01-01', to: '2023-12-31' };
const recipe = (by: Dimension, to = period.to) => ({ method: 'counts' as const, by, from: period.from, to });

function person(changes: Partial<ExtractRow>): ExtractRow {
  const nothing = {
    dayPart: null,
    ageBand: null,
    sex: null,
    race: null,
    district: null,
    cellX: null,
    cellY: null,
  };
  return { n: 1, occurredOn: '2023-06-15', fatal: false, ...nothing, ...changes };
}

const people = (count: number, changes: Partial<ExtractRow>) =>
  Array.from({ length: count }, () => person(changes));

/** Counts per group of those who died and those who did not, as many rows of an extract. */
const districts = fc
  .array(fc.tuple(fc.nat({ max: 25 }), fc.nat({ max: 40 })), { minLength: 2, maxLength: 6 })
  .map((counts) =>
    counts.flatMap(([died, survived], i) => [
      ...people(died, { district: String(i), fatal: true }),
      ...people(survived, { district: String(i) }),
    ]),
  );

const months = fc
  .array(fc.tuple(fc.nat({ max: 14 }), fc.nat({ max: 25 })), { minLength: 12, maxLength: 12 })
  .map((counts) =>
    counts.flatMap(([died, survived], i) => {
      const occurredOn = `2023-${String(i + 1).padStart(2, '0')}-10`;
      return [...people(died, { occurredOn, fatal: true }), ...people(survived, { occurredOn })];
    }),
  );

function check(rows: ExtractRow[], by: Dimension, earlier: ReleaseLedger[] = []): TableCheck {
  return checkRelease(countPeople(rows, recipe(by)), recipe(by), rows, earlier);
}

describe('a table that leaves', () => {
  it('shows no count from 1 to 9, and none can be solved for', () => {
    fc.assert(
      fc.property(districts, (rows) => {
        const checked = check(rows, 'district');
        if (checked.obstacles.length > 0) return;
        expectNothingSmall(checked);
        expect(smallSolved([checked.ledger!])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('can’t be solved together with another that left before: months after their year, a year after its months', () => {
    fc.assert(
      fc.property(months, fc.boolean(), (rows, yearFirst) => {
        const order = yearFirst ? (['year', 'month'] as const) : (['month', 'year'] as const);
        const first = check(rows, order[0]);
        const second = check(rows, order[1], [first.ledger!]);
        if (first.obstacles.length + second.obstacles.length > 0) return;
        expect(smallSolved([first.ledger!, second.ledger!])).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is hidden as a whole row rather than told by the rest', () => {
    const rows = [
      ...people(30, { district: 'A' }),
      ...people(25, { district: 'B' }),
      ...people(4, { district: 'C' }),
    ];
    const { after } = check(rows, 'district');
    const totals = (after as CountResult).rows.map(({ total }) => total);
    expect(totals.filter((total) => total === null).length).toBeGreaterThanOrEqual(2);
  });

  it('stands in the way when it differs by a few people from what left before', () => {
    const before = [...people(30, { district: 'A' }), ...people(30, { district: 'B' })];
    const first = check(before, 'district');
    const later = check([...before, ...people(3, { district: 'B' })], 'district', [first.ledger!]);
    expect(first.obstacles).toEqual([]);
    expect(later.obstacles[0]).toContain('a few people more or fewer');
  });

  it('leaves again as it was without anything in the way', () => {
    const rows = [
      ...people(30, { district: 'A' }),
      ...people(7, { district: 'B' }),
      ...people(40, { district: 'C' }),
    ];
    const first = check(rows, 'district');
    const again = check(rows, 'district', [first.ledger!]);
    expect(again).toEqual(first);
  });
});

describe('concentration', () => {
  it('leaves only where it rests on a hundred people', () => {
    const result = {
      kind: 'concentration' as const,
      caption: 'Over cells',
      cellSize: 500,
      events: 99,
      places: 4000,
      outside: 3,
      holding: [],
    };
    const recipeOfIt = { method: 'concentration' as const, ...period };
    expect(checkRelease(result, recipeOfIt, [], []).obstacles).toHaveLength(1);
    const enough = checkRelease({ ...result, events: 100 }, recipeOfIt, [], []);
    expect(enough).toMatchObject({ obstacles: [], after: { outside: null } });
  });
});

function expectNothingSmall({ after }: TableCheck): void {
  const { rows, total, unknown } = after as CountResult;
  const shown = [...rows.flatMap((row) => [row.died, row.survived, row.total]), total, unknown];
  for (const count of shown) expect(count === null || count === 0 || count >= 10).toBe(true);
}

/** All that was shown, as equations for the parts; the small counts that come out exact. */
function smallSolved(ledgers: ReleaseLedger[]): string[] {
  const parts = Object.assign({}, ...ledgers.map((ledger) => ledger.parts)) as Record<string, number>;
  const places = new Map(Object.keys(parts).map((key, place) => [key, place]));
  const numbers = ledgers.flatMap((ledger) =>
    ledger.numbers.map(({ members, shown }) => ({
      key: members.join(' + '),
      members: members.map((key) => places.get(key)!),
      kind: shown ? ('known' as const) : ('open' as const),
    })),
  );
  const hidden = new Set(numbers.filter(({ kind }) => kind === 'open').map(({ key }) => key));
  const solved = solvedByElimination({ parts: Object.values(parts), numbers }, hidden);
  return solved.filter((sum) => {
    const value = sum.split(' + ').reduce((total, key) => total + parts[key]!, 0);
    return value > 0 && value < 10;
  });
}

describe('people whose value is not told', () => {
  it('are hidden when few, and not to be had by subtraction from all who were shot', () => {
    const rows = [
      ...people(200, { district: 'A' }),
      ...people(60, { district: 'B', fatal: true }),
      ...people(40, { district: 'B' }),
      ...people(2, {}),
    ];
    const { after, obstacles, ledger } = check(rows, 'district');
    expect(obstacles).toEqual([]);
    expect(after).toMatchObject({ unknown: null, total: 302 });
    expect(smallSolved([ledger!])).toEqual([]);
  });
});
