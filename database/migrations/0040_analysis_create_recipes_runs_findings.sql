-- A recipe says everything a figure rests on and is never changed; a run is one carrying-out of it; a finding
-- is what a person says of a run.
create schema analysis;
grant usage on schema analysis to psp_app, psp_system;

create table analysis.recipe (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  question text not null check (length(btrim(question)) between 10 and 300),
  method text not null check (method ~ '^[a-z-]{3,40}$'),
  unit text not null check (unit in ('events', 'victims')),
  -- The immutable version of the site's data; `data_label` names it as people do.
  version_id uuid not null,
  data_label text not null,
  filter jsonb not null,
  -- The rules as they stood: changing a rule later never changes what this recipe counts.
  flag_rules jsonb not null,
  parameters jsonb not null,
  seed bigint,
  created_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
create index recipe_site on analysis.recipe (site_id, id desc);
select access.protect('analysis.recipe', 'internal');
create policy read on analysis.recipe for select
  using (site_id = any (array(select access.sites_for('analysis.read'))));
create policy write on analysis.recipe for insert
  with check (created_by = access.person_id() and site_id = any (array(select access.sites_for('analysis.run'))));
grant select, insert on analysis.recipe to psp_app;
select platform.audited('analysis.recipe');

create table analysis.run (
  id uuid primary key,
  site_id uuid not null references program.site,
  recipe_id uuid not null references analysis.recipe,
  ordinal integer not null check (ordinal > 0),
  state text not null default 'queued' check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  requested_by uuid not null default access.person_id() references identity.person,
  requested_at timestamptz not null default now(),
  cancel_requested_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  code_version text,
  result jsonb,
  result_hash text check (result_hash ~ '^[0-9a-f]{64}$'),
  failure jsonb,
  unique (recipe_id, ordinal),
  check ((state = 'finished') = (result is not null)),
  check ((result is null) = (result_hash is null)),
  check ((state = 'failed') = (failure is not null))
);
create index run_site on analysis.run (site_id, id desc);
select access.protect('analysis.run', 'internal');
create policy read on analysis.run for select
  using (site_id = any (array(select access.sites_for('analysis.read'))));
create policy request on analysis.run for insert
  with check (
    state = 'queued' and requested_by = access.person_id()
    and site_id = any (array(select access.sites_for('analysis.run'))));
create policy cancel on analysis.run for update
  using (site_id = any (array(select access.sites_for('analysis.run'))));
grant select, insert on analysis.run to psp_app;
-- A person may only ask a run to stop; what it found is written by the job alone.
grant update (cancel_requested_at) on analysis.run to psp_app;
select platform.audited('analysis.run', 'result');

create function analysis.check_run() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.state in ('finished', 'failed', 'cancelled') then
    raise exception 'a run that has ended does not change' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_run before update on analysis.run for each row execute function analysis.check_run();

-- Beside the run, so that progress several times a second leaves the audit readable.
create table analysis.run_progress (
  run_id uuid primary key references analysis.run on delete cascade,
  site_id uuid not null references program.site,
  stage text not null,
  share real not null check (share between 0 and 1),
  at timestamptz not null default clock_timestamp()
);
select access.protect('analysis.run_progress', 'internal');
create policy read on analysis.run_progress for select
  using (site_id = any (array(select access.sites_for('analysis.read'))));
grant select on analysis.run_progress to psp_app;

create table analysis.finding (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  run_id uuid not null references analysis.run,
  statement text not null check (length(btrim(statement)) between 10 and 400),
  summary text check (length(summary) <= 2000),
  -- What the finding can't show, in its author's words; the method's own limits come with the run.
  cannot_show text not null check (length(btrim(cannot_show)) between 10 and 2000),
  -- Copied from the run by the server, never typed.
  figure_key text not null,
  figure_label text not null,
  value double precision not null,
  low double precision,
  high double precision,
  level double precision,
  unit text not null,
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1
);
create index finding_site on analysis.finding (site_id, id desc);
create index finding_run on analysis.finding (run_id);
select access.protect('analysis.finding', 'internal');
create policy read on analysis.finding for select
  using (site_id = any (array(select access.sites_for('findings.read'))));
create policy write on analysis.finding for insert
  with check (author_id = access.person_id() and site_id = any (array(select access.sites_for('findings.write'))));
create policy move on analysis.finding for update
  using (
    site_id = any (array(select access.sites_for('findings.write')))
    or site_id = any (array(select access.sites_for('findings.approve')))
    or site_id = any (array(select access.sites_for('findings.publish'))));
grant select, insert, update on analysis.finding to psp_app;
select platform.under_workflow('analysis.finding', 'finding');
select platform.audited('analysis.finding');

-- What a finding says is its author's, and only until someone else has it before them.
create function analysis.check_finding_edit() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  state_columns text[] := array['state', 'state_since'];
begin
  if (to_jsonb(new) - state_columns) is distinct from (to_jsonb(old) - state_columns) then
    if old.state not in ('draft', 'returned') then
      raise exception 'a finding changes only as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    if old.author_id is distinct from access.person_id() or new.author_id <> old.author_id
      or new.site_id <> old.site_id or new.number <> old.number then
      raise exception 'only its author changes what a finding says' using errcode = 'PSP02';
    end if;
  end if;
  return new;
end $$;
create trigger check_edit before update on analysis.finding
  for each row execute function analysis.check_finding_edit();
