-- How it goes, told by those it is on: never changed afterwards, corrected by telling again.
create table planning.progress (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  activity_id uuid not null references planning.activity,
  percent integer not null check (percent between 0 and 100),
  words text not null check (length(btrim(words)) between 3 and 2000),
  -- Since the beginning, so that a correction is simply the next report.
  spent_cents bigint not null check (spent_cents between 0 and 100000000000),
  reported_by uuid not null default access.person_id() references identity.person,
  reported_at timestamptz not null default clock_timestamp()
);
create index progress_activity on planning.progress (activity_id, reported_at desc);
create index progress_plan on planning.progress (plan_id, reported_at desc);
select access.protect('planning.progress', 'internal');

-- Whether a strategy is still the one that the evidence speaks of, item by item.
create table planning.fidelity_check (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  strategy_id uuid not null references planning.strategy,
  item text not null check (length(btrim(item)) between 3 and 300),
  is_met boolean not null,
  note text not null default '' check (length(note) <= 1000),
  checked_by uuid not null default access.person_id() references identity.person,
  checked_at timestamptz not null default clock_timestamp()
);
create index fidelity_check_strategy on planning.fidelity_check (strategy_id, checked_at desc);
create index fidelity_check_plan on planning.fidelity_check (plan_id);
select access.protect('planning.fidelity_check', 'internal');

-- What keeps an activity from going on, and how it was cleared.
create table planning.blocker (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  activity_id uuid not null references planning.activity,
  what text not null check (length(btrim(what)) between 3 and 1000),
  raised_by uuid not null default access.person_id() references identity.person,
  raised_at timestamptz not null default clock_timestamp(),
  cleared_by uuid references identity.person,
  cleared_at timestamptz,
  how text check (length(btrim(how)) between 3 and 1000),
  check ((cleared_at is null) = (how is null) and (cleared_at is null) = (cleared_by is null))
);
create unique index blocker_one_open on planning.blocker (activity_id) where cleared_at is null;
create index blocker_plan on planning.blocker (plan_id);
select access.protect('planning.blocker', 'internal');

-- That an activity's due day passed undone was told, once for that day: a new due day can pass anew.
create table planning.lateness (
  activity_id uuid not null references planning.activity,
  due_on date not null,
  site_id uuid not null references program.site,
  told_at timestamptz not null default now(),
  primary key (activity_id, due_on)
);
create index lateness_site on planning.lateness (site_id);
select access.protect('planning.lateness', 'internal');
create policy read on planning.lateness for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
grant select on planning.lateness to psp_app;
select platform.audited('planning.lateness');

do $$
declare
  kept text;
begin
  foreach kept in array array['progress', 'fidelity_check', 'blocker'] loop
    execute format('create policy read on planning.%I for select
      using (site_id = any (array(select access.sites_for(''planning.read''))))', kept);
    execute format('create policy report on planning.%I for insert
      with check (site_id = any (array(select access.sites_for(''planning.report''))))', kept);
    execute format('grant select on planning.%I to psp_app', kept);
    perform platform.audited(format('planning.%I', kept)::regclass);
  end loop;
end $$;
-- When it was said, and by whom, is for the database to say.
grant insert (id, site_id, plan_id, activity_id, percent, words, spent_cents) on planning.progress to psp_app;
grant insert (id, site_id, plan_id, strategy_id, item, is_met, note) on planning.fidelity_check to psp_app;
grant insert (id, site_id, plan_id, activity_id, what) on planning.blocker to psp_app;
grant update (cleared_by, cleared_at, how) on planning.blocker to psp_app;
create policy clear on planning.blocker for update
  using (cleared_at is null and site_id = any (array(select access.sites_for('planning.report'))))
  with check (cleared_by = access.person_id());

-- Whose an activity is reports on it, and so do those who write the plan.
create function planning.may_report(activity uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce((
      select a.owner_id = access.person_id() or planning.may(a.plan_id, 'planning.write')
      from planning.activity a where a.id = activity), false);
  end;

create function planning.check_report() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  said jsonb := to_jsonb(new);
  of_activity uuid := (said ->> 'activity_id')::uuid;
begin
  if not exists (
    select from planning.activity a
    where a.id = of_activity and a.plan_id = new.plan_id and a.site_id = new.site_id
    union all
    select from planning.strategy s
    where s.id = (said ->> 'strategy_id')::uuid and s.plan_id = new.plan_id and s.site_id = new.site_id
  ) then
    raise exception 'it is not in this plan' using errcode = 'PSP01';
  end if;
  if not (case when of_activity is null then planning.may(new.plan_id, 'planning.write') else planning.may_report(of_activity) end)
  then
    raise exception 'its owner reports on it, or those who write the plan' using errcode = 'PSP02';
  end if;
  if tg_table_name = 'progress' and not exists (
    select from planning.activity a where a.id = of_activity and a.state in ('under-way', 'blocked', 'done')
  ) then
    raise exception 'an activity is reported on once it is under way' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_report before insert on planning.progress
  for each row execute function planning.check_report();
create trigger check_report before insert on planning.fidelity_check
  for each row execute function planning.check_report();
create trigger check_report before insert or update on planning.blocker
  for each row execute function planning.check_report();

-- Holds for every role, the owner of the tables included.
create function planning.keep_report() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was reported stays; a correction is the next report' using errcode = 'PSP01';
end $$;
create trigger keep_progress before update or delete on planning.progress
  for each row execute function planning.keep_report();
create function planning.note_percent() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update planning.activity set percent = new.percent where id = new.activity_id;
  return null;
end $$;
create trigger note_percent after insert on planning.progress
  for each row execute function planning.note_percent();
create trigger keep_check before update or delete on planning.fidelity_check
  for each row execute function planning.keep_report();

-- An activity moves by the hand of its owner, of those who write the plan, or of those who publish it.
create function planning.check_activity_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (
    pg_has_role(session_user, 'psp_system', 'usage')
    or planning.may_report(new.id)
    or planning.may(new.plan_id, 'planning.publish')
  ) then
    raise exception 'an activity is moved by its owner or by those who write the plan' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_activity_move before update of state on planning.activity
  for each row when (new.state is distinct from old.state) execute function planning.check_activity_move();

-- Who an activity of the site can be given to: those whose role reports on activities there. Asked by the writers.
create function planning.owners_at(wanted uuid) returns table (id uuid, name text, agency text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select distinct on (p.name, p.id) p.id, p.name, a.name
    from identity.membership m
    join identity.person p on p.id = m.person_id and p.kind = 'human' and p.status = 'active'
    join identity.agency a on a.id = m.agency_id
    join access.permission_role r on r.role = m.role and r.permission = 'planning.report'
    where access.may('planning.write', wanted)
      and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
      and (m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = wanted))
    order by p.name, p.id;
  end;
