import type { ChargeState, Reading } from './reading.ts';
import type { QueueFact } from './standing-types.ts';

/** Charges in court that police did not recommend: data that won’t match, for someone to look at. */
export function mismatches({ recommended, charges }: Reading, matched: Map<string, string>): QueueFact[] {
  const continuations = new Set([...charges.values()].flatMap(({ goesOnAs }) => goesOnAs ?? []));
  const accused = new Set([...recommended.values()].map(({ defendantKey }) => defendantKey));
  const facts = [...charges.values()]
    .filter(
      ({ key, defendantKey }) => accused.has(defendantKey) && !matched.has(key) && !continuations.has(key),
    )
    .map((charge) =>
      mismatch(charge, 'charge-unmatched', `Charge ${charge.key} matches nothing that police recommended.`),
    );
  const missing = [...charges.values()]
    .filter(({ goesOnAs }) => goesOnAs !== null && !charges.has(goesOnAs))
    .map((charge) =>
      mismatch(
        charge,
        'charge-missing',
        `Charge ${charge.key} goes on as ${charge.goesOnAs}, which is not on record.`,
      ),
    );
  return [...facts, ...missing];
}

function mismatch({ key, agencyId, since }: ChargeState, code: string, words: string): QueueFact {
  return {
    code,
    factKey: key,
    words,
    agencyId,
    ownerId: agencyId,
    recordClass: 'cases.charges',
    field: 'core',
    from: since,
    until: null,
    dueOn: null,
  };
}
