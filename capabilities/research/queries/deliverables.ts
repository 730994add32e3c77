import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Deliverable } from '../contract.ts';
import { historyOf } from './history.ts';

type Target = { siteId: string; id: string };
type Row = Omit<Deliverable, 'stateSince' | 'createdAt' | 'history' | 'iMade'> & {
  stateSince: Date;
  createdAt: Date;
};

/** A deliverable with what it rests on and where the site took it up; a finding not yet public shows to the site alone. */
export async function findDeliverable(tx: Tx, { siteId, id }: Target): Promise<Deliverable | null> {
  const { rows } = await sql<Row>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.project_id as "projectId", d.title, d.summary,
      coalesce(identity.name_of(d.written_by), 'A researcher') as "writtenBy", d.created_at as "createdAt",
      jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) as project,
      (select jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title)
        from research.release r where r.id = d.release_id) as release,
      (select jsonb_build_object('id', f.id, 'number', f.number, 'statement', f.statement,
          'published', f.state = 'published') from analysis.finding f where f.id = d.finding_id) as finding,
      p.id in (select research.my_projects()) as "isMember"
    from research.deliverable d join research.project p on p.id = d.project_id
    where d.id = ${id} and d.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const past = await historyOf(tx, [{ id, record: 'deliverable', number: row.number }]);
  const finding = row.finding ?? (await publishedFinding(tx, id));
  return {
    ...row,
    finding,
    stateSince: row.stateSince.toISOString(),
    createdAt: row.createdAt.toISOString(),
    ...past,
  };
}

/** A researcher sees no findings of the site, but its published page like everyone. */
async function publishedFinding(tx: Tx, id: string): Promise<Deliverable['finding']> {
  const { rows } = await sql<NonNullable<Deliverable['finding']>>`
    select k.finding_id as id, k.number, k.statement, true as published
    from research.deliverable d
    join publishing.publication k on k.finding_id = d.finding_id and k.state = 'published'
    where d.id = ${id} order by k.version desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
