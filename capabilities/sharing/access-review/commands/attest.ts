import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { Attestation } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findReview } from '../queries/reviews.ts';
import { reasonMissing } from '../review-rules.ts';

/** Someone of the agency has looked and says whether a membership still holds; identity carries it out. */
export async function attestIn(
  tx: Tx,
  target: { reviewId: string; lineId: string },
  { decision, reason }: Attestation,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const review = await findReview(tx, target.reviewId, now);
  const line = review?.lines.find(({ id }) => id === target.lineId);
  if (!review || !line) return failWith('access-review.not-found', {});
  if (line.isMine) return failWith('access-review.own-membership', {});
  const because = reasonMissing({ decision, reason, unused: line.unused });
  if (because)
    return failWith('access-review.reason-missing', { because }, [
      { field: 'reason', message: because, mend: 'Say in a sentence why.' },
    ]);
  const { rows } = await sql`update sharing.access_review_line
    set decision = ${decision}, decided_by = access.person_id(), decided_at = ${now}, reason = ${reason || null}
    where id = ${line.id} and decision is null returning id`.execute(tx);
  if (rows.length === 0) return failWith('access-review.decided', {});
  await emitIn(tx, {
    kind: 'access-review.attested',
    siteId: null,
    subject: { table: 'sharing.access_review_line', id: line.id },
    permission: 'access-review.read',
  });
  return succeed({ id: review.id });
}
