import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { Member, Project, ProjectSummary, projectListQuery, Step } from '../contract.ts';
import { historyOf } from './history.ts';

type Row = Omit<ProjectSummary, 'stateSince'> & { stateSince: Date };
type Extra = Pick<Project, 'question' | 'purpose' | 'proposedBy' | 'connection' | 'isMember'>;
type Target = { siteId: string; id: string };

/** In force today, on the site’s calendar: the words of `research.my_extracts` for everyone’s eyes. */
export const inForce: RawBuilder<boolean> = sql<boolean>`(a.state = 'approved' and p.state = 'active'
  and (now() at time zone s.time_zone)::date between p.starts_on and least(a.expires_on, p.ends_on))`;

const columns = sql`
  p.id, p.number, p.state, p.state_since as "stateSince", p.title, p.starts_on as "startsOn", p.ends_on as "endsOn",
  jsonb_build_object('id', agency.id, 'name', agency.name) as partner,
  (select count(*)::int from research.approval a where a.project_id = p.id and ${inForce}) as "approvalsInForce",
  (select count(*)::int from research.approval a where a.project_id = p.id and a.state in ('requested', 'prepared'))
    + (select count(*)::int from research.release r where r.project_id = p.id and r.state = 'requested')
    + (select count(*)::int from research.deliverable d where d.project_id = p.id and d.state = 'delivered')
    as "waitingOnSite"`;
const tables = sql`research.project p
  join program.site s on s.id = p.site_id
  join identity.agency agency on agency.id = p.partner_agency_id`;

export async function listProjects(tx: Tx, siteId: string, query: z.infer<typeof projectListQuery>) {
  const cursor = decodeCursor(query.after)?.[0] ?? null;
  const states = query.state === undefined ? null : [query.state].flat();
  const q = query.q ? `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where p.site_id = ${siteId}
      and (${states}::text[] is null or p.state = any (${states}::text[]))
      and (${q}::text is null or p.title ilike ${q} or p.number ilike ${q})
      and (${cursor}::uuid is null or p.id < ${cursor}::uuid)
    order by p.id desc limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(withTimes), next: page.next };
}

export async function findProject(tx: Tx, { siteId, id }: Target): Promise<Project | null> {
  const { rows } = await sql<Row & Extra>`
    select ${columns}, p.question, p.purpose,
      coalesce(identity.name_of(p.proposed_by), 'A colleague') as "proposedBy",
      (select jsonb_build_object('id', c.id, 'number', c.number) from research.connection c
        where c.id = p.connection_id) as connection,
      p.id in (select research.my_projects()) as "isMember"
    from ${tables} where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const subjects = await recordsOf(tx, { id, number: row.number, connection: row.connection });
  const { history } = await historyOf(tx, subjects);
  const { iMade } = await historyOf(tx, [subjects[0]!]);
  return { ...withTimes(row), members: await membersOf(tx, id), history, iMade };
}

async function membersOf(tx: Tx, projectId: string): Promise<z.infer<typeof Member>[]> {
  type MemberRow = Omit<z.infer<typeof Member>, 'addedAt' | 'removedAt'> & {
    addedAt: Date;
    removedAt: Date | null;
  };
  const { rows } = await sql<MemberRow>`
    select m.id, m.person_id as "personId", coalesce(identity.name_of(m.person_id), 'A researcher') as name,
      m.added_at as "addedAt", m.removed_at as "removedAt",
      research.works_for(m.person_id, p.partner_agency_id, p.site_id) as "worksForPartner"
    from research.member m join research.project p on p.id = m.project_id
    where m.project_id = ${projectId}
    order by m.removed_at nulls first, m.added_at`.execute(tx);
  return rows.map(({ addedAt, removedAt, ...member }) => ({
    ...member,
    addedAt: addedAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
  }));
}

type Subject = { id: string; record: Step['record']; number: string };

/** The project first, then every record of it that the person asking may see. */
async function recordsOf(
  tx: Tx,
  project: { id: string; number: string; connection: Project['connection'] },
): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select a.id, 'approval' as record, a.number from research.approval a where a.project_id = ${project.id}
    union all select r.id, 'release', r.number from research.release r where r.project_id = ${project.id}
    union all select d.id, 'deliverable', d.number from research.deliverable d where d.project_id = ${project.id}`.execute(
    tx,
  );
  const connection: Subject[] = project.connection ? [{ ...project.connection, record: 'connection' }] : [];
  return [{ id: project.id, record: 'project', number: project.number }, ...rows, ...connection];
}

function withTimes<R extends Row>(row: R) {
  return { ...row, stateSince: row.stateSince.toISOString() };
}

/** Names of those whom the site may take into a project of this partner. */
export async function researchersOf(tx: Tx, siteId: string, partnerId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from research.researchers_of(${partnerId}::uuid, ${siteId}::uuid)`.execute(tx);
  return { items: rows };
}
