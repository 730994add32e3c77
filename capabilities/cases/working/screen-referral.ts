import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { Recorded } from '../commands/record-events.ts';
import type { Screening } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { EventInput } from '../legal-record/read-event.ts';
import { type OwnPart, ownPartsIn, type Target } from './own-part.ts';
import { writeIn } from './record-on-case.ts';

/** A prosecutor’s decision on a referral; what is adopted is filed in the same breath. */
export async function screenReferralIn(
  tx: Tx,
  target: Target,
  screening: Screening,
  now: Date,
): Promise<Outcome<Recorded>> {
  const referral = (await ownPartsIn(tx, target)).find(({ kind }) => kind === 'referral');
  if (!referral) return failWith('cases.no-such-part', { what: 'referral' });
  if (!(await decidesIn(tx, referral))) {
    return failWith('cases.not-yours-to-decide', { what: 'The decision on a referral' });
  }
  const filed = screening.decision === 'adopted' ? await filingsOf(tx, target, screening, now) : [];
  const charges = filed.map(({ chargeKey }) => chargeKey);
  return writeIn(
    tx,
    referral,
    [decisionOf(referral, screening, charges, now), ...filed],
    now,
    screening.seen,
  );
}

async function decidesIn(tx: Tx, { compartmentId }: OwnPart): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sharing.own_compartments('cases.screen') c (id) where c.id = ${compartmentId}`.execute(tx);
  return rows.length > 0;
}

function decisionOf(
  { rounds }: OwnPart,
  { decision, reason, words, needed, dueOn, workProduct }: Screening,
  charges: readonly unknown[],
  effectiveAt: Date,
): EventInput {
  return {
    kind: 'screened',
    effectiveAt,
    payload: {
      round: rounds,
      decision,
      ...(decision === 'returned' ? { needed, dueOn } : {}),
      ...(charges.length > 0 ? { charges } : {}),
    },
    fields: {
      ...(reason ? { reasons: { reason, ...(words ? { words } : {}) } } : {}),
      ...(workProduct ? { 'work-product': { text: workProduct } } : {}),
    },
  };
}

type Recommended = {
  key: string;
  defendantKey: string;
  count: number | null;
  statute: string;
  nibrsOffense: string | null;
  degree: string | null;
};

/** The recommended charges that are adopted, each filed under the key police gave it, as far as they can be seen. */
async function filingsOf(
  tx: Tx,
  { caseId }: Target,
  { charges, docket }: Screening,
  effectiveAt: Date,
): Promise<EventInput[]> {
  const { rows } = await sql<Recommended>`
    select charge_key as key, defendant_key as "defendantKey", count_number as count, statute,
      nibrs_offense as "nibrsOffense", degree
    from cases.charge where case_id = ${caseId} and side = 'police'
    order by defendant_key, count_number nulls last, charge_key`.execute(tx);
  const adopted = charges.length > 0 ? rows.filter(({ key }) => charges.includes(key)) : rows;
  return adopted.map(({ key, defendantKey, count, ...charge }, index) => ({
    kind: 'charge-filed',
    effectiveAt,
    defendantKey,
    chargeKey: key,
    payload: { ...charge, count: count ?? index + 1, ...(docket ? { docket } : {}) },
  }));
}
