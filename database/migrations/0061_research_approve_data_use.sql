-- What a researcher may see of a site's data: the rows of an extract, while an approval in force names it. Victims
-- and events stay closed to the role; there is no other way to them.
create table research.approval (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  number text not null unique,
  state text not null default 'requested',
  state_since timestamptz not null default now(),
  -- What is asked for.
  title text not null check (length(btrim(title)) between 5 and 160),
  why text not null check (length(btrim(why)) between 10 and 2000),
  version_id uuid not null,
  data_label text not null,
  period_from date not null,
  period_to date not null,
  rules jsonb not null,
  wanted_until date not null,
  requested_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- What was prepared for it, and on what terms the data owner gives it.
  extract_id uuid,
  conditions text check (length(conditions) <= 2000),
  -- The last day, on the site's calendar.
  expires_on date,
  check (period_to >= period_from),
  check (state <> 'approved' or (extract_id is not null and expires_on is not null))
);
create index approval_project on research.approval (project_id, id desc);
create index approval_site on research.approval (site_id, id desc);
create index approval_extract on research.approval (extract_id);
select access.protect('research.approval', 'internal');

create table research.extract (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  approval_id uuid not null references research.approval,
  name text not null,
  version_id uuid not null,
  data_label text not null,
  data_date date not null,
  period_from date not null,
  period_to date not null,
  -- The rules as they were applied, and how much each of them took away.
  rules jsonb not null,
  removed jsonb not null,
  rows integer not null check (rows >= 0),
  prepared_by uuid not null default access.person_id() references identity.person,
  prepared_at timestamptz not null default now()
);
create index extract_approval on research.extract (approval_id);
select access.protect('research.extract', 'internal');
alter table research.approval add foreign key (extract_id) references research.extract;

-- No column for a name, a number, an address or a point: what is not here can't be read here.
create table research.extract_row (
  site_id uuid not null,
  extract_id uuid not null,
  -- Its place after sorting by what it shows: tells nothing of the file it came from.
  n integer not null,
  occurred_on date not null,
  day_part text,
  fatal boolean,
  age_band text,
  sex text,
  race text,
  district text,
  -- Centre of the cell of the site's published grid, in metres of its projection.
  cell_x double precision,
  cell_y double precision,
  primary key (site_id, extract_id, n)
);
select access.protect('research.extract_row', 'internal');
select access.classify('research.extract_row', 'cji', 'age_band', 'sex', 'race');

-- The extracts open to the researcher who is asking, at this very moment: approved, not expired, not revoked, in a
-- running project of theirs. No job has to run for it to end.
create function research.my_extracts() returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select a.extract_id
    from research.approval a
    join research.project p on p.id = a.project_id
    join program.site s on s.id = a.site_id
    where a.project_id in (select research.my_projects())
      and a.state = 'approved' and p.state = 'active'
      and (now() at time zone s.time_zone)::date between p.starts_on and least(a.expires_on, p.ends_on);
end $$;

create policy read on research.approval for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or project_id = any (array(select research.my_projects())));
create policy request on research.approval for insert
  with check (
    requested_by = access.person_id() and extract_id is null and expires_on is null and conditions is null
    and project_id = any (array(select research.my_projects()))
    and exists (
      select from research.project p where p.id = project_id and p.site_id = approval.site_id and p.state = 'active'));
create policy change on research.approval for update
  using (
    site_id = any (array(select access.sites_for('research.prepare')))
    or site_id = any (array(select access.sites_for('research.approve')))
    or project_id = any (array(select research.my_projects())));
grant select, insert on research.approval to psp_app;
grant update (state, state_since, title, why, version_id, data_label, period_from, period_to, rules, wanted_until,
  extract_id, conditions, expires_on) on research.approval to psp_app;
select platform.under_workflow('research.approval', 'research-approval');
select platform.audited('research.approval');

-- Each part of an approval has its own hand and its own hour: the request is the researcher's while it is returned,
-- the extract the preparer's, the terms the data owner's.
create function research.check_approval_edit() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed text[] := array(
    select n.key from jsonb_each(to_jsonb(new)) n
    where n.value is distinct from to_jsonb(old) -> n.key and n.key not in ('state', 'state_since'));
begin
  if pg_has_role(session_user, 'psp_system', 'usage') then
    return new;
  end if;
  if changed && array['title', 'why', 'version_id', 'data_label', 'period_from', 'period_to', 'rules', 'wanted_until'] then
    if old.state <> 'returned' or not old.project_id in (select research.my_projects()) then
      raise exception 'a request changes only while it is returned, by its project' using errcode = 'PSP02';
    end if;
    -- Another request needs another extract.
    new.extract_id := null;
  elsif 'extract_id' = any (changed) then
    if old.state <> 'requested' or not access.may('research.prepare', old.site_id)
      or not exists (select from research.extract e where e.id = new.extract_id and e.approval_id = old.id) then
      raise exception 'an extract is named while it is being prepared, by the site' using errcode = 'PSP02';
    end if;
  end if;
  if changed && array['conditions', 'expires_on'] and (
    old.state <> 'prepared' or not access.may('research.approve', old.site_id)
    or platform.has_made(old.id, array['create', 'resubmit', 'prepare'], access.person_id())
  ) then
    raise exception 'the terms are the data owner’s, given with the approval' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_edit before update on research.approval
  for each row execute function research.check_approval_edit();

create policy read on research.extract for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or project_id = any (array(select research.my_projects())));
create policy prepare on research.extract for insert
  with check (
    prepared_by = access.person_id()
    and site_id = any (array(select access.sites_for('research.prepare')))
    and exists (
      select from research.approval a
      where a.id = approval_id and a.site_id = extract.site_id and a.project_id = extract.project_id
        and a.state = 'requested'));
grant select, insert on research.extract to psp_app;
select platform.audited('research.extract');

create policy approved on research.extract_row for select
  using (extract_id = any (array(select research.my_extracts())));
create policy prepared on research.extract_row for select
  using (
    site_id = any (array(select access.sites_for('research.prepare')))
    or site_id = any (array(select access.sites_for('research.approve'))));
create policy prepare on research.extract_row for insert
  with check (site_id = any (array(select access.sites_for('research.prepare'))));
-- No update and no delete, for the system either: an approval rests on what it names.
grant select, insert on research.extract_row to psp_app;
revoke update, delete on research.extract_row from psp_system;
create trigger audited_in_bulk after insert on research.extract_row
  referencing new table as added for each statement execute function platform.audit_bulk_insert();

create function research.check_extract_rows() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from (select distinct r.site_id, r.extract_id from added r) given
    left join research.extract e on e.id = given.extract_id and e.site_id = given.site_id
    left join research.approval a on a.id = e.approval_id
    where a.state is distinct from 'requested' or a.extract_id is not distinct from e.id
  ) then
    raise exception 'rows are added to an extract only while it is being prepared' using errcode = 'PSP02';
  end if;
  return null;
end $$;
create trigger check_rows after insert on research.extract_row
  referencing new table as added for each statement execute function research.check_extract_rows();
