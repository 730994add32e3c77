import { type RawBuilder, sql } from 'kysely';
import { currentVersions } from '#capabilities/incidents/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Approval, ApprovalSummary, DataToAskFor, Extract } from '../contract.ts';
import { deidentification, rulesFor } from '../data-use/deidentification.ts';
import { historyOf } from './history.ts';
import { inForce } from './projects.ts';

type Row = Omit<ApprovalSummary, 'stateSince'> & { stateSince: Date };
type Target = { siteId: string; id: string };

const columns = sql`
  a.id, a.number, a.state, a.state_since as "stateSince", a.project_id as "projectId", a.title,
  a.data_label as "dataLabel", a.period_from as "periodFrom", a.period_to as "periodTo", a.expires_on as "expiresOn",
  a.extract_id as "extractId", (select e.rows from research.extract e where e.id = a.extract_id) as rows,
  case when ${inForce}
    then least(a.expires_on, p.ends_on) - (now() at time zone s.time_zone)::date end as "daysLeft",
  (a.state = 'approved' and not ${inForce}) as expired`;
const tables = sql`research.approval a
  join research.project p on p.id = a.project_id
  join program.site s on s.id = a.site_id`;

export async function approvalsOf(tx: Tx, projectId: string): Promise<ApprovalSummary[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables} where a.project_id = ${projectId} order by a.id desc limit 200`.execute(
    tx,
  );
  return rows.map(withTimes);
}

type Extra = Pick<
  Approval,
  'project' | 'why' | 'versionId' | 'choices' | 'wantedUntil' | 'conditions' | 'requestedBy' | 'isMember'
>;

export async function findApproval(tx: Tx, { siteId, id }: Target): Promise<Approval | null> {
  const { rows } = await sql<Row & Extra>`
    select ${columns}, a.why, a.version_id as "versionId", a.rules as choices, a.wanted_until as "wantedUntil",
      a.conditions, coalesce(identity.name_of(a.requested_by), 'A researcher') as "requestedBy",
      jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'endsOn', p.ends_on,
        'partner', (select name from identity.agency where id = p.partner_agency_id)) as project,
      p.id in (select research.my_projects()) as "isMember"
    from ${tables} where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const past = await historyOf(tx, [{ id, record: 'approval', number: row.number }]);
  const choices = row.choices as Parameters<typeof rulesFor>[0];
  return {
    ...withTimes(row),
    sentences: rulesFor(choices).sentences,
    extract: row.extractId === null ? null : await findExtract(tx, row.extractId),
    ...past,
  };
}

export const extractColumns: RawBuilder<unknown> = sql`
  e.id, e.name, e.data_label as "dataLabel", e.data_date as "dataDate", e.period_from as "periodFrom",
  e.period_to as "periodTo", e.rules, e.removed, e.rows,
  coalesce(identity.name_of(e.prepared_by), 'The site’s analyst') as "preparedBy", e.prepared_at as "preparedAt"`;

export async function findExtract(tx: Tx, id: string): Promise<Extract | null> {
  const { rows } = await sql<Omit<Extract, 'preparedAt'> & { preparedAt: Date }>`
    select ${extractColumns} from research.extract e where e.id = ${id}`.execute(tx);
  return rows[0] ? { ...rows[0], preparedAt: rows[0].preparedAt.toISOString() } : null;
}

/**
 * Which versions of a site’s data there are: labels, periods and counts of rows. Asked as the system, because a
 * researcher sees nothing of the incidents themselves; called after the route has asked who they are.
 */
export function dataToAskFor(services: Services, siteId: string): Promise<DataToAskFor> {
  return services.database.asSystem('a data-use request names a data version', async (tx) => {
    const versions = await currentVersions(tx, siteId);
    const { rows } = await sql<{ hasGrid: boolean }>`
      select grid_origin_x is not null and boundary is not null as "hasGrid"
      from program.site where id = ${siteId}`.execute(tx);
    return {
      versions: versions
        .filter(({ source }) => source.layer === 'confirmed_shooting')
        .map(({ id, source, version, quality, snapshotDate, rowsLive }) => ({
          id,
          label: `${source.name}, version ${version}`,
          from: quality.firstDay ?? snapshotDate,
          to: quality.lastDay ?? snapshotDate,
          rows: rowsLive,
          dataDate: snapshotDate,
        })),
      hasGrid: rows[0]?.hasGrid ?? false,
      smallestGroup: deidentification.smallestGroup,
    };
  });
}

function withTimes<R extends Row>(row: R) {
  return { ...row, stateSince: row.stateSince.toISOString() };
}
