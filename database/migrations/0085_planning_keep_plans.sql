-- A site's plan, or that of a collaborative of many agencies: problems seen in findings, then goals, objectives,
-- strategies and activities. Each part is a record of its own, ordered among its siblings. A part that was taken
-- out keeps its row: a request, a recommendation or a progress update may point at it.
create schema planning;
grant usage on schema planning to psp_app, psp_system;

create table planning.collaborative (
  id uuid primary key,
  site_id uuid not null references program.site,
  name text not null check (length(btrim(name)) between 3 and 160),
  about text not null default '' check (length(about) <= 2000),
  created_at timestamptz not null default now(),
  unique (site_id, name)
);
select access.protect('planning.collaborative', 'internal');
create policy read on planning.collaborative for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
create policy open on planning.collaborative for insert
  with check (site_id = any (array(select access.sites_for('planning.convene'))));
create policy change on planning.collaborative for update
  using (site_id = any (array(select access.sites_for('planning.convene'))));
grant select, insert on planning.collaborative to psp_app;
grant update (name, about) on planning.collaborative to psp_app;
select platform.audited('planning.collaborative');

-- A member agency's people may write the collaborative's plan; those of some members decide what of it is public.
create table planning.collaborative_member (
  collaborative_id uuid not null references planning.collaborative,
  agency_id uuid not null references identity.agency,
  site_id uuid not null references program.site,
  decides_public boolean not null default false,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (collaborative_id, agency_id)
);
create index collaborative_member_site on planning.collaborative_member (site_id);
select access.protect('planning.collaborative_member', 'internal');
create policy read on planning.collaborative_member for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
create policy join_in on planning.collaborative_member for insert
  with check (site_id = any (array(select access.sites_for('planning.convene'))));
create policy change on planning.collaborative_member for update
  using (site_id = any (array(select access.sites_for('planning.convene'))));
grant select, insert on planning.collaborative_member to psp_app;
grant update (decides_public, left_at) on planning.collaborative_member to psp_app;
select platform.audited('planning.collaborative_member');

create table planning.plan (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null check (length(btrim(title)) between 5 and 160),
  summary text not null default '' check (length(summary) <= 4000),
  -- null: the site's own plan.
  collaborative_id uuid references planning.collaborative,
  starts_on date not null,
  ends_on date not null,
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  check (ends_on > starts_on)
);
create index plan_site on planning.plan (site_id, id desc);

create table planning.problem (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  position integer not null,
  title text not null check (length(btrim(title)) between 5 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  removed_at timestamptz,
  revision integer not null default 1
);
create index problem_plan on planning.problem (plan_id);

-- A finding as it stood when it was linked: what it says, how sure, by which method, on which data.
create table planning.problem_finding (
  problem_id uuid not null references planning.problem,
  finding_id uuid not null references analysis.finding,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  number text not null,
  statement text not null,
  interval_text text not null,
  method text not null,
  data_label text not null,
  data_through date not null,
  linked_at timestamptz not null default now(),
  primary key (problem_id, finding_id)
);
create index problem_finding_plan on planning.problem_finding (plan_id);

create table planning.goal (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  problem_id uuid references planning.problem,
  position integer not null,
  title text not null check (length(btrim(title)) between 5 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  -- A measure of the catalogue, read from the site's data; null where people measure by hand, in the words of measure.
  metric text check (metric ~ '^[a-z]+(-[a-z]+)*$'),
  measure text not null default '' check (length(measure) <= 500),
  baseline_from date,
  baseline_to date,
  baseline_value double precision,
  baseline_low double precision,
  baseline_high double precision,
  -- How many people or events stand behind it: small ones are not shown to the public.
  baseline_counted integer check (baseline_counted >= 0),
  -- Which data the baseline was read from; never a number without it.
  baseline_source text check (length(btrim(baseline_source)) between 3 and 300),
  target_value double precision,
  target_on date,
  removed_at timestamptz,
  revision integer not null default 1,
  check (baseline_to >= baseline_from),
  check (baseline_value is null or (baseline_source is not null and baseline_from is not null and baseline_to is not null)),
  check ((baseline_low is null) = (baseline_high is null) and baseline_low <= baseline_high)
);
create index goal_plan on planning.goal (plan_id);

create table planning.objective (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  goal_id uuid not null references planning.goal,
  position integer not null,
  title text not null check (length(btrim(title)) between 5 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  -- The record it came from, such as a recommendation; null for those written here.
  origin_table text,
  origin_id uuid,
  origin_number text,
  removed_at timestamptz,
  revision integer not null default 1,
  check ((origin_table is null) = (origin_id is null) and (origin_id is null) = (origin_number is null))
);
create index objective_plan on planning.objective (plan_id);
create index objective_site on planning.objective (site_id) where removed_at is null;
create unique index objective_origin on planning.objective (plan_id, origin_table, origin_id) where removed_at is null;

create table planning.strategy (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  objective_id uuid not null references planning.objective,
  position integer not null,
  title text not null check (length(btrim(title)) between 5 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  evidence text not null default 'unrated'
    check (evidence in ('effective', 'promising', 'mixed', 'no-effect', 'harmful', 'untested', 'unrated')),
  evidence_source text not null default '' check (length(evidence_source) <= 500),
  -- What has to be true for it to be this strategy and not another under its name.
  fidelity text[] not null default '{}' check (cardinality(fidelity) <= 30),
  removed_at timestamptz,
  revision integer not null default 1,
  check (evidence in ('unrated', 'untested') or length(btrim(evidence_source)) >= 3)
);
create index strategy_plan on planning.strategy (plan_id);

create table planning.activity (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  strategy_id uuid not null references planning.strategy,
  position integer not null,
  number text not null unique,
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 5 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  owner_agency_id uuid references identity.agency,
  owner_id uuid references identity.person,
  starts_on date,
  due_on date,
  budget_cents bigint not null default 0 check (budget_cents between 0 and 100000000000),
  -- What its owner last said; written by the database with the report itself.
  percent integer check (percent between 0 and 100),
  removed_at timestamptz,
  revision integer not null default 1,
  check (due_on >= starts_on)
);
create index activity_plan on planning.activity (plan_id);
create index activity_at_work on planning.activity (site_id) include (state, due_on, percent)
  where removed_at is null and state in ('not-started', 'under-way', 'blocked', 'done');
create index activity_due on planning.activity (due_on) where state in ('not-started', 'under-way', 'blocked');
create index activity_owner on planning.activity (owner_id) where state not in ('done', 'called-off');

do $$
declare
  part text;
begin
  foreach part in array array['plan', 'problem', 'problem_finding', 'goal', 'objective', 'strategy', 'activity'] loop
    perform access.protect(format('planning.%I', part)::regclass, 'internal');
    execute format('create policy read on planning.%I for select
      using (site_id = any (array(select access.sites_for(''planning.read''))))', part);
    execute format('create policy write on planning.%I for insert
      with check (site_id = any (array(select access.sites_for(''planning.write''))))', part);
    execute format('create policy change on planning.%I for update
      using (site_id = any (array(select access.sites_for(''planning.write''))))', part);
    execute format('grant select, insert, update on planning.%I to psp_app', part);
    perform platform.audited(format('planning.%I', part)::regclass);
  end loop;
end $$;
-- A link to a finding that is no longer wanted in the draft goes; published versions keep it.
create policy unlink on planning.problem_finding for delete
  using (site_id = any (array(select access.sites_for('planning.write'))));
grant delete on planning.problem_finding to psp_app;
revoke update on planning.problem_finding, planning.activity from psp_app;
grant update (strategy_id, position, state, state_since, title, detail, owner_agency_id, owner_id, starts_on, due_on,
  budget_cents, removed_at, revision) on planning.activity to psp_app;
-- Who owns an activity moves it, and who publishes the plan takes it in or calls it off.
create policy report on planning.activity for update
  using (
    (owner_id = access.person_id() and site_id = any (array(select access.sites_for('planning.report'))))
    or site_id = any (array(select access.sites_for('planning.publish'))));
select platform.under_workflow('planning.activity', 'plan-activity');
