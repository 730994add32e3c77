-- What was done with a site: planned, held in one or more sessions, reported, and agreed by everyone who was named
-- to look at the report.
create table assistance.activity (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  milestone_id uuid references assistance.work_plan_milestone,
  number text not null unique,
  state text not null default 'planned',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 5 and 200),
  kind text not null check (kind in ('assessment', 'training', 'consultation', 'coaching', 'peer-exchange')),
  method text not null check (method in ('in-person', 'virtual', 'hybrid')),
  reason text not null check (reason in (
    'request-of-site', 'plan-objective', 'assessment-recommended', 'follow-up', 'leadership-change', 'program-requirement')),
  tta_type text not null check (tta_type in ('training', 'technical-assistance', 'both')),
  support_type text not null check (support_type in ('introducing', 'planning', 'implementing', 'maintaining')),
  target_populations text[] not null check (cardinality(target_populations) between 1 and 20),
  starts_on date not null,
  ends_on date not null,
  -- The report: what came of it, and what follows.
  summary text not null default '' check (length(summary) <= 8000),
  next_steps text not null default '' check (length(next_steps) <= 4000),
  written_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  check (ends_on >= starts_on)
);
create index activity_request on assistance.activity (request_id);
create index activity_site on assistance.activity (site_id, id desc);
select access.protect('assistance.activity', 'internal');
create policy read on assistance.activity for select
  using (
    site_id = any (array(select access.sites_for('assistance.read-delivery')))
    or request_id = any (array(select assistance.my_requests())));
create policy plan on assistance.activity for insert
  with check (
    written_by = access.person_id()
    and request_id = any (array(select assistance.my_requests()))
    and site_id = any (array(select access.sites_for('assistance.deliver'))));
create policy change on assistance.activity for update
  using (
    request_id = any (array(select assistance.my_requests()))
    or site_id = any (array(select access.sites_for('assistance.review-delivery')))
    or site_id = any (array(select access.sites_for('assistance.unlock-report'))));
grant select, insert on assistance.activity to psp_app;
grant update (state, state_since, title, kind, method, reason, tta_type, support_type, target_populations, starts_on,
  ends_on, milestone_id, summary, next_steps, revision) on assistance.activity to psp_app;
select platform.under_workflow('assistance.activity', 'tta-activity');
select platform.audited('assistance.activity');

create table assistance.activity_session (
  id uuid primary key,
  site_id uuid not null references program.site,
  activity_id uuid not null references assistance.activity,
  title text not null check (length(btrim(title)) between 3 and 200),
  held_on date not null,
  minutes integer not null check (minutes between 5 and 1440),
  in_person integer not null check (in_person between 0 and 100000),
  virtual integer not null check (virtual between 0 and 100000),
  materials text[] not null default '{}' check (cardinality(materials) <= 30),
  noted_by uuid default access.person_id() references identity.person,
  noted_at timestamptz not null default now(),
  check (in_person + virtual > 0)
);
create index activity_session_activity on assistance.activity_session (activity_id, held_on);
select access.protect('assistance.activity_session', 'internal');

-- Who is to look at the report, and what each said. A report that comes back is asked about anew.
create table assistance.activity_approver (
  site_id uuid not null references program.site,
  activity_id uuid not null references assistance.activity,
  person_id uuid not null references identity.person,
  answer text check (answer in ('agrees', 'needs-action')),
  note text not null default '' check (length(note) <= 2000),
  answered_at timestamptz,
  primary key (activity_id, person_id),
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'needs-action' or length(btrim(note)) >= 5)
);
create index activity_approver_person on assistance.activity_approver (person_id) where answer is null;
select access.protect('assistance.activity_approver', 'internal');

-- A report is its providers' to write while it is not before its approvers.
create function assistance.activities_in_my_hands() returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog as $$
begin
  return query
    select a.id from assistance.activity a
    where a.state in ('planned', 'needs-action') and a.request_id in (select assistance.my_requests());
end $$;
do $$
declare
  part text;
begin
  foreach part in array array['activity_session', 'activity_approver'] loop
    execute format('create policy read on assistance.%I for select using (
      site_id = any (array(select access.sites_for(''assistance.read-delivery'')))
      or exists (select from assistance.activity a where a.id = activity_id))', part);
    execute format('create policy note on assistance.%I for insert
      with check (activity_id = any (array(select assistance.activities_in_my_hands()))%s)', part,
      -- Whoever asks for an agreement does not give it.
      case part when 'activity_approver' then ' and answer is null and person_id <> access.person_id()' else '' end);
    execute format('create policy take_out on assistance.%I for delete
      using (activity_id = any (array(select assistance.activities_in_my_hands())))', part);
    execute format('grant select, insert, delete on assistance.%I to psp_app', part);
    perform platform.audited(format('assistance.%I', part)::regclass);
  end loop;
end $$;
create policy answer on assistance.activity_approver for update
  using (person_id = access.person_id() and site_id = any (array(select access.sites_for('assistance.review-delivery'))));
grant update (answer, note, answered_at) on assistance.activity_approver to psp_app;

-- Who may be asked to look at a report of that site: names and roles, for those who write one there.
create function assistance.reviewers_of(site uuid) returns table (id uuid, name text, role text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.may('assistance.deliver', site) or access.may('assistance.read-delivery', site) then
    return query
      select distinct on (p.name, p.id) p.id, p.name, r.label
      from identity.membership m
      join identity.person p on p.id = m.person_id and p.status = 'active' and p.kind = 'human'
      join access.permission_role pr on pr.role = m.role and pr.permission = 'assistance.review-delivery'
      join access.role r on r.name = m.role
      where identity.in_force(m)
        and (m.every_site or exists (
          select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
      order by p.name, p.id;
  end if;
end $$;

-- A report is approved when everyone who was asked agrees, and by nothing less; its words change in its providers'
-- hands alone. An approver answers once, while the report is before them, and never for the writer's own report.
create function assistance.check_activity() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  moved constant text[] := array['state', 'state_since'];
begin
  if (to_jsonb(new) - moved) is distinct from (to_jsonb(old) - moved) then
    if old.state not in ('planned', 'needs-action') then
      raise exception 'a report changes only while it is with its providers' using errcode = 'PSP01';
    end if;
    if access.person_id() is not null and new.request_id not in (select assistance.my_requests()) then
      raise exception 'only the providers of a request write its reports' using errcode = 'PSP02';
    end if;
  end if;
  if new.state = 'approved' and old.state <> 'approved' and (
    not exists (select from assistance.activity_approver p where p.activity_id = new.id)
    or exists (select from assistance.activity_approver p
      where p.activity_id = new.id and p.answer is distinct from 'agrees')
  ) then
    raise exception 'a report is approved when everyone who was asked agrees' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_activity before update on assistance.activity
  for each row execute function assistance.check_activity();

create function assistance.check_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.answer is not null then
    raise exception 'an approver answers once a round' using errcode = 'PSP01';
  end if;
  if not exists (select from assistance.activity a where a.id = new.activity_id and a.state = 'submitted') then
    raise exception 'the report is not before its approvers' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_answer before update on assistance.activity_approver
  for each row execute function assistance.check_answer();
