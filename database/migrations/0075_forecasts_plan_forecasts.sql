-- A forecast of places is planned, tested on the past, signed by a second person, and ends on a day that was said
-- beforehand. None of it knows a person.
create schema forecasts;
grant usage on schema forecasts to psp_app, psp_system;

create table forecasts.plan (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 10 and 160),
  -- What is forecast: harm that victims report or evidence confirms. What officers chose to do is no outcome.
  outcome text not null constraint outcome_is_reported_by_victims check (outcome in (
    'homicide', 'nonfatal-shooting', 'shooting', 'confirmed-shots-fired', 'gun-robbery', 'robbery', 'burglary',
    'motor-vehicle-theft', 'arson')),
  -- The published grid in metres, and how much of it may be named. The bounds are those of the National Institute of
  -- Justice: cells of 62,500 to 360,000 square feet, a quarter to three quarters of a square mile altogether.
  cell_size double precision not null constraint cell_keeps_nij_rule
    check ((cell_size / 0.3048) ^ 2 between 62500 * (1 - 1e-9) and 360000 * (1 + 1e-9)),
  share double precision not null check (share > 0 and share < 1),
  study_cells integer not null check (study_cells > 1),
  named_cells integer not null check (named_cells between 1 and study_cells),
  method text not null check (method in ('counts', 'kde', 'decay')),
  bandwidth double precision check (bandwidth between 50 and 2000),
  half_life double precision check (half_life between 1 and 730),
  horizon_days integer not null check (horizon_days between 7 and 90),
  train_days integer not null check (train_days between 90 and 1825),
  test_periods integer not null check (test_periods between 4 and 52),
  -- What will be done at the places; stops and arrests are on no list.
  purposes text[] not null constraint purpose_is_allowed check (
    cardinality(purposes) > 0 and purposes <@ array['outreach', 'victim-services', 'lighting-and-repair',
      'problem-solving', 'patrol-presence']),
  purpose text not null check (length(btrim(purpose)) between 20 and 2000),
  -- What officers who are present will do and won’t.
  patrol_conditions text constraint patrol_has_conditions check (
    ('patrol-presence' = any (purposes)) = (patrol_conditions is not null)
    and length(btrim(patrol_conditions)) between 20 and 1000),
  ends_on date not null,
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  -- Said by the database: what a backtest must have tested, who signed with which words, and the first day.
  settings_hash text not null check (settings_hash ~ '^[0-9a-f]{64}$'),
  signed_by uuid references identity.person,
  signed_at timestamptz,
  statement text,
  live_from date,
  constraint area_keeps_nij_rule check (
    named_cells * cell_size ^ 2 / 1609.344 ^ 2 between 0.25 * (1 - 1e-9) and 0.75 * (1 + 1e-9)),
  check (named_cells = greatest(1, round((share * study_cells)::numeric))),
  check ((method = 'counts') = (bandwidth is null)),
  check ((method = 'decay') = (half_life is not null)),
  check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (statement is null)),
  check (signed_by <> author_id),
  check (live_from is null or signed_by is not null)
);
create index plan_site on forecasts.plan (site_id, id desc);
create index plan_until on forecasts.plan (ends_on) where state in ('signed-off', 'live');
select access.protect('forecasts.plan', 'internal');
create policy read on forecasts.plan for select
  using (site_id = any (array(select access.sites_for('forecasts.read'))));
create policy write on forecasts.plan for insert
  with check (author_id = access.person_id() and site_id = any (array(select access.sites_for('forecasts.write'))));
create policy change on forecasts.plan for update
  using (
    site_id = any (array(select access.sites_for('forecasts.write')))
    or site_id = any (array(select access.sites_for('forecasts.sign-off')))
    or site_id = any (array(select access.sites_for('forecasts.stop'))));
grant select, insert, update on forecasts.plan to psp_app;
select platform.under_workflow('forecasts.plan', 'forecast-plan');
select platform.audited('forecasts.plan');

create function forecasts.settings_hash(plan forecasts.plan) returns text
  language sql stable set search_path = pg_catalog
  begin atomic
    select encode(sha256(convert_to(concat_ws('|', plan.site_id, plan.outcome, plan.cell_size, plan.share,
      plan.study_cells, plan.named_cells, plan.method, coalesce(plan.bandwidth, 0), coalesce(plan.half_life, 0),
      plan.horizon_days, plan.train_days, plan.test_periods), 'UTF8')), 'hex');
  end;

create function forecasts.today(site uuid) returns date
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select (clock_timestamp() at time zone s.time_zone)::date from program.site s where s.id = site;
  end;

create function forecasts.check_new_plan() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.signed_by is not null or new.live_from is not null then
    raise exception 'a plan begins unsigned' using errcode = 'PSP01';
  end if;
  if new.ends_on <= forecasts.today(new.site_id) or new.ends_on > forecasts.today(new.site_id) + 180 then
    raise exception 'a forecast ends within 180 days; more is a new plan' using errcode = 'PSP01';
  end if;
  new.settings_hash := forecasts.settings_hash(new);
  return new;
end $$;
create trigger check_new_plan before insert on forecasts.plan
  for each row execute function forecasts.check_new_plan();
