import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldTime } from '../facts/held-time.ts';
import { funnelAnswer } from './funnel.ts';
import { LEAST_WAITING, timeAnswer, type WaitRow } from './time-to-stage.ts';

const choice = { by: 'offense', wait: 'complaint-to-charge' } as const;
const waitRow = fc.record({
  days: fc.integer({ min: 0, max: 900 }),
  cause: fc.constantFrom('charged', 'declined', 'inactive', null),
  count: fc.integer({ min: 1, max: 30 }),
});

describe('time to a stage', () => {
  it('never has more ends than there were waits, though ends compete', () => {
    fc.assert(
      fc.property(fc.array(waitRow, { minLength: 5, maxLength: 40 }), (rows) => {
        const { curves } = timeAnswer(rows, choice);
        const last = curves.reduce((sum, { points }) => sum + points.at(-1)!.share, 0);
        // Each curve is rounded by itself.
        expect(last).toBeLessThanOrEqual(1 + curves.length * 0.1);
        for (const { points } of curves)
          for (const [i, { share }] of points.entries())
            if (i > 0) expect(share).toBeGreaterThanOrEqual(points[i - 1]!.share);
      }),
    );
  });

  it('counts whoever still waits: leaving them out would make it look quicker', () => {
    const ended: WaitRow[] = [{ days: 100, cause: 'charged', count: 60 }];
    const waiting: WaitRow = { days: 400, cause: null, count: 60 };
    const at120 = (rows: WaitRow[]) =>
      timeAnswer(rows, choice).curves[0]!.points.find(({ day }) => day === 105)?.share;
    expect(at120([...ended, waiting])).toBeCloseTo(0.5);
  });

  it('is not drawn for few, nor an end that came to few', () => {
    const few = timeAnswer([{ days: 10, cause: 'charged', count: LEAST_WAITING - 1 }], choice);
    expect(few.curves).toEqual([]);
    expect(few.sentence).toContain('Too few');
    const rare = timeAnswer(
      [
        { days: 10, cause: 'charged', count: 80 },
        { days: 20, cause: 'declined', count: 4 },
        { days: 400, cause: null, count: 100 },
      ],
      choice,
    );
    expect(rare.curves.map(({ cause }) => cause)).toEqual(['Charged']);
  });
});

describe('the funnel', () => {
  const cells = [
    { offense: '13A', year: 2024, furthest: 0, count: 40 },
    { offense: '13A', year: 2024, furthest: 3, count: 30 },
    { offense: '13A', year: 2025, furthest: 5, count: 30 },
    { offense: '120', year: 2025, furthest: 5, count: 50 },
  ];

  it('counts at every stage whoever came that far or further', () => {
    const { bars } = funnelAnswer(cells, choice);
    expect(bars!.rows.map(({ value }) => value)).toEqual([150, 110, 110, 110, 80, 80]);
  });

  it('is narrowed to an offense and a year', () => {
    const { bars, sentence } = funnelAnswer(cells, { ...choice, offense: '13A', year: 2024 });
    expect(bars!.rows.map(({ value }) => value)).toEqual([70, 30, 30, 30, 0, 0]);
    expect(sentence).toContain('43%');
  });
});

describe('time that stands still', () => {
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  const span = (from: string, to: string | null) => ({
    why: 'warrant' as const,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  });

  it('is counted once where two holds overlap', () => {
    const held = heldTime([span('2026-01-01', '2026-01-11'), span('2026-01-06', '2026-01-21')], dayOf);
    expect(held).toEqual({ heldDays: 20, heldSince: null, heldFor: null });
  });

  it('goes on while a hold is open', () => {
    expect(heldTime([span('2026-01-01', '2026-01-11'), span('2026-02-01', null)], dayOf)).toEqual({
      heldDays: 10,
      heldSince: '2026-02-01',
      heldFor: 'warrant',
    });
  });
});
