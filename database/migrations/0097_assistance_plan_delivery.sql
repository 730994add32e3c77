-- What will be delivered, by when, measured how and for how much: written by the provider that leads, agreed by the
-- site, approved by the program office, and then nobody's to change without being opened again.
create table assistance.work_plan (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null unique references assistance.request,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  title text not null,
  scope text not null check (length(btrim(scope)) between 20 and 4000),
  tta_type text not null check (tta_type in ('training', 'technical-assistance', 'both')),
  support_type text not null check (support_type in ('introducing', 'planning', 'implementing', 'maintaining')),
  starts_on date not null,
  ends_on date not null,
  written_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  check (ends_on >= starts_on)
);
create index work_plan_site on assistance.work_plan (site_id, id desc);

create table assistance.work_plan_milestone (
  id uuid primary key,
  site_id uuid not null references program.site,
  work_plan_id uuid not null references assistance.work_plan,
  position integer not null check (position between 1 and 1000),
  kind text not null check (kind in ('element', 'activity', 'work-product', 'key-task')),
  title text not null check (length(btrim(title)) between 5 and 200),
  due_on date not null,
  done_on date,
  unique (work_plan_id, position)
);
create index work_plan_milestone_due on assistance.work_plan_milestone (due_on) where done_on is null;

create table assistance.work_plan_measure (
  site_id uuid not null references program.site,
  work_plan_id uuid not null references assistance.work_plan,
  measure text not null check (measure ~ '^[a-z]+(-[a-z]+)*$'),
  target integer not null check (target between 1 and 1000000),
  primary key (work_plan_id, measure)
);

create table assistance.work_plan_budget (
  site_id uuid not null references program.site,
  work_plan_id uuid not null references assistance.work_plan,
  kind text not null check (kind in ('personnel', 'travel', 'materials', 'venue', 'contractors', 'other')),
  cents bigint not null check (cents between 1 and 100000000000),
  primary key (work_plan_id, kind)
);

do $$
declare
  part text;
begin
  foreach part in array array['work_plan', 'work_plan_milestone', 'work_plan_measure', 'work_plan_budget'] loop
    perform access.protect(format('assistance.%I', part)::regclass, 'internal');
    execute format('create policy read on assistance.%I for select using (
      site_id = any (array(select access.sites_for(''assistance.read-delivery'')))
      or %s = any (array(select assistance.my_requests())))', part,
      case part when 'work_plan' then 'request_id'
        else '(select p.request_id from assistance.work_plan p where p.id = work_plan_id)' end);
    perform platform.audited(format('assistance.%I', part)::regclass);
  end loop;
end $$;

create policy write on assistance.work_plan for insert
  with check (
    written_by = access.person_id()
    and request_id = any (array(select assistance.my_requests()))
    and site_id = any (array(select access.sites_for('assistance.deliver'))));
create policy change on assistance.work_plan for update
  using (
    request_id = any (array(select assistance.my_requests()))
    or site_id = any (array(select access.sites_for('assistance.agree-plan')))
    or site_id = any (array(select access.sites_for('assistance.approve-plan')))
    or site_id = any (array(select access.sites_for('assistance.offer'))));
grant select, insert on assistance.work_plan to psp_app;
grant update (state, state_since, scope, tta_type, support_type, starts_on, ends_on, revision)
  on assistance.work_plan to psp_app;
select platform.under_workflow('assistance.work_plan', 'work-plan');

-- Approvers move a plan and change no word of it; its providers change it only while it is in their hands.
create function assistance.check_work_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  moved constant text[] := array['state', 'state_since'];
begin
  if (to_jsonb(new) - moved) is distinct from (to_jsonb(old) - moved) then
    if old.state not in ('draft', 'returned') then
      raise exception 'a work plan changes only as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    if access.person_id() is not null and new.request_id not in (select assistance.my_requests()) then
      raise exception 'only the providers of a request change its work plan' using errcode = 'PSP02';
    end if;
  end if;
  return new;
end $$;
create trigger check_work_plan before update on assistance.work_plan
  for each row execute function assistance.check_work_plan();

-- Parts of a plan are written while it is in its providers' hands.
create function assistance.plans_in_my_hands() returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select p.id from assistance.work_plan p
    where p.state in ('draft', 'returned') and p.request_id in (select assistance.my_requests());
end $$;
do $$
declare
  part text;
begin
  foreach part in array array['work_plan_milestone', 'work_plan_measure', 'work_plan_budget'] loop
    execute format('create policy write on assistance.%I for insert
      with check (work_plan_id = any (array(select assistance.plans_in_my_hands())))', part);
    execute format('create policy take_out on assistance.%I for delete
      using (work_plan_id = any (array(select assistance.plans_in_my_hands())))', part);
    execute format('grant select, insert, delete on assistance.%I to psp_app', part);
  end loop;
end $$;
-- That a milestone was reached is said while the work goes on, and nothing else of it changes.
create policy reach on assistance.work_plan_milestone for update
  using ((select p.request_id from assistance.work_plan p where p.id = work_plan_id)
    = any (array(select assistance.my_requests())));
grant update (done_on) on assistance.work_plan_milestone to psp_app;
