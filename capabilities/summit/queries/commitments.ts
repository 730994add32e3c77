import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Commitment, FollowUp, FollowUpRecord } from '../contract.ts';

type FollowUpRow = Omit<FollowUp, 'stateSince' | 'answeredAt'> & {
  stateSince: Date;
  answeredAt: Date | null;
};
type Row = Omit<Commitment, 'madeAt' | 'followUps' | 'site' | 'action'> & {
  madeAt: Date;
  siteId: string;
  siteSlug: string;
  siteName: string;
  action: Commitment['action'];
};

const MOST_SHOWN = 500;

/** What the sites the person sees have promised at a summit, in the order of the sites. */
export function commitmentsOfSummit(tx: Tx, eventId: string): Promise<Commitment[]> {
  return commitmentsWhere(tx, sql`c.event_id = ${eventId}`);
}

export async function findCommitment(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Commitment | null> {
  const [commitment] = await commitmentsWhere(tx, sql`c.id = ${id} and c.site_id = ${siteId}`);
  return commitment ?? null;
}

export async function findFollowUp(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<FollowUpRecord | null> {
  const [followUp] = await followUpsWhere(tx, sql`f.id = ${id} and f.site_id = ${siteId}`);
  return followUp ? { ...followUp, ...(await historyOf(tx, 'summit-follow-up', id)) } : null;
}

async function commitmentsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Commitment[]> {
  const { rows } = await sql<Row>`
    select c.id, c.number, c.statement, c.site_id as "siteId", s.slug as "siteSlug", s.name as "siteName",
      c.event_id as "eventId", c.session_id as "sessionId", t.title as session, a.name as "coreAreaName",
      identity.name_of(c.made_by) as "madeBy", c.made_at as "madeAt",
      (select jsonb_build_object('id', i.id, 'number', i.number, 'state', i.state, 'dueOn', i.due_on)
        from meetings.action_item i where i.id = c.action_id) as action
    from summit.commitment c
    join program.site s on s.id = c.site_id
    join summit.session t on t.id = c.session_id
    join program.core_area a on a.key = t.core_area
    where ${condition}
    order by s.name, c.number
    limit ${MOST_SHOWN}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const followUps = await followUpsWhere(tx, sql`f.commitment_id = any (${ids}::uuid[])`);
  return rows.map(({ siteId, siteSlug, siteName, madeAt, ...row }) => ({
    ...row,
    site: { id: siteId, slug: siteSlug, name: siteName },
    madeAt: madeAt.toISOString(),
    followUps: followUps.filter(({ commitmentId }) => commitmentId === row.id),
  }));
}

async function followUpsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<FollowUp[]> {
  const { rows } = await sql<FollowUpRow>`
    select f.id, f.number, f.state, f.state_since as "stateSince", f.title, f.after_days as "afterDays",
      f.due_on as "dueOn", identity.name_of(f.owner_id) as owner, f.answer, f.note,
      identity.name_of(f.answered_by) as "answeredBy", f.answered_at as "answeredAt",
      f.commitment_id as "commitmentId"
    from summit.follow_up f where ${condition} order by f.due_on, f.id`.execute(tx);
  return rows.map(({ stateSince, answeredAt, ...row }) => ({
    ...row,
    stateSince: stateSince.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
