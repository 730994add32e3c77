import { sql } from 'kysely';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { KnownPeople, Membership } from './people.ts';
import { type KnownPlan, type KnownPlans, keyOfPlan } from './plans.ts';
import { type KnownRequests, keyOfRequest, type RequestFacts } from './requests.ts';
import type { KnownSites, SiteFacts } from './sites.ts';

export async function knownSites(tx: Tx): Promise<KnownSites> {
  const { rows } = await sql<SiteFacts & { hasData: boolean }>`
    select slug, name, state, time_zone as "timeZone", epsg, cohort_year as "cohortYear",
      program.has_data(id) as "hasData"
    from program.site`.execute(tx);
  const cohorts = await sql<{ year: number }>`select year from program.cohort`.execute(tx);
  return {
    sites: new Map(rows.map(({ hasData: _, ...site }) => [site.slug, site])),
    withData: new Set(rows.filter(({ hasData }) => hasData).map(({ slug }) => slug)),
    cohorts: new Set(cohorts.rows.map(({ year }) => year)),
  };
}

export async function knownPeople(tx: Tx, now: Date): Promise<KnownPeople> {
  const { rows } = await sql<Membership & { key: string }>`
    select p.email || ' | ' || lower(a.name) || ' | ' || m.role as key,
      coalesce(array_agg(distinct s.slug collate "C" order by s.slug collate "C")
        filter (where s.slug is not null), '{}') as sites,
      (max(m.valid_to) at time zone 'UTC')::date as "validTo"
    from identity.membership m
    join identity.person p on p.id = m.person_id and p.kind = 'human'
    join identity.agency a on a.id = m.agency_id
    left join identity.membership_site ms on ms.membership_id = m.id
    left join program.site s on s.id = ms.site_id
    where identity.in_force(m)
    group by 1`.execute(tx);
  const agencies = await sql<{ name: string }>`select name from identity.agency`.execute(tx);
  const own = await sql<{ email: string | null }>`
    select email from identity.person where id = access.person_id()`.execute(tx);
  return {
    memberships: new Map(rows.map(({ key, ...membership }) => [key, membership])),
    agencies: new Map(agencies.rows.map(({ name }) => [name.toLowerCase(), name])),
    sites: await slugs(tx),
    ownEmail: own.rows[0]?.email ?? '',
    today: dayIn('UTC', now),
  };
}

export async function knownRequests(tx: Tx, now: Date): Promise<KnownRequests> {
  const { rows } = await sql<RequestFacts>`
    select s.slug as site, r.external_number as number, r.title, r.problem, r.core_area as "coreArea", r.urgency,
      r.standing, r.provider, r.asked_on as "askedOn", r.acknowledged_on as "acknowledgedOn",
      r.matched_on as "matchedOn", r.delivered_from as "deliveredFrom", r.ended_on as "endedOn"
    from onboarding.past_request r
    join program.site s on s.id = r.site_id`.execute(tx);
  const areas = await sql<{ key: string; name: string }>`select key, name from program.core_area`.execute(tx);
  return {
    requests: new Map(rows.map((row) => [keyOfRequest(row), row])),
    sites: await slugs(tx),
    coreAreas: new Map(
      areas.rows.flatMap(({ key, name }) => [
        [key, key],
        [name.toLowerCase(), key],
      ]),
    ),
    today: dayIn('UTC', now),
  };
}

export async function knownPlans(tx: Tx): Promise<KnownPlans> {
  const { rows } = await sql<KnownPlan & { site: string; plan: string }>`
    select s.slug as site, p.title as plan, p.starts_on as "startsOn", p.ends_on as "endsOn",
      case
        when not exists (select from onboarding.brought_in b where b.kind = 'plans' and b.record_id = p.id)
          then 'A plan of this title was written here; it was not brought in.'
        when exists (select from planning.version v where v.plan_id = p.id and v.state <> 'draft')
          then 'The site has submitted or published this plan.'
      end as closed
    from planning.plan p
    join program.site s on s.id = p.site_id`.execute(tx);
  return {
    plans: new Map(rows.map(({ site, plan, ...known }) => [keyOfPlan({ site, plan }), known])),
    paths: await knownPaths(tx),
    sites: await slugs(tx),
  };
}

async function knownPaths(tx: Tx): Promise<KnownPlans['paths']> {
  const { rows } = await sql<{ key: string; dueOn: string | null }>`
    select concat_ws(' | ', s.slug, p.title, g.title, o.title, t.title, a.title) as key, a.due_on as "dueOn"
    from planning.plan p
    join program.site s on s.id = p.site_id
    join planning.goal g on g.plan_id = p.id and g.removed_at is null
    left join planning.objective o on o.goal_id = g.id and o.removed_at is null
    left join planning.strategy t on t.objective_id = o.id and t.removed_at is null
    left join planning.activity a on a.strategy_id = t.id and a.removed_at is null`.execute(tx);
  const paths = new Map<string, { dueOn: string | null }>();
  for (const { key, dueOn } of rows) {
    // Each level of a path is there as well, without a day of its own.
    for (let end = key.lastIndexOf(' | '); end > 0; end = key.lastIndexOf(' | ', end - 1)) {
      const above = key.slice(0, end);
      if (!paths.has(above)) paths.set(above, { dueOn: null });
    }
    paths.set(key, { dueOn });
  }
  return paths;
}

async function slugs(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from program.site`.execute(tx);
  return new Set(rows.map(({ slug }) => slug));
}
