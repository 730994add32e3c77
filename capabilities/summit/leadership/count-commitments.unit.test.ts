import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Commitment, FollowUp } from '../contract.ts';
import { countCommitments } from './count-commitments.ts';

const standing = fc.constantFrom<Pick<FollowUp, 'state' | 'answer'>>(
  { state: 'planned', answer: null },
  { state: 'due', answer: null },
  { state: 'answered', answer: 'kept' },
  { state: 'answered', answer: 'partly' },
  { state: 'answered', answer: 'not' },
);
const aCommitment = fc
  .record({
    name: fc.constantFrom('One', 'Two', 'Three'),
    state: fc.constantFrom('open', 'under-way', 'done', 'dropped'),
    standings: fc.tuple(standing, standing, standing),
  })
  .map(({ name, state, standings }) => ({
    site: { name },
    action: { state },
    followUps: standings.map((one, n) => ({ ...one, afterDays: [30, 90, 180][n] })),
  })) as fc.Arbitrary<unknown> as fc.Arbitrary<Commitment>;

it('every commitment is in exactly one count of each horizon, for all and for each site', () => {
  fc.assert(
    fc.property(fc.array(aCommitment, { maxLength: 20 }), (commitments) => {
      const counted = countCommitments(commitments);
      const { made, actionsOpen, actionsDone, actionsDropped, bySite } = counted;
      expect(made).toBe(commitments.length);
      expect(actionsOpen + actionsDone + actionsDropped).toBe(made);
      for (const { made: own, horizons } of [counted, ...bySite])
        for (const { kept, partly, not, open, toCome } of horizons)
          expect(kept + partly + not + open + toCome).toBe(own);
      expect(bySite.reduce((sum, site) => sum + site.made, 0)).toBe(made);
    }),
    { numRuns: 100 },
  );
});
