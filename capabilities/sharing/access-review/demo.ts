import { sql } from 'kysely';
import { demoId } from '#demo/demo-id.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { openReviewsIn } from './commands/open-reviews.ts';
import { PROGRAM_ZONE } from './queries/reviews.ts';
import { dueOn, quarterOf } from './review-rules.ts';

const DAY = 86_400_000;

/** This quarter's reviews as the daily job opens them, and one of the last quarter that an agency let lie. */
export async function loadDemoAccessReviews({ database, clock }: Services): Promise<void> {
  await database.asSystem('the demo’s access reviews', async (tx) => {
    await insertOverdue(tx, clock.now());
    await openReviewsIn(tx, clock.now());
  });
}

async function insertOverdue(tx: Tx, now: Date): Promise<void> {
  const today = dayIn(PROGRAM_ZONE, now);
  const openedOn = addDays(today, -100);
  const reviewId = demoId('access review overdue');
  const agencyId = demoId('agency philadelphiaProsecutor');
  const { rows } = await sql`insert into sharing.access_review (id, agency_id, quarter, opened_at, due_on)
    values (${reviewId}, ${agencyId}, ${quarterOf(openedOn)}, ${openedOn}::date, ${dueOn(openedOn)})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return;
  await sql`insert into sharing.access_review_line
      (id, review_id, agency_id, membership_id, person_id, role, sites, member_since, last_used_at)
    select gen_random_uuid(), ${reviewId}, m.agency_id, m.id, m.person_id, m.role,
      array(select s.name from identity.membership_site ms join program.site s on s.id = ms.site_id
        where ms.membership_id = m.id),
      ${new Date(now.getTime() - 300 * DAY)},
      case when m.role = 'prosecutor' then ${new Date(now.getTime() - 75 * DAY)}::timestamptz
        else ${new Date(now.getTime() - 3 * DAY)}::timestamptz end
    from identity.membership m
    where m.agency_id = ${agencyId} and identity.in_force(m)`.execute(tx);
}
