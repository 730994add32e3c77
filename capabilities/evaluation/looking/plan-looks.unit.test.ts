import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { planLooks } from './plan-looks.ts';

const aPlan = fc
  .record({
    start: fc.integer({ min: 0, max: 3000 }),
    length: fc.integer({ min: 1, max: 800 }),
    settleDays: fc.integer({ min: 0, max: 90 }),
    interimLooks: fc.integer({ min: 0, max: 11 }),
  })
  .map(({ start, length, ...rest }) => {
    const from = addDays('2020-01-01', start);
    return { after: { from, to: addDays(from, length - 1) }, ...rest };
  });

describe('the looks of a design', () => {
  it('end with one that decides, on the last day of the period', () => {
    fc.assert(
      fc.property(aPlan, (design) => {
        const looks = planLooks(design);
        expect(looks.filter(({ isFinal }) => isFinal)).toEqual([looks.at(-1)]);
        expect(looks.at(-1)!.through).toBe(design.after.to);
      }),
    );
  });

  it('come one after the other, inside the period, each when late reports are in', () => {
    fc.assert(
      fc.property(aPlan, (design) => {
        const looks = planLooks(design);
        looks.forEach((look, i) => {
          expect(look.ordinal).toBe(i + 1);
          expect(look.through >= design.after.from && look.through <= design.after.to).toBe(true);
          expect(look.dueOn).toBe(addDays(look.through, design.settleDays));
          if (i > 0) expect(look.through > looks[i - 1]!.through).toBe(true);
        });
      }),
    );
  });

  it('part a year into quarters when three early ones are wanted', () => {
    const looks = planLooks({
      after: { from: '2027-01-01', to: '2027-12-31' },
      settleDays: 30,
      interimLooks: 3,
    });
    expect(looks.map(({ through }) => through)).toEqual([
      '2027-04-01',
      '2027-07-01',
      '2027-09-30',
      '2027-12-31',
    ]);
    expect(looks[0]!.dueOn).toBe('2027-05-01');
  });
});
