import { describe, expect, test } from 'vitest';
import { readEvent } from './read-event.ts';
import { standingOf } from './standing.ts';
import {
  COURT,
  dismissed,
  disposed,
  event,
  filed,
  onCharge,
  PROSECUTOR,
  plea,
  verdict,
} from './testing/legal-events.ts';

const chargesOf = (...events: Parameters<typeof standingOf>[0]) =>
  Object.fromEntries(standingOf(events).charges.map((charge) => [charge.key, charge]));
const outcomeOf = (...events: Parameters<typeof standingOf>[0]) =>
  standingOf(events).defendants.find(({ recordClass }) => recordClass === 'cases.charges')!.outcome;

describe('what published analyses get wrong', () => {
  test.each([
    ['Verdict Guilty - Lesser Included', 'convicted by verdict', true],
    ['Finding Guilty - Lesser Included', 'convicted by verdict', true],
    ['Plea of Guilty - Lesser Included', 'convicted by plea', true],
    ['Plea of Guilty - Amended Charge', 'convicted by plea', false],
  ])('%s is a conviction, not a dropped charge', (code, result, lesser) => {
    const { c1 } = chargesOf(filed(1), disposed(30, code));
    expect(c1!.disposition).toMatchObject({ result, lesser, class: 'final on the merits' });
  });

  test('a verdict of guilty of a lesser offense is a conviction', () => {
    const { c1 } = chargesOf(filed(1), verdict(30, 'guilty of a lesser offense'));
    expect(c1).toMatchObject({ status: 'convicted', disposition: { lesser: true } });
  });

  test.each(['Verdict Not Guilty by Reason of Insanity', 'Finding Not Guilty by Reason of Insanity'])(
    '%s is an acquittal',
    (code) => {
      const { c1 } = chargesOf(filed(1), disposed(30, code));
      expect(c1).toMatchObject({
        status: 'acquitted',
        disposition: { result: 'not guilty by reason of insanity', class: 'final on the merits' },
      });
    },
  );

  test('“guilty but mentally ill” is a conviction', () => {
    expect(chargesOf(filed(1), disposed(30, 'Verdict Guilty But Mentally Ill')).c1!.status).toBe('convicted');
  });

  test('a nolle prosequi because the defendant pled to another count is no weak case', () => {
    const said = chargesOf(filed(1), filed(1, 'c2'), dismissed(30, { reason: 'pled-to-other-counts' }));
    const seen = chargesOf(filed(1), filed(1, 'c2'), plea(30, 'guilty', 'c2'), dismissed(30.2));
    const weak = chargesOf(filed(1), filed(1, 'c2'), plea(30, 'guilty', 'c2'), dismissed(20));
    expect([said, seen, weak].map(({ c1 }) => c1!.disposition!.pledToOthers)).toEqual([true, true, false]);
  });

  test.each([
    ['the ruling after', dismissed(30), disposed(31, 'Case Dismissed')],
    ['the ruling before, on the same day', dismissed(30.3), disposed(30.1, 'Case Dismissed')],
  ])('a judge’s ruling beside a prosecutor’s dismissal is recorded, not counted: %s', (_when, ...events) => {
    const standing = standingOf([filed(1), ...events]);
    expect(standing.charges[0]).toMatchObject({
      disposition: { result: 'dismissed by the prosecutor' },
      initialDisposition: { result: 'dismissed by the prosecutor' },
      detail: { rulingBeside: true },
    });
    expect(standing.exceptions).toEqual([]);
  });

  test.each([
    ['Superseded by Indictment', 'superseded'],
    ['Transferred to Misdemeanor Court', 'transferred'],
    ['Mistrial Declared', 'mistrial'],
    ['SOL', 'stricken'],
    ['Bond Forfeiture Warrant', 'filed'],
  ])('%s is not final', (code, status) => {
    const { c1 } = chargesOf(filed(1), disposed(30, code));
    expect(c1).toMatchObject({ status, disposition: { class: 'not final' }, initialDisposition: null });
  });

  test.each([
    ['Held for Court', 'filed'],
    ['Charge Changed', 'filed'],
    ['ARD', 'in diversion'],
  ])('Pennsylvania’s %s is not final', (code, status) => {
    const { c1 } = chargesOf(filed(1), disposed(30, code, 'c1', 'pennsylvania'));
    expect(c1).toMatchObject({ status, disposition: { class: 'not final' }, initialDisposition: null });
  });

  test('a code that no list has is set aside, never “other”', () => {
    const read = readEvent(
      { kind: 'disposed', effectiveAt: '2026-03-01T00:00:00Z', chargeKey: 'c1', payload: { code: 'Other' } },
      'court',
    );
    expect(read.problems).toMatchObject([{ field: 'payload.code' }]);
  });

  test('a code of another list is not taken for this one’s', () => {
    const told = (list: string) =>
      readEvent(
        {
          kind: 'disposed',
          effectiveAt: '2026-03-01T00:00:00Z',
          chargeKey: 'c1',
          payload: { code: 'SOL', list },
        },
        'court',
      );
    expect(told('cook-county').problems).toBeNull();
    expect(told('pennsylvania').problems).toHaveLength(1);
  });
});

describe('a case, as one defendant’s', () => {
  test('is a conviction by plea when any charge was pled to', () => {
    expect(outcomeOf(filed(1), filed(1, 'c2'), plea(30), verdict(40, 'not guilty', 'c2'))).toMatchObject({
      result: 'convicted by plea',
      class: 'final on the merits',
      on: new Date('2026-02-09T00:00:00Z'),
    });
  });

  test('is open while a charge is', () => {
    expect(outcomeOf(filed(1), filed(1, 'c2'), plea(30))).toMatchObject({
      result: 'open',
      class: 'not final',
    });
  });

  test('is counted by its first end, whatever was decided later', () => {
    const reversed = [
      filed(1),
      verdict(30, 'guilty'),
      onCharge('appealed', 40),
      onCharge('remanded', 90, { result: 'reversed' }, 'c1', COURT),
    ];
    expect(standingOf(reversed).charges[0]!.status).toBe('reversed');
    expect(outcomeOf(...reversed)).toMatchObject({ result: 'convicted by verdict' });
  });

  test('stays a felony in filings when the charge is reduced', () => {
    const reduced = onCharge('charge-amended', 10, { degree: 'M1' });
    expect(outcomeOf(filed(1), reduced, plea(30))).toMatchObject({ felonyFiled: true });
  });

  test('goes on when its charges do', () => {
    expect(outcomeOf(filed(1), disposed(30, 'Transferred - Misd Crt'))).toMatchObject({
      result: 'transferred',
      class: 'not final',
    });
  });

  test('is counted apart for each defendant', () => {
    const standing = standingOf([filed(1), filed(1, 'c2', 'd2'), plea(30), verdict(40, 'not guilty', 'c2')]);
    const outcomes = standing.defendants.flatMap(({ key, outcome }) =>
      outcome ? [[key, outcome.result]] : [],
    );
    expect(outcomes).toEqual([
      ['d1', 'convicted by plea'],
      ['d2', 'acquitted'],
    ]);
  });
});

describe('a dismissal', () => {
  test('without prejudice may be filed again, and asks for it as the limit nears', () => {
    const standing = standingOf([filed(1), dismissed(30, { refileBy: '2026-06-30' })]);
    expect(standing.triggers).toMatchObject([{ code: 'refiling-limit-near', dueOn: '2026-06-30' }]);
    const again = chargesOf(
      filed(1),
      dismissed(30, { refileBy: '2026-06-30' }),
      onCharge('charge-refiled', 60, { as: 'c2' }),
      filed(60, 'c2'),
    );
    expect(again.c1).toMatchObject({ status: 'refiled', disposition: { class: 'not final' } });
  });

  test('with prejudice can’t be filed again', () => {
    const standing = standingOf([
      filed(1),
      dismissed(30, { prejudice: 'with' }),
      onCharge('charge-refiled', 60, { as: 'c2' }),
    ]);
    expect(standing.charges[0]!.status).toBe('dismissed for good');
    expect(standing.exceptions.map(({ code }) => code)).toEqual(['impossible']);
  });
});

test('court and prosecutor may both tell of one end, and contradict each other only where they differ', () => {
  expect(standingOf([filed(1), plea(30), disposed(30, 'Plea of Guilty')]).exceptions).toEqual([]);
  const contradiction = standingOf([filed(1), plea(30), disposed(31, 'Finding Not Guilty')]);
  expect(contradiction.exceptions).toMatchObject([
    { code: 'impossible', words: '“Disposed of” of 2026-01-31: charge c1 is pled at that time.' },
  ]);
  expect(contradiction.charges[0]!.status).toBe('pled');
});

test('charges of police and court are laid side by side by statute, then by offense', () => {
  const recommended = (chargeKey: string, statute: string, nibrsOffense: string) =>
    event(
      '00000000-0000-4000-8000-000000000001',
      'charge-recommended',
      1,
      { count: 1, statute, nibrsOffense },
      { chargeKey, defendantKey: 'd1' },
    );
  const standing = standingOf([
    recommended('p1', '18 § 6106', '520'),
    recommended('p2', '18 Pa.C.S. § 2702(a)(1)', '13A'),
    filed(10, 'c1'),
    event(
      PROSECUTOR,
      'charge-filed',
      10,
      { count: 2, statute: '18 § 3502', nibrsOffense: '220' },
      { chargeKey: 'c2', defendantKey: 'd1' },
    ),
  ]);
  const court = standing.charges.filter(({ side }) => side === 'court');
  expect(court.map(({ key, matchedKey }) => [key, matchedKey])).toEqual([
    ['c1', 'p2'],
    ['c2', null],
  ]);
  expect(standing.exceptions.map(({ code, factKey }) => [code, factKey])).toEqual([
    ['charge-unmatched', 'c2'],
  ]);
});
