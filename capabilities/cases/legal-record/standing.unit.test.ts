import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeMachine, complaintMachine, hearingMachine, referralMachine } from '../states.ts';
import { results } from './codes/dispositions.ts';
import type { LegalEvent } from './kinds.ts';
import { nameOf } from './settle.ts';
import { type Standing, standingOf } from './standing.ts';
import { anyEvents, oneChargeEvents } from './testing/any-events.ts';
import { event, opened, POLICE, PROSECUTOR, referred, screened } from './testing/legal-events.ts';

const without = ({ events: _events, ...standing }: Standing) => standing;

describe('what stands', () => {
  test('is the same in whatever order, and however often, the events are told', () => {
    fc.assert(
      fc.property(
        anyEvents.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.array(fc.constantFrom(...events), { maxLength: 10 }),
          ),
        ),
        ([events, shuffled, again]) => {
          expect(without(standingOf([...again, ...shuffled]))).toEqual(without(standingOf(events)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('owes nothing to what could not have happened: without it, the same stands', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const standing = standingOf(events);
        const misfits = new Set(
          standing.exceptions.flatMap(({ eventId, factKey }) => (eventId ? [factKey] : [])),
        );
        const again = standingOf(events.filter((one) => !misfits.has(nameOf(one))));
        const { exceptions, ...rest } = without(standing);
        const { exceptions: fewer, ...other } = without(again);
        expect(other).toEqual(rest);
        expect(fewer).toEqual(exceptions.filter(({ eventId }) => !eventId));
      }),
      { numRuns: 300 },
    );
  });

  test('is never impossible', () => {
    fc.assert(
      fc.property(anyEvents, (events) => expectPossible(standingOf(events))),
      { numRuns: 500 },
    );
  });
});

/** Nothing here is read off the machines’ moves: these are the sentences that a lawyer would say. */
function expectPossible({ parts, charges, hearings, defendants }: Standing): void {
  const named = parts.map(({ agencyId, kind }) => `${agencyId} ${kind}`);
  expect(new Set(named).size).toBe(named.length);
  for (const { kind, status } of parts) {
    if (kind === 'complaint') expect(complaintMachine.states).toHaveProperty([status]);
    if (kind === 'referral') expect(referralMachine.states).toHaveProperty([status]);
    expect(status).not.toMatch(/^not /);
  }
  for (const charge of charges.filter(({ side }) => side === 'court')) {
    const { status, disposition, initialDisposition } = charge;
    expect(chargeMachine.states).toHaveProperty([status]);
    const over = ['pled', 'convicted', 'acquitted', 'dismissed', 'dismissed for good', 'diverted', 'abated'];
    if (over.includes(status)) expect(disposition?.class).toMatch(/^final/);
    if (status === 'filed' || status === 'on trial')
      expect(disposition?.class ?? 'not final').toBe('not final');
    if (disposition)
      expect(disposition.class).toBe(results[disposition.result as keyof typeof results].class);
    if (initialDisposition) expect(initialDisposition.class).not.toBe('not final');
    expect(charge.version).toBe(charge.versions.length);
    expect(charge.since.getTime()).toBeGreaterThanOrEqual(charge.filedAt.getTime());
  }
  for (const { status, at, endsAt } of hearings) {
    expect(hearingMachine.states).toHaveProperty([status]);
    expect(endsAt!.getTime()).toBeGreaterThan(at.getTime());
  }
  for (const { stopped, warrant, competency } of defendants) {
    expect(stopped.filter(({ why, to }) => why === 'warrant' && !to)).toHaveLength(warrant ? 1 : 0);
    expect(stopped.filter(({ why, to }) => why === 'competency' && !to)).toHaveLength(competency ? 1 : 0);
    for (const { from, to } of stopped) if (to) expect(to.getTime()).toBeGreaterThanOrEqual(from.getTime());
  }
}

describe('the status of a charge', () => {
  test('agrees with a reading of its events that knows nothing of the machine', () => {
    fc.assert(
      fc.property(oneChargeEvents, (events) => {
        expect(standingOf(events).charges[0]!.status).toBe(statusByReading(events));
      }),
      { numRuns: 2_000 },
    );
  });
});

/**
 * The same status by another road: not a table of moves but a story. A charge is alive until it ends; what ends it
 * decides what may still happen to it; whatever else is told of it is passed over.
 */
function statusByReading(events: readonly LegalEvent[]): string {
  let alive: 'filed' | 'on trial' | 'mistrial' | 'stricken' | 'in diversion' | null = 'filed';
  let end = '';
  let appealed = false;
  for (const { kind, payload } of events.slice(1)) {
    const guilty = alive === null && (end === 'pled' || end === 'convicted');
    const tellsOfDismissal =
      kind === 'charge-dismissed' || (kind === 'disposed' && payload.code === 'Nolle Prosecution');
    const finish = (how: string) => {
      alive = null;
      end = how;
    };
    if (kind === 'appealed') {
      if (guilty || (alive === null && end.startsWith('dismissed'))) appealed = true;
      continue;
    }
    if (kind === 'remanded') {
      const decides = payload.result === 'new trial' || payload.result === 'reversed';
      if (!appealed || (decides && !guilty)) continue;
      if (alive === null && (guilty || end.startsWith('dismissed'))) appealed = false;
      if (payload.result === 'new trial') alive = 'filed';
      if (payload.result === 'reversed') finish('reversed');
      continue;
    }
    if (tellsOfDismissal) {
      const prejudice = payload.prejudice === 'with';
      if (alive !== null) finish(prejudice ? 'dismissed for good' : 'dismissed');
      else if (end === 'dismissed' && prejudice) end = 'dismissed for good';
      continue;
    }
    if (kind === 'charge-superseded' && alive) finish('superseded');
    else if (kind === 'charge-merged' && (alive || guilty)) finish('merged');
    else if (kind === 'charge-refiled' && (alive === 'stricken' || (!alive && end === 'dismissed')))
      finish('refiled');
    else if (kind === 'plea-withdrawn' && !alive && end === 'pled') alive = 'filed';
    else if (kind === 'diversion-completed' && (alive === 'filed' || alive === 'in diversion'))
      finish('diverted');
    else if (alive === null) continue;
    else if (kind === 'diversion-failed') alive = alive === 'in diversion' ? 'filed' : alive;
    else if (alive === 'in diversion') continue;
    else if (kind === 'diversion-entered') alive = alive === 'on trial' ? alive : 'in diversion';
    else if (kind === 'trial-began') alive = 'on trial';
    else if (kind === 'mistrial') alive = alive === 'stricken' ? alive : 'mistrial';
    else if (kind === 'disposed' && payload.code === 'SOL') alive = 'stricken';
    else if (kind === 'plea' && payload.to === 'guilty') finish('pled');
    else if (kind === 'verdict') finish(payload.code === 'guilty' ? 'convicted' : 'acquitted');
  }
  return alive ?? end;
}

describe('referrals', () => {
  test('come back, each round kept, and what is needed waits in the queue until police answer', () => {
    const returned = [
      opened(),
      referred(2),
      screened(5, 'returned', 1, { needed: ['lab report'], dueOn: '2026-02-01' }),
    ];
    const waiting = standingOf(returned);
    expect(waiting.triggers).toMatchObject([
      { code: 'returned-referral', agencyId: POLICE, ownerId: PROSECUTOR, dueOn: '2026-02-01' },
    ]);
    const again = standingOf([...returned, referred(20, 2), screened(25, 'declined', 2)]);
    expect(again.parts.find(({ kind }) => kind === 'referral')).toMatchObject({
      status: 'declined',
      rounds: 2,
    });
    expect(again.triggers).toEqual([]);
  });

  test('a round told before the one it follows waits as an exception, and fits once that is told', () => {
    const late = [opened(), referred(20, 2)];
    expect(standingOf(late).exceptions).toHaveLength(1);
    expect(standingOf([...late, referred(2, 1), screened(5, 'returned')]).exceptions).toEqual([]);
  });

  test('of one moment, as sources tell that know only the day, follow each other by their rounds', () => {
    const standing = standingOf([
      referred(2, 2),
      screened(2, 'declined', 2),
      opened(),
      referred(2),
      screened(2, 'returned'),
    ]);
    expect(standing.exceptions).toEqual([]);
  });
});

describe('corrections', () => {
  test('take an entry back, and what rested on it with it', () => {
    const mistake = referred(2);
    const standing = standingOf([
      opened(),
      mistake,
      event(POLICE, 'corrected', 3, { voids: mistake.sourceKey }),
    ]);
    expect(standing.parts.map(({ kind, status }) => [kind, status])).toEqual([['complaint', 'open']]);
  });

  test('can themselves be taken back', () => {
    const told = referred(2);
    const first = event(POLICE, 'corrected', 3, { voids: told.sourceKey });
    const second = event(POLICE, 'corrected', 4, { voids: first.sourceKey });
    expect(standingOf([opened(), told, first, second]).parts).toHaveLength(2);
  });

  test('of another agency’s entry take nothing back', () => {
    const told = referred(2);
    const standing = standingOf([
      opened(),
      told,
      event(PROSECUTOR, 'corrected', 3, { voids: told.sourceKey }),
    ]);
    expect(standing.parts).toHaveLength(2);
    expect(standing.exceptions).toMatchObject([{ code: 'correction' }]);
  });
});
