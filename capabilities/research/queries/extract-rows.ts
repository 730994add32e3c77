import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { recordRead } from '#platform/database/record-read.ts';
import type { ExtractLook, ExtractRow } from '../contract.ts';
import { findExtract } from './approvals.ts';
import { inForce } from './projects.ts';

const SAMPLE = 50;

/** The rows that are open to whoever asks: none, where no approval in force names the extract. */
export async function readExtractRows(tx: Tx, extractId: string, limit?: number): Promise<ExtractRow[]> {
  const { rows } = await sql<ExtractRow>`
    select n, occurred_on as "occurredOn", day_part as "dayPart", fatal, age_band as "ageBand", sex, race, district,
      cell_x as "cellX", cell_y as "cellY"
    from research.extract_row
    where extract_id = ${extractId}
    order by n limit ${limit ?? null}`.execute(tx);
  return rows;
}

/** The extract’s rule and counts, and a look at its first rows; the look is kept in the audit. */
export async function lookAtExtract(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<ExtractLook | null> {
  const extract = await findExtract(tx, id);
  const { rows } = await sql<Pick<ExtractLook, 'approval' | 'project' | 'isMember'>>`
    select jsonb_build_object('id', a.id, 'number', a.number, 'daysLeft', case when a.extract_id = e.id and ${inForce}
        then least(a.expires_on, p.ends_on) - (now() at time zone s.time_zone)::date end) as approval,
      jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) as project,
      p.id in (select research.my_projects()) as "isMember"
    from research.extract e
    join research.approval a on a.id = e.approval_id
    join research.project p on p.id = e.project_id
    join program.site s on s.id = e.site_id
    where e.id = ${id} and e.site_id = ${siteId}`.execute(tx);
  if (!extract || !rows[0]) return null;
  const sample = await readExtractRows(tx, id, SAMPLE);
  if (sample.length > 0)
    await recordRead(tx, { table: 'research.extract_row', id, siteId, detail: { rows: sample.length } });
  return { ...rows[0], extract, sample };
}
