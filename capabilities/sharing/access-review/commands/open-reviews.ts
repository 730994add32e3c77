import { sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { PROGRAM_ZONE } from '../queries/reviews.ts';
import { dueOn, quarterOf } from '../review-rules.ts';

/** Each day: what the quarter asks of an agency is opened once, and what is still open is brought up to date. */
export const reviewAccessJob = declareJob({
  name: 'access-review.open',
  every: '23 9 * * *',
  run: (_input, { database, clock }) =>
    database.asSystem('the access review of the quarter', async (tx) => {
      await openReviewsIn(tx, clock.now());
      await refreshOpenLinesIn(tx);
    }),
});

export async function openReviewsIn(tx: Tx, now: Date): Promise<void> {
  const today = dayIn(PROGRAM_ZONE, now);
  const { rows } = await sql<{ id: string }>`
    insert into sharing.access_review (id, agency_id, quarter, opened_at, due_on)
    select gen_random_uuid(), a.id, ${quarterOf(today)}, ${now}, ${dueOn(today)}
    from identity.agency a
    where exists (select from identity.membership m where m.agency_id = a.id and identity.in_force(m))
    on conflict do nothing
    returning id`.execute(tx);
  if (rows.length === 0) return;
  const opened = rows.map(({ id }) => id);
  await sql`insert into sharing.access_review_line
      (id, review_id, agency_id, membership_id, person_id, role, sites, member_since)
    select gen_random_uuid(), r.id, r.agency_id, m.id, m.person_id, m.role, ${siteNames}, m.valid_from
    from sharing.access_review r
    join identity.membership m on m.agency_id = r.agency_id and identity.in_force(m)
    where r.id = any (${opened}::uuid[])`.execute(tx);
  await refreshOpenLinesIn(tx);
  for (const id of opened) {
    await emitIn(tx, {
      kind: 'access-review.opened',
      siteId: null,
      subject: { table: 'sharing.access_review', id },
      permission: 'access-review.read',
    });
  }
}

const siteNames = sql`array(
  select s.name from identity.membership_site ms join program.site s on s.id = ms.site_id
  where ms.membership_id = m.id order by s.name)`;

/** When they last came in, by session or by key; a membership that ended meanwhile asks nothing more of anyone. */
export async function refreshOpenLinesIn(tx: Tx): Promise<void> {
  await sql`update sharing.access_review_line l set last_used_at = used.at
    from (
      select l2.id, greatest(
        (select max(s.seen_at) from identity.session s where s.person_id = l2.person_id),
        (select max(k.used_at) from identity.machine_key k where k.person_id = l2.person_id)
      ) as at
      from sharing.access_review_line l2 where l2.decision is null
    ) used
    where used.id = l.id and used.at is distinct from l.last_used_at and used.at is not null`.execute(tx);
  await sql`update sharing.access_review_line l
    set decision = 'ended before', decided_at = m.valid_to, carried_out_at = m.valid_to
    from identity.membership m
    where m.id = l.membership_id and l.decision is null and not identity.in_force(m)`.execute(tx);
}
