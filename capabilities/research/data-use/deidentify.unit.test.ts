import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExtractChoices, type ExtractRow } from './contract.ts';
import { deidentification } from './deidentification.ts';
import { deidentify, type Victim } from './deidentify.ts';

const origin = { x: 476_000, y: 4_413_000 };

const aVictim: fc.Arbitrary<Victim> = fc.record({
  occurredLocal: fc
    .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 23 }))
    .map(([day, hour]) => {
      const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
      return `${date} ${String(hour).padStart(2, '0')}:17:31`;
    }),
  fatal: fc.option(fc.boolean()),
  age: fc.option(fc.integer({ min: 0, max: 99 })),
  ageGroup: fc.constant(null),
  sex: fc.constantFrom('F', 'M', null),
  race: fc.constantFrom('B', 'W', 'A', null),
  district: fc.constantFrom('22', '25', '1', null),
  x: fc.option(fc.double({ min: 476_000, max: 500_000, noNaN: true })),
  y: fc.option(fc.double({ min: 4_413_000, max: 4_440_000, noNaN: true })),
});
const victims = fc.array(aVictim, { maxLength: 120 });
const who = ExtractChoices.parse({ dates: 'week', district: true, who: ['ageBand', 'sex', 'race'] });
const where = ExtractChoices.parse({ dates: 'day', dayPart: true, cellSize: 500 });
const one = (changes: Partial<Victim>): Victim => ({
  occurredLocal: '2024-03-06 21:17:31',
  fatal: false,
  age: 25,
  ageGroup: null,
  sex: 'M',
  race: 'B',
  district: '22',
  x: 480_123.4,
  y: 4_420_987.6,
  ...changes,
});
const crowd = (count: number, changes: Partial<Victim> = {}) =>
  Array.from({ length: count }, () => one(changes));

describe('an extract', () => {
  it('never sets few people apart by who they are, whatever the file holds', () => {
    fc.assert(
      fc.property(victims, (all) => {
        const groups = groupsOf(deidentify(all, who, origin).rows);
        for (const group of groups.values()) {
          const { ageBand, sex, race } = group[0]!;
          if (ageBand ?? sex ?? race)
            expect(group.length).toBeGreaterThanOrEqual(deidentification.smallestGroup);
        }
      }),
    );
  });

  it('keeps every person and says how much each rule took away', () => {
    fc.assert(
      fc.property(victims, (all) => {
        const { rows, removed } = deidentify(all, who, origin);
        expect(rows.length).toBe(all.length);
        const told = (read: (row: ExtractRow) => string | null) =>
          rows.filter((row) => read(row) !== null).length;
        const blanked = (rule: string) => removed.find((removal) => removal.rule.startsWith(rule))!.count;
        expect(told(({ race }) => race) + blanked('Race')).toBe(all.filter(({ race }) => race).length);
        expect(told(({ sex }) => sex) + blanked('Sex')).toBe(all.filter(({ sex }) => sex).length);
        expect(told(({ ageBand }) => ageBand) + blanked('Age')).toBe(
          all.filter(({ age }) => age !== null).length,
        );
      }),
    );
  });

  it('gives the cell’s centre in place of the point, at most half a cell away', () => {
    fc.assert(
      fc.property(fc.array(aVictim, { minLength: 1, maxLength: 20 }), (all) => {
        for (const { cellX, cellY } of deidentify(all, where, origin).rows) {
          expect(cellX === null).toBe(cellY === null);
          if (cellX === null || cellY === null) continue;
          expect((cellX - origin.x) % 500).toBeCloseTo(250);
          expect((cellY - origin.y) % 500).toBeCloseTo(250);
        }
      }),
    );
  });

  it('does not depend on the order of the file', () => {
    fc.assert(
      fc.property(victims, (all) => {
        expect(deidentify([...all].reverse(), where, origin)).toEqual(deidentify(all, where, origin));
      }),
    );
  });

  it('keeps the week by its Monday, without the time', () => {
    const { rows } = deidentify(crowd(12), who, origin);
    expect(rows[0]).toMatchObject({
      occurredOn: '2024-03-04',
      dayPart: null,
      cellX: null,
      ageBand: '25 to 34',
    });
  });

  it('gives up race first, then sex, then age', () => {
    const { rows } = deidentify([...crowd(10, { race: 'B' }), one({ race: 'A' })], who, origin);
    expect(rows.filter(({ race }) => race === null)).toHaveLength(1);
    const alone = deidentify([...crowd(10), one({ race: 'A', sex: 'F', age: 80 })], who, origin).rows;
    expect(alone).toContainEqual(expect.objectContaining({ race: null, sex: null, ageBand: null }));
  });

  it('does not let a single age through a column of age groups', () => {
    const given = ['<18', '18-24', '65+', '23', '1999-04-01', 'UNKNOWN'];
    const bands = given.map((ageGroup) => {
      const people = crowd(10, { age: null, ageGroup });
      return deidentify(people, who, origin).rows[0]!.ageBand;
    });
    expect(bands).toEqual(['<18', '18-24', '65+', null, null, null]);
  });

  it('never tells where and who at once', () => {
    const both = { dates: 'week', cellSize: 500, who: ['race'] };
    expect(ExtractChoices.safeParse(both).success).toBe(false);
    expect(ExtractChoices.safeParse({ ...both, cellSize: null }).success).toBe(true);
    expect(ExtractChoices.safeParse({ ...both, cellSize: null, dates: 'day' }).success).toBe(false);
  });
});

function groupsOf(rows: readonly ExtractRow[]): Map<string, ExtractRow[]> {
  const groups = new Map<string, ExtractRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.district, row.ageBand, row.sex, row.race]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
