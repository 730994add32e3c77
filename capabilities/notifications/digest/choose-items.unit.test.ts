import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '#platform/work/contract.ts';
import type { Channel, NewsKind } from '../contract.ts';
import { chooseItems, type DigestQuestion } from './choose-items.ts';

const today = '2026-11-24';
const daily: Record<NewsKind, Channel> = { due: 'daily', waiting: 'daily', changed: 'daily' };

function record(id: string, more: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    workflow: 'request',
    number: `TTA-2026-${id}`,
    title: `Request ${id}`,
    next: 'Acknowledge',
    to: `/s/testville/requests/${id}`,
    siteName: 'Testville',
    since: '2026-11-20T10:00:00.000Z',
    dueAt: null,
    dueOn: null,
    ...more,
  };
}

const ask = (more: Partial<DigestQuestion>) =>
  chooseItems({ waiting: [], changed: [], channels: daily, isWeekly: false, today, told: [], ...more });
const linesOf = (question: Partial<DigestQuestion>) =>
  ask(question).items.map(({ recordId, stage }) => `${recordId} ${stage}`);
const toldOf = (question: Partial<DigestQuestion>) =>
  ask(question).items.map(({ recordId, since, stage }) => ({ recordId, since, stage }));

describe('the records of a digest', () => {
  it('stand late first, then soon due, then waiting, then changed by others', () => {
    const waiting = [
      record('waits'),
      record('far', { dueOn: '2026-12-24' }),
      record('soon', { dueOn: '2026-12-01' }),
      record('late', { dueOn: '2026-11-23' }),
      record('later', { dueOn: '2026-11-01' }),
    ];
    expect(linesOf({ waiting, changed: [record('moved')] })).toEqual([
      'later late',
      'late late',
      'soon due',
      'far open',
      'waits open',
      'moved changed',
    ]);
  });

  it('are one line each, also when a record both waits and was changed', () => {
    expect(linesOf({ waiting: [record('1')], changed: [record('1')] })).toEqual(['1 open']);
  });

  it('come by the way that was chosen for their kind', () => {
    const waiting = [record('soon', { dueOn: today }), record('waits')];
    const changed = [record('moved')];
    expect(
      linesOf({ waiting, changed, channels: { due: 'in-app', waiting: 'weekly', changed: 'none' } }),
    ).toEqual([]);
    expect(
      linesOf({
        waiting,
        changed,
        isWeekly: true,
        channels: { due: 'in-app', waiting: 'weekly', changed: 'none' },
      }),
    ).toEqual(['soon open', 'waits open']);
  });
});

describe('what an earlier digest told', () => {
  it('is not told again while the record stands as it did', () => {
    const waiting = [record('1'), record('2', { dueOn: today })];
    expect(ask({ waiting, told: toldOf({ waiting }) })).toEqual({ items: [], toldBefore: 2 });
  });

  it('is told again when somebody moved the record since', () => {
    const told = toldOf({ waiting: [record('1')] });
    expect(linesOf({ waiting: [record('1', { since: '2026-11-23T08:00:00.000Z' })], told })).toEqual([
      '1 open',
    ]);
  });

  it('is told once more when it is nearly due, and once when it is late', () => {
    const waiting = [record('1', { dueOn: '2026-12-03' })];
    const first = toldOf({ waiting });
    const second = toldOf({ waiting, told: first, today: '2026-11-28' });
    const third = toldOf({ waiting, told: [...first, ...second], today: '2026-12-04' });
    expect([first, second, third].flat().map(({ stage }) => stage)).toEqual(['open', 'due', 'late']);
  });

  it('is not told in milder words when its day was put off', () => {
    const told = toldOf({ waiting: [record('1', { dueOn: '2026-11-20' })] });
    expect(linesOf({ waiting: [record('1', { dueOn: '2027-01-20' })], told })).toEqual([]);
  });
});

it('over any run of days, no record is told twice with the same words', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 10, 20 + n)).toISOString());
  const work = fc.array(
    fc
      .record({ id: fc.constantFrom('a', 'b', 'c'), since: day, due: fc.option(day) })
      .map(({ id, since, due }) => record(id, { since, dueOn: due?.slice(0, 10) ?? null })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(fc.record({ waiting: work, changed: work }), { maxLength: 8 }), (days) => {
      const told: ReturnType<typeof toldOf> = [];
      days.forEach((question, n) => {
        const today = new Date(Date.UTC(2026, 10, 24 + n)).toISOString().slice(0, 10);
        told.push(...toldOf({ ...question, today, told: [...told] }));
      });
      const keys = told.map(({ recordId, since, stage }) => `${recordId} ${since} ${stage}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
