import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Target } from '../tell.ts';
import type { Activity, ActivityDraft, ActivitySummary } from './contract.ts';

type Dated<T> = Omit<T, 'stateSince'> & { stateSince: Date };
type Totals = Pick<ActivitySummary, 'minutes' | 'inPerson' | 'virtual'>;

const totals: RawBuilder<unknown> = sql`coalesce(sum(s.minutes), 0)::int as minutes,
  coalesce(sum(s.in_person), 0)::int as "inPerson", coalesce(sum(s.virtual), 0)::int as virtual`;

export async function activitiesOf(tx: Tx, request: Target): Promise<ActivitySummary[]> {
  const { rows } = await sql<Dated<ActivitySummary>>`
    select a.id, a.number, a.state, a.state_since as "stateSince", a.title, a.kind, a.method,
      a.starts_on as "startsOn", a.ends_on as "endsOn", count(s.id)::int as sessions, ${totals}
    from assistance.activity a left join assistance.activity_session s on s.activity_id = a.id
    where a.request_id = ${request.id} and a.site_id = ${request.siteId}
    group by a.id
    order by a.starts_on, a.id`.execute(tx);
  return rows.map((row) => ({ ...row, stateSince: row.stateSince.toISOString() }));
}

type Row = Dated<
  Omit<Activity, keyof Totals | 'draft' | 'sessions' | 'approvers' | 'iAmAsked' | 'iMade' | 'timeline'>
> &
  ActivityDraft;

/** An activity with its sessions, and its report with everyone who is to agree. */
export async function findActivity(tx: Tx, { siteId, id }: Target): Promise<Activity | null> {
  const { rows } = await sql<Row & { me: string | null }>`
    select a.id, a.number, a.state, a.state_since as "stateSince", a.title, a.kind, a.method, a.reason,
      a.tta_type as "ttaType", a.support_type as "supportType", a.target_populations as "targetPopulations",
      a.starts_on as "startsOn", a.ends_on as "endsOn", a.milestone_id as "milestoneId", a.summary,
      a.next_steps as "nextSteps", a.revision, a.request_id as "requestId", r.number as "requestNumber",
      (select m.title from assistance.work_plan_milestone m where m.id = a.milestone_id) as milestone,
      coalesce(identity.name_of(a.written_by), 'The provider') as "writtenBy",
      a.request_id in (select assistance.my_requests()) as "isMine", access.person_id() as me
    from assistance.activity a join assistance.request r on r.id = a.request_id
    where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { me, reason, ttaType, supportType, targetPopulations, milestoneId, summary, nextSteps, ...rest } =
    row;
  const { title, kind, method, startsOn, endsOn } = rest;
  const approvers = await approversOf(tx, id);
  return {
    ...rest,
    stateSince: rest.stateSince.toISOString(),
    draft: {
      ...{ title, kind, method, startsOn, endsOn },
      ...{ reason, ttaType, supportType, targetPopulations, milestoneId, summary, nextSteps },
    },
    ...(await totalsOf(tx, id)),
    sessions: await sessionsOf(tx, id),
    approvers,
    iAmAsked:
      row.state === 'submitted' &&
      approvers.some(({ personId, answer }) => personId === me && answer === null),
    ...(await historyOf(tx, 'tta-activity', id)),
  };
}

async function totalsOf(tx: Tx, id: string): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select ${totals} from assistance.activity_session s where s.activity_id = ${id}`.execute(tx);
  return rows[0]!;
}

async function sessionsOf(tx: Tx, id: string): Promise<Activity['sessions']> {
  const { rows } = await sql<Activity['sessions'][number]>`
    select id, title, held_on as "heldOn", minutes, in_person as "inPerson", virtual, materials
    from assistance.activity_session where activity_id = ${id} order by held_on, id`.execute(tx);
  return rows;
}

async function approversOf(tx: Tx, id: string): Promise<Activity['approvers']> {
  const { rows } = await sql<Omit<Activity['approvers'][number], 'answeredAt'> & { answeredAt: Date | null }>`
    select person_id as "personId", coalesce(identity.name_of(person_id), 'A colleague') as name, answer, note,
      answered_at as "answeredAt"
    from assistance.activity_approver where activity_id = ${id} order by 2`.execute(tx);
  return rows.map(({ answeredAt, ...row }) => ({ ...row, answeredAt: answeredAt?.toISOString() ?? null }));
}

/** Who may be asked to agree with a report of that site. */
export async function reviewersOf(
  tx: Tx,
  siteId: string,
): Promise<{ id: string; name: string; role: string }[]> {
  const { rows } = await sql<{ id: string; name: string; role: string }>`
    select id, name, role from assistance.reviewers_of(${siteId})
    where id <> access.person_id() order by name`.execute(tx);
  return rows;
}
