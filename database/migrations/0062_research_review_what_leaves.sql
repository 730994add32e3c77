-- Analyses are run inside, on an extract; nothing leaves before a person of the site has looked at it.
create table research.analysis (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  extract_id uuid not null references research.extract,
  number text not null unique,
  question text not null check (length(btrim(question)) between 10 and 300),
  recipe jsonb not null,
  result jsonb not null,
  result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
  run_by uuid not null default access.person_id() references identity.person,
  run_at timestamptz not null default now()
);
create index analysis_project on research.analysis (project_id, id desc);
select access.protect('research.analysis', 'internal');
-- A result is as open as the rows it was counted from: with the approval it goes.
create policy approved on research.analysis for select
  using (extract_id = any (array(select research.my_extracts())));
create policy review on research.analysis for select
  using (site_id = any (array(select access.sites_for('research.review-release'))));
create policy run on research.analysis for insert
  with check (
    run_by = access.person_id()
    and extract_id = any (array(select research.my_extracts()))
    and exists (
      select from research.extract e
      where e.id = extract_id and e.project_id = analysis.project_id and e.site_id = analysis.site_id));
grant select, insert on research.analysis to psp_app;
select platform.audited('research.analysis', 'result');

create table research.release (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  number text not null unique,
  state text not null default 'requested',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 5 and 160),
  why text not null check (length(btrim(why)) between 10 and 2000),
  analysis_ids uuid[] not null check (cardinality(analysis_ids) between 1 and 10),
  requested_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- The tables as they leave, after suppression: counted again by the reviewer, not copied from the request.
  released jsonb
);
create index release_project on research.release (project_id, id desc);
create index release_site on research.release (site_id, id desc);
select access.protect('research.release', 'internal');
create policy read on research.release for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or project_id = any (array(select research.my_projects())));
create policy request on research.release for insert
  with check (
    requested_by = access.person_id() and released is null
    and project_id = any (array(select research.my_projects()))
    and exists (select from research.project p where p.id = project_id and p.site_id = release.site_id));
create policy change on research.release for update
  using (
    site_id = any (array(select access.sites_for('research.review-release')))
    or project_id = any (array(select research.my_projects())));
grant select, insert on research.release to psp_app;
grant update (state, state_since, title, why, analysis_ids, released) on research.release to psp_app;
select platform.under_workflow('research.release', 'research-release');
select platform.audited('research.release', 'released');

create function research.check_release_edit() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (tg_op = 'INSERT' or new.analysis_ids is distinct from old.analysis_ids) and exists (
    select from unnest(new.analysis_ids) wanted
    left join research.analysis a on a.id = wanted
    where a.project_id is distinct from new.project_id
  ) then
    raise exception 'only what the project has found can be asked for' using errcode = 'PSP02';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if (new.title, new.why, new.analysis_ids) is distinct from (old.title, old.why, old.analysis_ids)
    and (old.state <> 'returned' or not old.project_id in (select research.my_projects())) then
    raise exception 'a request changes only while it is returned, by its project' using errcode = 'PSP02';
  end if;
  if new.released is distinct from old.released and (
    old.state <> 'requested' or not access.may('research.review-release', old.site_id)
    or platform.has_made(old.id, array['create', 'resubmit'], access.person_id())
  ) then
    raise exception 'what leaves is settled by its reviewer' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_edit before insert or update on research.release
  for each row execute function research.check_release_edit();

-- Held at the end of the transaction: tables are there exactly when they were released.
create function research.check_released() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from research.release r where r.id = new.id and (r.released is not null) <> (r.state = 'released')
  ) then
    raise exception 'tables leave with the reviewer’s decision, not before' using errcode = 'PSP02';
  end if;
  return null;
end $$;
create constraint trigger check_released after insert or update on research.release
  deferrable initially deferred for each row execute function research.check_released();

-- The true counts behind what was released, for the next review to reckon with; for reviewers alone.
create table research.release_ledger (
  release_id uuid primary key references research.release,
  site_id uuid not null references program.site,
  ledgers jsonb not null
);
create index release_ledger_site on research.release_ledger (site_id);
select access.protect('research.release_ledger', 'internal');
create policy review on research.release_ledger for select
  using (site_id = any (array(select access.sites_for('research.review-release'))));
create policy release on research.release_ledger for insert
  with check (
    site_id = any (array(select access.sites_for('research.review-release')))
    and exists (select from research.release r where r.id = release_id and r.site_id = release_ledger.site_id));
grant select, insert on research.release_ledger to psp_app;
select platform.audited('research.release_ledger', 'ledgers');

create table research.deliverable (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 5 and 160),
  summary text not null check (length(btrim(summary)) between 10 and 8000),
  -- The released tables it rests on.
  release_id uuid references research.release,
  -- Where the site took it up: a finding of its own, published or on its way.
  finding_id uuid references analysis.finding,
  written_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
create index deliverable_project on research.deliverable (project_id, id desc);
create index deliverable_site on research.deliverable (site_id, id desc);
select access.protect('research.deliverable', 'internal');
-- A draft is its project's own.
create policy site on research.deliverable for select
  using (state <> 'draft' and site_id = any (array(select access.sites_for('research.oversee'))));
create policy project on research.deliverable for select
  using (project_id = any (array(select research.my_projects())));
create policy write on research.deliverable for insert
  with check (
    written_by = access.person_id() and finding_id is null
    and project_id = any (array(select research.my_projects()))
    and exists (select from research.project p where p.id = project_id and p.site_id = deliverable.site_id));
create policy change on research.deliverable for update
  using (
    site_id = any (array(select access.sites_for('research.manage')))
    or project_id = any (array(select research.my_projects())));
grant select, insert on research.deliverable to psp_app;
grant update (state, state_since, title, summary, release_id, finding_id) on research.deliverable to psp_app;
select platform.under_workflow('research.deliverable', 'research-deliverable');
select platform.audited('research.deliverable');

create function research.check_deliverable_edit() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.release_id is not null and not exists (
    select from research.release r
    where r.id = new.release_id and r.project_id = new.project_id and r.state = 'released'
  ) then
    raise exception 'a deliverable rests on what was released to its project' using errcode = 'PSP02';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if (new.title, new.summary, new.release_id) is distinct from (old.title, old.summary, old.release_id)
    and (old.state not in ('draft', 'returned') or not old.project_id in (select research.my_projects())) then
    raise exception 'a deliverable changes only before it is delivered, by its project' using errcode = 'PSP02';
  end if;
  if new.finding_id is distinct from old.finding_id and (
    old.state <> 'accepted' or not access.may('research.manage', old.site_id)
    or not exists (select from analysis.finding f where f.id = new.finding_id and f.site_id = old.site_id)
  ) then
    raise exception 'the site links an accepted deliverable to a finding of its own' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_edit before insert or update on research.deliverable
  for each row execute function research.check_deliverable_edit();

-- The history of research records is read by the site's overseers through the workflow's permission, and by a
-- researcher for their own projects alone: a permission over the site would show them everybody's.
create function research.my_records() returns setof uuid
  language plpgsql stable security definer rows 50 set search_path = pg_catalog as $$
begin
  return query
    with mine as (select research.my_projects() as id)
    select m.id from mine m
    union all select a.id from research.approval a where a.project_id in (select m.id from mine m)
    union all select r.id from research.release r where r.project_id in (select m.id from mine m)
    union all select d.id from research.deliverable d where d.project_id in (select m.id from mine m)
    union all select p.connection_id from research.project p
      where p.id in (select m.id from mine m) and p.connection_id is not null;
end $$;
create policy research_partner on platform.transition for select
  using (workflow like 'research-%' and subject_id = any (array(select research.my_records())));
