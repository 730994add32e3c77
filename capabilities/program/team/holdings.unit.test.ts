import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOn, holdsOn, makeWayFor, type Span, vacantSince } from './holdings.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const everyDay = Array.from({ length: 430 }, (_, n) => day(n));
const span = fc
  .record({ from: fc.nat(300), length: fc.option(fc.integer({ min: 1, max: 120 })), acting: fc.boolean() })
  .map(({ from, length, acting }) => ({
    acting,
    from: day(from),
    to: length === null ? null : day(from + length),
  }));

/** Fills a position as the command does: whoever gives way ends on the day the new one begins. */
function filled(attempts: readonly Omit<Span, 'id'>[]): Span[] {
  let spans: Span[] = [];
  for (const [n, next] of attempts.entries()) {
    const way = makeWayFor(spans, next);
    if ('inTheWay' in way) continue;
    const ending = new Set(way.ends.map(({ id }) => id));
    spans = spans.map((one) => (ending.has(one.id) ? { ...one, to: next.from } : one));
    spans.push({ id: String(n), ...next });
  }
  return spans;
}

describe('holdings of a position', () => {
  it('never have two regular holders or two acting ones on a day, however it is filled', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (attempts) => {
        const spans = filled(attempts);
        // Who holds it changes only on days on which someone begins.
        const most = spans.map(
          ({ from, acting }) => spans.filter((one) => one.acting === acting && holdsOn(one, from)).length,
        );
        expect(Math.max(1, ...most)).toBe(1);
      }),
    );
  });

  it('never lose a day that was held: who gives way is followed at once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), span, (attempts, next) => {
        const before = filled(attempts);
        const after = filled([...attempts, next]);
        const lost = everyDay.filter(
          (one) => coverOn(before, one) !== 'vacant' && coverOn(after, one) === 'vacant',
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it('are vacant since the last of them ended', () => {
    const spans = [
      { id: 'a', acting: false, from: day(0), to: day(10) },
      { id: 'b', acting: true, from: day(5), to: day(20) },
    ];
    expect(coverOn(spans, day(3))).toBe('held');
    expect(coverOn(spans, day(15))).toBe('acting');
    expect(coverOn(spans, day(25))).toBe('vacant');
    expect(vacantSince(spans, day(25))).toBe(day(20));
    expect(vacantSince([], day(25))).toBeNull();
  });

  it('let nobody in for a while where someone holds for good: that one is acting', () => {
    const regular = { id: 'a', acting: false, from: day(0), to: null };
    expect(makeWayFor([regular], { acting: false, from: day(5), to: day(9) })).toEqual({ inTheWay: regular });
    expect(makeWayFor([regular], { acting: true, from: day(5), to: day(9) })).toEqual({ ends: [] });
    expect(makeWayFor([regular], { acting: false, from: day(5), to: null })).toEqual({ ends: [regular] });
  });
});
