import { sql } from 'kysely';
import { coreAreas } from '#capabilities/program/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Community } from './contract.ts';

type Row = Omit<Community, 'name' | 'summary' | 'nextEvent'> & {
  nextEvent: { id: string; title: string; startsAt: string } | null;
};

/** Every core area in force, with what goes on in its community. */
export async function listCommunities(tx: Tx): Promise<Community[]> {
  const areas = await coreAreas(tx);
  const { rows } = await sql<Row>`
    select a.key,
      (select count(*)::int from community.member m where m.core_area = a.key and m.left_at is null) as members,
      exists (
        select from community.member m
        where m.core_area = a.key and m.left_at is null and m.person_id = access.person_id()
      ) as joined,
      (select count(*)::int from community.thread t where t.core_area = a.key and t.hidden_at is null) as threads,
      (select count(*)::int from community.thread t
        where t.core_area = a.key and t.kind = 'question' and t.accepted_post_id is null
          and t.hidden_at is null) as "openQuestions",
      (select count(*)::int from community.resource r
        join community.resource_version v on v.id = r.listed_version_id
        where v.core_areas @> array[a.key] and v.state = 'listed') as resources,
      (select jsonb_build_object('id', g.id, 'title', g.title, 'startsAt', g.starts_at)
        from community.gathering g
        where g.core_area = a.key and g.cancelled_at is null and g.ends_at > now()
        order by g.starts_at limit 1) as "nextEvent"
    from unnest(${areas.map(({ key }) => key)}::text[]) a (key)`.execute(tx);
  const known = new Map(rows.map((row) => [row.key, row]));
  return areas.map(({ key, name, summary }) => {
    const row = known.get(key)!;
    const next = row.nextEvent;
    return {
      ...row,
      name,
      summary,
      nextEvent: next && { ...next, startsAt: new Date(next.startsAt).toISOString() },
    };
  });
}

export async function isCoreArea(tx: Tx, keys: readonly string[]): Promise<boolean> {
  const known = new Set((await coreAreas(tx)).map(({ key }) => key));
  return keys.every((key) => known.has(key));
}
