import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar, isBusinessDay } from '#platform/clock/business-calendar.ts';
import { dayIn } from '#platform/clock/days.ts';
import { targetStages, urgencies } from './contract.ts';
import type { ClockRules, Entry } from './ledger.ts';
import { readClock } from './read-clock.ts';

const MINUTE = 60_000;
const DAY = 480;
const rules: ClockRules = {
  targets: {
    routine: { acknowledged: 2 * DAY, triaged: 5 * DAY, matched: 15 * DAY, delivering: 30 * DAY },
    expedited: { acknowledged: DAY, triaged: 3 * DAY, matched: 7 * DAY, delivering: 15 * DAY },
    emergency: { acknowledged: 240, triaged: DAY, matched: 2 * DAY, delivering: 5 * DAY },
  },
  mostPausedMinutes: 10 * DAY,
};
const newYork = businessCalendar('America/New_York');
const at = (text: string) => Date.parse(text);
const read = (entries: Entry[], now: string) => readClock(entries, rules, newYork, at(now))!;

/** Monday, 2026-03-02, 9:00 in New York. */
const submitted: Entry[] = [
  { at: at('2026-03-02T14:00:00Z'), kind: 'urgency', urgency: 'expedited' },
  { at: at('2026-03-02T14:00:00Z'), kind: 'started' },
  { at: at('2026-03-02T14:00:00Z'), kind: 'owner', ownerId: 'liaison' },
];

describe('the clock of an expedited request', () => {
  it('wants it acknowledged within one business day, triaged within three, matched in seven, begun in fifteen', () => {
    const { targets, next } = read(submitted, '2026-03-02T15:00:00Z');
    expect(targets.map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual([
      '2026-03-02T22:00:00.000Z',
      '2026-03-04T22:00:00.000Z',
      '2026-03-10T21:00:00.000Z',
      '2026-03-20T21:00:00.000Z',
    ]);
    expect(next).toMatchObject({ stage: 'acknowledged', used: 12.5 });
  });

  it('stands still from the question to the answer', () => {
    const entries: Entry[] = [
      ...submitted,
      { at: at('2026-03-02T16:00:00Z'), kind: 'paused', dueBackOn: '2026-03-06' },
      { at: at('2026-03-04T16:00:00Z'), kind: 'resumed' },
    ];
    expect(read(entries, '2026-03-03T20:00:00Z').pause?.dueBackOn).toBe('2026-03-06');
    expect(read(entries, '2026-03-04T17:00:00Z')).toMatchObject({
      pause: null,
      netMinutes: 180,
      grossMinutes: 2 * DAY + 180,
    });
  });

  it('runs on by itself when the day is over on which the answer was due', () => {
    const entries: Entry[] = [
      ...submitted,
      { at: at('2026-03-02T16:00:00Z'), kind: 'paused', dueBackOn: '2026-03-03' },
    ];
    expect(read(entries, '2026-03-04T14:30:00Z')).toMatchObject({ pause: null, netMinutes: 120 + 30 });
  });

  it('stands still no longer in all than the rules allow', () => {
    const entries: Entry[] = [
      ...submitted,
      { at: at('2026-03-02T14:00:00Z'), kind: 'paused', dueBackOn: '2026-12-31' },
    ];
    expect(read(entries, '2026-04-30T14:00:00Z')).toMatchObject({ pause: null });
    const { grossMinutes, netMinutes } = read(entries, '2026-04-30T14:00:00Z');
    expect(grossMinutes - netMinutes).toBe(rules.mostPausedMinutes);
  });

  it('keeps the time that has passed when it becomes more urgent', () => {
    const entries: Entry[] = [
      ...submitted,
      { at: at('2026-03-02T18:00:00Z'), kind: 'urgency', urgency: 'emergency' },
    ];
    const reading = read(entries, '2026-03-02T18:30:00Z');
    expect(reading).toMatchObject({ urgency: 'emergency', netMinutes: 270 });
    expect(reading.missed).toMatchObject([
      { stage: 'acknowledged', urgency: 'emergency', minutes: 240, missedAt: at('2026-03-02T18:00:00Z') },
    ]);
  });

  it('remembers who had it when a target was missed, whoever has it later', () => {
    const entries: Entry[] = [
      ...submitted,
      { at: at('2026-03-05T14:00:00Z'), kind: 'owner', ownerId: 'someone else' },
      { at: at('2026-03-05T15:00:00Z'), kind: 'urgency', urgency: 'routine' },
    ];
    expect(read(entries, '2026-03-05T16:00:00Z').missed).toMatchObject([
      { stage: 'acknowledged', urgency: 'expedited', ownerId: 'liaison' },
      { stage: 'triaged', urgency: 'expedited', ownerId: 'liaison' },
    ]);
  });

  it('is brought to three people, one after the other, as the next target nears and passes', () => {
    const levels = (now: string) => read(submitted, now).escalations.map(({ level }) => level);
    expect(levels('2026-03-02T19:00:00Z')).toEqual([]);
    expect(levels('2026-03-02T20:01:00Z')).toEqual([75]);
    expect(levels('2026-03-03T14:01:00Z')).toEqual([75, 100]);
    expect(levels('2026-03-03T18:01:00Z')).toEqual([75, 100, 150]);
  });

  it('begins a new round when it is reopened, and leaves what was missed before as it was', () => {
    const closed: Entry[] = [
      ...submitted,
      { at: at('2026-03-04T14:00:00Z'), kind: 'reached', stage: 'delivering' },
      { at: at('2026-03-05T14:00:00Z'), kind: 'ended' },
    ];
    const reopened: Entry[] = [
      ...closed,
      { at: at('2026-06-01T13:00:00Z'), kind: 'started' },
      { at: at('2026-06-01T13:00:00Z'), kind: 'reached', stage: 'acknowledged' },
    ];
    const reading = read(reopened, '2026-06-01T14:00:00Z');
    expect(reading).toMatchObject({ round: 2, netMinutes: 60, next: { stage: 'triaged' } });
    expect(reading.missed).toEqual(read(closed, '2026-06-01T12:00:00Z').missed);
    expect(reading.missed.map(({ stage }) => stage)).toEqual(['acknowledged']);
  });
});

const zone = fc.constantFrom('America/New_York', 'America/Phoenix', 'America/Los_Angeles', 'Pacific/Guam');
const step = fc.oneof(
  fc.record({ kind: fc.constant('paused' as const), days: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constantFrom('resumed' as const, 'ended' as const, 'started' as const) }),
  fc.record({ kind: fc.constant('urgency' as const), urgency: fc.constantFrom(...urgencies) }),
  fc.record({ kind: fc.constant('owner' as const), ownerId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('reached' as const), stage: fc.constantFrom(...targetStages) }),
);
const start = fc
  .integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);
const ledger = fc
  .tuple(zone, start, fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), step), { maxLength: 8 }))
  .map(([timeZone, startedAt, steps]) => {
    const entries: Entry[] = [{ at: startedAt, kind: 'started' }];
    let time = startedAt;
    for (const [minutes, one] of steps) {
      time += minutes * MINUTE;
      if (one.kind === 'paused') {
        const dueBackOn = dayIn(timeZone, new Date(time + one.days * 86_400_000));
        entries.push({ at: time, kind: 'paused', dueBackOn });
      } else entries.push({ at: time, ...one });
    }
    return { timeZone, startedAt, entries, end: time };
  });
const ahead = fc.integer({ min: 0, max: 20_000 }).map((minutes) => minutes * MINUTE);

describe('whatever happens to a request', () => {
  it('its net time is never more than its gross time, and neither goes back within a round', () => {
    fc.assert(
      fc.property(ledger, ahead, ahead, ({ timeZone, entries, end }, some, more) => {
        const calendar = businessCalendar(timeZone);
        const early = readClock(entries, rules, calendar, end + some)!;
        const late = readClock(entries, rules, calendar, end + some + more)!;
        for (const { netMinutes, grossMinutes } of [early, late]) {
          expect(netMinutes).toBeGreaterThanOrEqual(0);
          expect(netMinutes).toBeLessThanOrEqual(grossMinutes);
        }
        expect(late.netMinutes).toBeGreaterThanOrEqual(early.netMinutes);
        expect(late.grossMinutes).toBeGreaterThanOrEqual(early.grossMinutes);
      }),
    );
  });

  it('what was missed is never unsaid by anything that comes later', () => {
    fc.assert(
      fc.property(ledger, fc.nat({ max: 8 }), ({ timeZone, entries, end }, cut) => {
        const calendar = businessCalendar(timeZone);
        const seen = entries.slice(0, Math.max(1, entries.length - cut));
        const before = readClock(seen, rules, calendar, seen.at(-1)!.at)!.missed;
        const after = readClock(entries, rules, calendar, end)!.missed;
        for (const missed of before) expect(after).toContainEqual(missed);
      }),
    );
  });

  it('pausing brings no target nearer', () => {
    fc.assert(
      fc.property(ledger, fc.integer({ min: 0, max: 9 }), ({ timeZone, entries, end }, days) => {
        const calendar = businessCalendar(timeZone);
        const dueBackOn = dayIn(timeZone, new Date(end + days * 86_400_000));
        const paused: Entry[] = [...entries, { at: end, kind: 'paused', dueBackOn }];
        const dues = [entries, paused].map((one) =>
          readClock(one, rules, calendar, end)!.targets.map(({ dueAt }) => dueAt),
        );
        dues[0]!.forEach((due, index) => {
          expect(dues[1]![index]).toBeGreaterThanOrEqual(due);
        });
      }),
    );
  });

  it('neither another owner nor another urgency changes the time that has passed', () => {
    fc.assert(
      fc.property(ledger, ahead, ({ timeZone, entries, end }, some) => {
        const calendar = businessCalendar(timeZone);
        const more: Entry[] = [
          ...entries,
          { at: end, kind: 'owner', ownerId: 'x' },
          { at: end, kind: 'urgency', urgency: 'emergency' },
        ];
        const [was, is] = [entries, more].map((one) => readClock(one, rules, calendar, end + some)!);
        expect([is!.netMinutes, is!.grossMinutes]).toEqual([was!.netMinutes, was!.grossMinutes]);
      }),
    );
  });

  it('it reads the same in another place whose wall clock shows the same', () => {
    fc.assert(
      fc.property(ledger, ahead, ({ entries, end }, some) => {
        const readings = ['America/New_York', 'America/Detroit'].map((timeZone) =>
          readClock(entries, rules, businessCalendar(timeZone), end + some),
        );
        expect(readings[0]).toEqual(readings[1]);
      }),
    );
  });

  it('its minutes are those that one counts one by one', () => {
    fc.assert(
      fc.property(
        zone,
        start,
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: 0, max: 1440 }),
        (...given) => {
          const [timeZone, startedAt, before, length] = given;
          const pausedAt = startedAt + before * MINUTE;
          const resumedAt = pausedAt + length * MINUTE;
          const entries: Entry[] = [
            { at: startedAt, kind: 'started' },
            { at: pausedAt, kind: 'paused', dueBackOn: '2030-01-01' },
            { at: resumedAt, kind: 'resumed' },
          ];
          const now = resumedAt + 300 * MINUTE;
          const { grossMinutes, netMinutes } = readClock(entries, rules, businessCalendar(timeZone), now)!;
          const open = openMinutes(timeZone, startedAt, now);
          expect(grossMinutes).toBe(open.length);
          expect(netMinutes).toBe(open.filter((time) => time < pausedAt || time >= resumedAt).length);
        },
      ),
      { numRuns: 20 },
    );
  });
});

function openMinutes(timeZone: string, from: number, to: number): number[] {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const open: number[] = [];
  for (let time = from; time < to; time += MINUTE) {
    const [day, hour] = wall.format(time).split(' ') as [string, string];
    if (isBusinessDay(day) && hour >= '09:00' && hour < '17:00') open.push(time);
  }
  return open;
}
