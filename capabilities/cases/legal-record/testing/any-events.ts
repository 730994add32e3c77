import fc from 'fast-check';
import type { EventKind, LegalEvent } from '../kinds.ts';
import { ATF, COURT, event, POLICE, PROSECUTOR } from './legal-events.ts';

const charges = ['c1', 'c2', 'c3'];
const defendants = ['d1', 'd2'];
type Draft = [agency: string, kind: EventKind, payload: Record<string, unknown>];

const rounds = [1, 2, 3];
const drafts: Draft[] = [
  [POLICE, 'complaint-opened', { reportNumber: 'R-1', nibrsOffenses: ['13A'] }],
  [POLICE, 'complaint-opened', { reportNumber: 'R-2', nibrsOffenses: ['520'] }],
  [POLICE, 'evidence-listed', { item: 'casing', kind: 'casing', status: 'at the lab' }],
  [POLICE, 'task-set', { task: 'canvass', dueOn: '2026-02-01' }],
  [POLICE, 'task-done', { task: 'canvass' }],
  [POLICE, 'defendant-named', { juvenile: false }],
  [POLICE, 'defendant-named', { juvenile: true }],
  [POLICE, 'charge-recommended', { count: 1, statute: '18 § 6106', nibrsOffense: '520' }],
  ...rounds.map((round): Draft => [POLICE, 'referred', { round, toAgencyId: PROSECUTOR, charges: [] }]),
  [POLICE, 'complaint-inactivated', { reason: 'no leads' }],
  [POLICE, 'complaint-reopened', {}],
  ...rounds.map(
    (round): Draft => [PROSECUTOR, 'referral-received', { round, fromAgencyId: POLICE, charges: [] }],
  ),
  ...rounds.map((round): Draft => [PROSECUTOR, 'review-begun', { round }]),
  ...rounds.flatMap((round) =>
    ['adopted', 'declined', 'returned'].map(
      (decision): Draft => [PROSECUTOR, 'screened', { round, decision }],
    ),
  ),
  [PROSECUTOR, 'attorney-assigned', { personId: COURT }],
  [PROSECUTOR, 'federal-proposed', { toAgencyId: ATF }],
  [ATF, 'federal-adopted', {}],
  [ATF, 'federal-declined', { reason: 'policy' }],
  [COURT, 'hearing-set', { kind: 'trial', at: '2026-03-01T14:00:00Z' }],
  [COURT, 'hearing-continued', { by: 'defense', why: 'counsel', excludable: true }],
  [COURT, 'hearing-continued', { by: 'court', why: 'docket', excludable: false, to: '2026-04-01T14:00:00Z' }],
  [COURT, 'hearing-held', {}],
  [COURT, 'hearing-vacated', {}],
  [COURT, 'custody-changed', { to: 'held' }],
  [COURT, 'custody-changed', { to: 'released' }],
  [COURT, 'warrant-issued', { kind: 'bench' }],
  [COURT, 'warrant-recalled', {}],
  [COURT, 'competency-hold', {}],
  [COURT, 'competency-restored', {}],
  [PROSECUTOR, 'defendant-severed', {}],
];

export const chargeDrafts: Draft[] = [
  [PROSECUTOR, 'charge-filed', { count: 1, statute: '18 § 6106', nibrsOffense: '520', degree: 'F3' }],
  [PROSECUTOR, 'charge-filed', { count: 1, statute: '18 § 6106', nibrsOffense: '520', degree: 'F3' }],
  [PROSECUTOR, 'charge-amended', { degree: 'M1' }],
  [PROSECUTOR, 'charge-superseded', { by: 'c3' }],
  [PROSECUTOR, 'charge-dismissed', { prejudice: 'without', by: 'prosecutor', reason: 'victim-or-witness' }],
  [COURT, 'charge-dismissed', { prejudice: 'with', by: 'court', reason: 'no-probable-cause' }],
  [PROSECUTOR, 'charge-refiled', { as: 'c3' }],
  [PROSECUTOR, 'charge-merged', { into: 'c2' }],
  [PROSECUTOR, 'diversion-entered', {}],
  [PROSECUTOR, 'diversion-completed', {}],
  [PROSECUTOR, 'diversion-failed', {}],
  [COURT, 'plea', { to: 'guilty' }],
  [COURT, 'plea', { to: 'not-guilty' }],
  [COURT, 'plea-withdrawn', {}],
  [COURT, 'trial-began', { before: 'jury' }],
  [COURT, 'mistrial', {}],
  [COURT, 'verdict', { code: 'guilty' }],
  [COURT, 'verdict', { code: 'not guilty' }],
  [COURT, 'sentenced', { kind: 'probation' }],
  [COURT, 'sentence-amended', { kind: 'fine' }],
  [COURT, 'appealed', {}],
  [COURT, 'remanded', { result: 'affirmed' }],
  [COURT, 'remanded', { result: 'new trial' }],
  [COURT, 'remanded', { result: 'reversed' }],
  [COURT, 'disposed', { code: 'Nolle Prosecution', list: 'cook-county' }],
  [COURT, 'disposed', { code: 'SOL', list: 'cook-county' }],
  [COURT, 'disposed', { code: 'Held for Court', list: 'pennsylvania' }],
];

function build(
  draft: Draft,
  day: number,
  defendant: string,
  charge: string | null,
  name: number,
  revision: number,
) {
  const [agency, kind, payload] = draft;
  const onCharges = chargeDrafts.includes(draft);
  return event(agency, kind, day, payload, {
    sourceKey: `k${name}`,
    revision,
    defendantKey: onCharges && kind !== 'charge-filed' ? null : defendant,
    chargeKey: onCharges || kind === 'charge-recommended' ? charge : null,
    hearingKey: kind.startsWith('hearing') ? `h-${defendant}` : null,
    correctsKey: null,
  });
}

const someEvent = fc
  .tuple(
    fc.constantFrom(...drafts, ...chargeDrafts),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(...defendants),
    fc.constantFrom(...charges),
    fc.boolean(),
  )
  .map(([draft, day, defendant, charge, allCharges]) => ({ draft, day, defendant, charge, allCharges }));

const SCOPED = new Set<EventKind>(['trial-began', 'mistrial']);

/** Any events at all, most of them nonsense together; some revise another, some correct one. */
export const anyEvents: fc.Arbitrary<LegalEvent[]> = fc
  .tuple(
    fc.array(someEvent, { minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(30), someEvent), { maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(34), fc.integer({ min: 1, max: 12 })), { maxLength: 3 }),
  )
  .map(([told, revisions, corrections]) => {
    const events = told.map(({ draft, day, defendant, charge, allCharges }, name) =>
      build(draft, day, defendant, allCharges && SCOPED.has(draft[1]) ? null : charge, name, 1),
    );
    const revised = revisions.map(([name, { draft, day, defendant, charge }], n) =>
      build(draft, day, defendant, charge, name % told.length, n + 2),
    );
    const corrected = corrections.map(([name, day], n) => {
      const target = events[name % events.length]!;
      return event(
        target.agencyId,
        'corrected',
        day,
        { voids: name < 30 ? target.sourceKey : `x${n}` },
        {
          sourceKey: `x${n}`,
        },
      );
    });
    return [...events, ...revised, ...corrected];
  });

/** A sequence of events of one charge, filed on the first day. */
export const oneChargeEvents: fc.Arbitrary<LegalEvent[]> = fc
  .array(fc.constantFrom(...chargeDrafts.slice(2)), { maxLength: 12 })
  .map((some) => [
    build(chargeDrafts[0]!, 1, 'd1', 'c1', 0, 1),
    // Two days apart, so that nothing falls on one day with another.
    ...some.map((draft, n) => build(draft, 3 + 2 * n, 'd1', 'c1', n + 1, 1)),
  ]);
