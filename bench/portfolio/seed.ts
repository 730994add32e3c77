import type pg from 'pg';
import { withClient } from '#platform/database/provision.ts';
import { clockEntries, missedTargets } from './seed-clocks.ts';

export const SITES = 600;
export const REQUESTS = 20_000;
const YEARS = 10;

export type Seeded = { liaison: string; champion: string };

/**
 * A program of six hundred sites after ten years: engagements, teams, plans, requests with every step they took, and
 * an event for each step. All of it follows from row numbers, so every run has the same rows. Triggers are off: they
 * ask for the story behind each row, which is what the other benchmarks and the tests measure.
 */
export async function seedProgram(ownerUrl: string): Promise<Seeded> {
  return withClient(ownerUrl, async (client) => {
    await client.query(idOf);
    await client.query('set session_replication_role = replica');
    await seedPeople(client);
    for (const statement of [
      engagements,
      plans,
      teams,
      requests,
      clockEntries,
      missedTargets,
      steps,
      events,
      actions,
      activities,
    ])
      await client.query(statement, statement.includes('$1') ? [SITES] : []);
    await client.query('set session_replication_role = origin');
    await client.query('select platform.rebuild_work()');
    await client.query('vacuum analyze');
    const { rows } = await client.query<Seeded>(
      `select pg_temp.id_of('liaison 1') as liaison, pg_temp.id_of('champion') as champion`,
    );
    return rows[0]!;
  });
}

/** A UUID from words: version 8, which leaves the bits to the maker. */
const idOf = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
  return overlay(overlay(md5(words) placing '8' from 13) placing 'a' from 17)::uuid`;

/** Sixty liaisons with ten sites each, and a champion of all. */
async function seedPeople(client: pg.Client): Promise<void> {
  await client.query(
    `insert into program.site (id, slug, name, state, time_zone, epsg)
     select pg_temp.id_of('site ' || n), 'bench-' || n, 'Bench ' || lpad(n::text, 3, '0'), 'PA', 'America/New_York', 32618
     from generate_series(1, $1::integer) n`,
    [SITES],
  );
  await client.query(`insert into identity.agency (id, name, kind)
    values (pg_temp.id_of('office'), 'Bench office', 'doj program office')`);
  const people = `select 'liaison ' || n as key, 'liaison' as role, n from generate_series(1, 60) n
    union all select 'champion', 'champion', 0`;
  await client.query(`insert into identity.person (id, name, email)
    select pg_temp.id_of(key), 'Bench ' || key, replace(key, ' ', '-') || '@example.org' from (${people}) p`);
  await client.query(`insert into identity.membership (id, person_id, agency_id, role, every_site)
    select pg_temp.id_of('membership ' || key), pg_temp.id_of(key), pg_temp.id_of('office'), role, n = 0
    from (${people}) p`);
  await client.query(
    `insert into identity.membership_site (membership_id, site_id)
     select pg_temp.id_of('membership liaison ' || (1 + n % 60)), pg_temp.id_of('site ' || n)
     from generate_series(1, $1::integer) n`,
    [SITES],
  );
}

/** Three engagements of a site, one after another; the last is open in every phase. */
const engagements = `
  insert into program.engagement (id, site_id, number, title, state, state_since, starts_on, planned_end, author_id)
  select pg_temp.id_of('engagement ' || n || ' ' || k), pg_temp.id_of('site ' || n), 'ENG-' || n || '-' || k,
    'Bench engagement', case when k < 3 then 'graduated'
      else (array['invited', 'onboarding', 'assessing', 'planning', 'implementing', 'sustaining'])[1 + n % 6] end,
    now() - interval '90 days', current_date - (${YEARS} * 365) + k * 1100 - n % 300,
    current_date - (${YEARS} * 365) + (k + 1) * 1100 - n % 300, pg_temp.id_of('champion')
  from generate_series(1, $1::integer) n, generate_series(1, 3) k`;

const plans = `
  insert into program.phase_plan (id, site_id, engagement_id, phase, revision, begins_on, reason, author_id)
  select gen_random_uuid(), e.site_id, e.id, phase, revision, e.starts_on + place::integer * 180 + revision * 20,
    case when revision > 1 then 'It was planned anew.' end, pg_temp.id_of('champion')
  from program.engagement e, generate_series(1, 2) revision,
    unnest(array['onboarding', 'assessing', 'planning', 'implementing', 'sustaining', 'graduated'])
      with ordinality as p(phase, place)`;

/** Four holders of each position, one after another; every ninth position is vacant today. */
const teams = `
  insert into program.holding (id, site_id, position, person_id, contact_name, contact_agency, valid_from, valid_to, author_id)
  select gen_random_uuid(), pg_temp.id_of('site ' || n), p.key,
    case when p.key = 'liaison' then pg_temp.id_of('liaison ' || (1 + n % 60)) end,
    case when p.key <> 'liaison' then 'Bench contact' end, case when p.key <> 'liaison' then 'Bench agency' end,
    current_date - 900 * (4 - k),
    case when k < 3 or (n + p.rank) % 9 = 0 then current_date - 900 * (3 - k) end, pg_temp.id_of('champion')
  from generate_series(1, $1::integer) n, program.position p, generate_series(0, 3) k`;

/** The newest twentieth is open, a third of that past its target. */
const requests = `
  insert into assistance.request (id, site_id, number, state, state_since, title, problem, primary_core_area, urgency,
    author_id, owner_id, liaison_id, created_at, submitted_at, round, waits_on, waits_since, target_stage, target_due_at)
  select pg_temp.id_of('request ' || n), pg_temp.id_of('site ' || (1 + n % $1::integer)),
    'TTA-' || (2017 + n * ${YEARS} / ${REQUESTS}) || '-' || lpad(n::text, 5, '0'),
    case when is_open then (array['submitted', 'acknowledged', 'triaged', 'matched', 'delivering'])[1 + n % 5]
      else 'closed' end,
    asked + interval '5 days', 'Bench request ' || n, 'Bench problem', 'gun-violence', 'expedited',
    pg_temp.id_of('champion'), pg_temp.id_of('liaison ' || (1 + n % 60)), pg_temp.id_of('liaison ' || (1 + n % 60)),
    asked, asked, 1, case when is_open then (array['program', 'site', 'provider'])[1 + n % 3] end,
    case when is_open then asked + interval '2 days' end,
    case when is_open then 'triaged' end,
    case when is_open then now() + (n % 30 - 10) * interval '1 day' end
  from generate_series(1, ${REQUESTS}) n,
    lateral (select n > ${REQUESTS} * 0.95 as is_open,
      now() - interval '${YEARS} years' + n * (interval '${YEARS} years' / ${REQUESTS}) as asked) r`;

/** Nine steps of each request that is closed, the first ones of each that is open. */
const steps = `
  insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, at, person_id)
  select gen_random_uuid(), 'assistance-request', r.id, r.site_id, s.move, s.from_state, s.to_state,
    r.created_at + s.place * interval '2 days',
    case when s.place % 3 = 0 then pg_temp.id_of('champion') else r.owner_id end
  from assistance.request r, (values
    (1, 'create', null, 'draft'), (2, 'submit', 'draft', 'submitted'), (3, 'acknowledge', 'submitted', 'acknowledged'),
    (4, 'triage', 'acknowledged', 'triaged'), (5, 'match', 'triaged', 'matched'), (6, 'scope', 'matched', 'scoped'),
    (7, 'approve', 'scoped', 'approved'), (8, 'begin', 'approved', 'delivering'),
    (9, 'deliver', 'delivering', 'delivered'), (10, 'close', 'delivered', 'closed')) s(place, move, from_state, to_state)
  where r.state = 'closed' or s.place <= 3`;

const events = `
  insert into platform.event (id, at, kind, site_id, subject_table, subject_id, person_id, permission)
  select gen_random_uuid(), t.at, 'assistance.' || t.move, t.site_id, 'assistance.request', t.subject_id, t.person_id,
    'assistance.read'
  from platform.transition t`;

const actions = `
  insert into meetings.action_item (id, site_id, number, state, title, owner_id, due_on, created_by)
  select gen_random_uuid(), pg_temp.id_of('site ' || (1 + n % $1::integer)), 'ACT-' || n,
    case when n > 19000 then 'open' else 'done' end, 'Bench action ' || n,
    pg_temp.id_of('liaison ' || (1 + n % 60)), current_date + n % 60 - 30, pg_temp.id_of('champion')
  from generate_series(1, 20000) n`;

const activities = `
  with made as (
    insert into planning.plan (id, site_id, number, title, starts_on, ends_on, author_id)
    select pg_temp.id_of('plan ' || n), pg_temp.id_of('site ' || n), 'PLN-' || n, 'Bench plan', current_date - 400,
      current_date + 700, pg_temp.id_of('champion')
    from generate_series(1, $1::integer) n returning id
  )
  select count(*) from made`;
