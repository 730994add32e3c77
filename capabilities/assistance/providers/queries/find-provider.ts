import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Provider } from '../contract.ts';

/** One provider: what it knows and how one knows, what it carries, where it worked and where it may not. */
export async function findProvider(tx: Tx, id: string): Promise<Provider | null> {
  const { rows } = await sql<Omit<Provider, 'expertise' | 'conflicts' | 'pastWork'>>`
    select p.id, p.name, p.summary, a.name as agency, p.capacity, coalesce(l.open, 0) as open,
      p.away_until as "awayUntil", p.revision,
      access.holds('assistance.keep-providers')
        or p.agency_id in (select access.agencies_for('assistance.describe-provider')) as "mayDescribe"
    from assistance.provider p
    join identity.agency a on a.id = p.agency_id
    left join assistance.provider_loads() l on l.provider_id = p.id
    where p.id = ${id}`.execute(tx);
  const provider = rows[0];
  if (!provider) return null;
  return {
    ...provider,
    expertise: await expertiseOf(tx, id),
    conflicts: await conflictsOf(tx, id),
    pastWork: await pastWorkOf(tx, id),
  };
}

async function expertiseOf(tx: Tx, id: string): Promise<Provider['expertise']> {
  const { rows } = await sql<Omit<Provider['expertise'][number], 'notedAt'> & { notedAt: Date }>`
    select e.core_area as "coreArea", a.name, e.level, e.evidence, e.noted_at as "notedAt",
      coalesce(identity.name_of(e.noted_by), 'The program office') as "notedBy"
    from assistance.provider_expertise e join program.core_area a on a.key = e.core_area
    where e.provider_id = ${id}
    order by array_position(array['deep', 'solid', 'some'], e.level), a.name`.execute(tx);
  return rows.map(({ notedAt, ...row }) => ({ ...row, notedAt: notedAt.toISOString() }));
}

async function conflictsOf(tx: Tx, id: string): Promise<Provider['conflicts']> {
  type Row = Omit<Provider['conflicts'][number], 'declaredAt' | 'endedAt'>;
  const { rows } = await sql<Row & { declaredAt: Date; endedAt: Date | null }>`
    select c.id, s.name as site, s.slug as "siteSlug", c.reason, c.declared_at as "declaredAt",
      coalesce(identity.name_of(c.declared_by), 'The program office') as "declaredBy",
      c.ended_at as "endedAt", c.ended_because as "endedBecause",
      c.ended_at is null and c.site_id in (select access.sites_for('assistance.offer')) as "mayEnd"
    from assistance.provider_conflict c join program.site s on s.id = c.site_id
    where c.provider_id = ${id}
    order by c.ended_at is not null, c.declared_at desc
    limit 200`.execute(tx);
  return rows.map(({ declaredAt, endedAt, ...row }) => ({
    ...row,
    declaredAt: declaredAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

async function pastWorkOf(tx: Tx, id: string): Promise<Provider['pastWork']> {
  const { rows } = await sql<Provider['pastWork'][number]>`
    select s.name as site, coalesce(a.name, 'No core area') as "coreArea", w.requests, w.latest
    from assistance.provider_past_work() w
    join program.site s on s.id = w.site_id
    left join program.core_area a on a.key = w.core_area
    where w.provider_id = ${id}
    order by w.latest desc, s.name
    limit 200`.execute(tx);
  return rows;
}
