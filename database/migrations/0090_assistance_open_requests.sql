-- A request for training and technical assistance is the first-class thing: who has it, since when, and what it waits
-- on are kept beside it. What has to be right for that, the ledger of its clock, is only ever added to.
create schema assistance;
grant usage on schema assistance to psp_app, psp_system;

create table assistance.request (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 1 and 160),
  problem text not null default '' check (length(problem) <= 6000),
  wanted_outcome text not null default '' check (length(wanted_outcome) <= 3000),
  primary_core_area text references program.core_area,
  -- The others it touches.
  core_areas text[] not null default '{}',
  objective_id uuid references planning.objective,
  urgency text not null default 'routine' check (urgency in ('routine', 'expedited', 'emergency')),
  intensity text not null default 'targeted' check (intensity in ('information', 'targeted', 'intensive')),
  author_id uuid not null default access.person_id() references identity.person,
  -- The one person it is on; the site's liaison has it whenever the program must act.
  owner_id uuid not null default access.person_id() references identity.person,
  -- The program's person for it, to whom it comes back when the site or a provider has answered.
  liaison_id uuid references identity.person,
  -- The provider's person who leads the work.
  lead_id uuid references identity.person,
  -- A request split off another keeps that one's clock; one that was merged lives on in the other.
  parent_id uuid references assistance.request,
  merged_into uuid references assistance.request,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  submitted_at timestamptz,
  -- Read off the ledger after every change of it, so that lists need not read the ledger.
  round integer not null default 0,
  waits_on text check (waits_on in ('site', 'program', 'provider')),
  waits_since timestamptz,
  paused_until timestamptz,
  target_stage text check (target_stage in ('acknowledged', 'triaged', 'matched', 'delivering')),
  target_due_at timestamptz,
  next_check_at timestamptz,
  search tsvector not null generated always as (to_tsvector('english', title || ' ' || problem)) stored,
  check (cardinality(core_areas) <= 7 and not (primary_core_area = any (core_areas))),
  check ((state = 'draft') or submitted_at is not null or state = 'withdrawn'),
  check (merged_into is null or merged_into <> id)
);
create index request_site on assistance.request (site_id, id desc);
create index request_owner on assistance.request (owner_id) where state not in ('closed', 'declined', 'withdrawn');
create index request_open on assistance.request (site_id, waits_since)
  where state not in ('draft', 'closed', 'declined', 'withdrawn');
create index request_next_check on assistance.request (next_check_at) where next_check_at is not null;
create index request_parent on assistance.request (parent_id) where parent_id is not null;
create index request_merged on assistance.request (merged_into) where merged_into is not null;
create index request_objective on assistance.request (objective_id) where objective_id is not null;
select access.protect('assistance.request', 'internal');
-- A draft is the site's own until it is submitted.
create policy read on assistance.request for select
  using (
    site_id = any (array(select access.sites_for('assistance.read')))
    and (submitted_at is not null or site_id = any (array(select access.sites_for('assistance.request')))));
create policy ask on assistance.request for insert
  with check (
    author_id = access.person_id()
    and (site_id = any (array(select access.sites_for('assistance.request')))
      or (parent_id is not null and site_id = any (array(select access.sites_for('assistance.triage'))))));
create policy change on assistance.request for update
  using (
    site_id = any (array(select access.sites_for('assistance.request')))
    or site_id = any (array(select access.sites_for('assistance.triage')))
    or site_id = any (array(select access.sites_for('assistance.deliver')))
    or site_id = any (array(select access.sites_for('assistance.approve'))));
grant select, insert, update on assistance.request to psp_app;
select platform.under_workflow('assistance.request', 'assistance-request');
select platform.audited('assistance.request', 'search');

-- What a request says is the site's to write, while it has it; how urgent it is, and that a part was split off, is the
-- program's. What it is and when it came is nobody's.
create function assistance.moves_now(request uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from platform.transition t
      where t.subject_id = request and t.transaction_id = pg_current_xact_id()
    );
  end;

create function assistance.check_request() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  written constant text[] := array['title', 'problem', 'wanted_outcome', 'primary_core_area', 'core_areas',
    'objective_id', 'intensity'];
  unknown text;
begin
  select area into unknown from unnest(new.core_areas) area
  where not exists (select from program.core_area c where c.key = area) limit 1;
  if unknown is not null then
    raise exception 'there is no core area %', unknown using errcode = 'PSP01';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if (new.site_id, new.number, new.author_id, new.created_at) is distinct from
     (old.site_id, old.number, old.author_id, old.created_at)
     or new.parent_id is distinct from old.parent_id
     or (old.submitted_at is not null and new.submitted_at is distinct from old.submitted_at)
     or (old.merged_into is not null and new.merged_into is distinct from old.merged_into) then
    raise exception 'what a request is and when it came does not change' using errcode = 'PSP01';
  end if;
  if exists (select from unnest(written) field where to_jsonb(new) -> field is distinct from to_jsonb(old) -> field)
    and not (old.state in ('draft', 'returned') and access.may('assistance.request', old.site_id))
    and not (old.state in ('acknowledged', 'triaged') and access.may('assistance.triage', old.site_id))
    and access.person_id() is not null then
    raise exception 'a request is rewritten by its site while it has it, or by the program at triage'
      using errcode = 'PSP02';
  end if;
  if new.urgency <> old.urgency and old.state not in ('draft', 'returned')
    and access.person_id() is not null and not access.may('assistance.triage', old.site_id) then
    raise exception 'how urgent a request is, is for the program to say once it has it' using errcode = 'PSP02';
  end if;
  if new.owner_id <> old.owner_id and new.state = old.state and access.person_id() is not null
    and old.owner_id <> access.person_id() and not access.may('assistance.triage', old.site_id)
    and not assistance.moves_now(old.id)
    and not (old.state = 'scoped' and access.may('assistance.approve', old.site_id)) then
    raise exception 'a request is handed on by whoever has it, or by the program' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_request before insert or update on assistance.request
  for each row execute function assistance.check_request();

-- THE LEDGER: everything that a request’s clock is read from, in its order. Nothing here is changed or taken away, so
-- what was late stays late.
create table assistance.clock_entry (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  at timestamptz not null,
  kind text not null check (kind in ('started', 'reached', 'urgency', 'paused', 'resumed', 'owner', 'ended')),
  stage text check (stage in ('acknowledged', 'triaged', 'matched', 'scoped', 'approved', 'delivering', 'delivered')),
  urgency text check (urgency in ('routine', 'expedited', 'emergency')),
  due_back_on date,
  owner_id uuid references identity.person,
  -- On whose side of the table it is with that owner.
  party text check (party in ('site', 'program', 'provider')),
  -- Business minutes that the clock had run, without pauses, when a stage was reached or the request ended.
  net_minutes integer check (net_minutes >= 0),
  reason text check (length(btrim(reason)) between 1 and 1000),
  person_id uuid default access.person_id() references identity.person,
  check ((kind = 'reached') = (stage is not null)),
  check ((kind = 'paused') = (due_back_on is not null)),
  check (kind <> 'urgency' or urgency is not null),
  check ((kind = 'owner') = (owner_id is not null)),
  check ((kind = 'owner') = (party is not null)),
  check (kind <> 'paused' or reason is not null)
);
create index clock_entry_request on assistance.clock_entry (request_id, at, id);
create index clock_entry_site on assistance.clock_entry (site_id);
select access.protect('assistance.clock_entry', 'internal');
create policy read on assistance.clock_entry for select
  using (site_id = any (array(select access.sites_for('assistance.read'))));
create policy keep on assistance.clock_entry for insert
  with check (
    person_id is not distinct from access.person_id()
    and (site_id = any (array(select access.sites_for('assistance.request')))
      or site_id = any (array(select access.sites_for('assistance.triage')))
      or site_id = any (array(select access.sites_for('assistance.deliver')))
      or site_id = any (array(select access.sites_for('assistance.approve')))));
grant select, insert on assistance.clock_entry to psp_app;
revoke update, delete on assistance.clock_entry from psp_system;
select platform.audited('assistance.clock_entry');

-- Time goes one way, also in the ledger: an entry before the newest one of its request would rewrite what was late.
-- What a move brings about is kept together with the move; what stands alone is for those whose it is to say.
create function assistance.check_clock_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  owner uuid;
  standing text;
begin
  select r.owner_id, r.state into owner, standing from assistance.request r where r.id = new.request_id and r.site_id = new.site_id;
  if not found then
    raise exception 'the request is not at this site' using errcode = 'PSP01';
  end if;
  if exists (
    select from assistance.clock_entry e where e.request_id = new.request_id and e.at > new.at
  ) then
    raise exception 'the clock of a request is never set back' using errcode = 'PSP01';
  end if;
  if access.person_id() is not null and not assistance.moves_now(new.request_id)
    and not access.may('assistance.triage', new.site_id)
    and not (new.kind in ('resumed', 'owner') and owner = access.person_id())
    and not (new.kind = 'owner' and standing = 'scoped' and access.may('assistance.approve', new.site_id)) then
    raise exception 'the clock of a request is kept by the moves of it, and by the program' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_clock_entry before insert on assistance.clock_entry
  for each row execute function assistance.check_clock_entry();

-- However a request is handed on, the ledger says to whom: nobody has one without its being known since when.
create function assistance.keep_owner() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  newest assistance.clock_entry;
begin
  select * into newest from assistance.clock_entry e
  where e.request_id = new.id and e.kind = 'owner' order by e.at desc, e.id desc limit 1;
  if new.submitted_at is not null and newest.owner_id is distinct from new.owner_id then
    insert into assistance.clock_entry (id, site_id, request_id, at, kind, owner_id, party, reason)
    select gen_random_uuid(), new.site_id, new.id,
      greatest(clock_timestamp(), (select max(e.at) from assistance.clock_entry e where e.request_id = new.id)),
      'owner', new.owner_id, coalesce(new.waits_on, 'program'), 'Handed over.';
  end if;
  return null;
end $$;
create trigger keep_owner after update of owner_id on assistance.request
  for each row when (old.owner_id is distinct from new.owner_id) execute function assistance.keep_owner();

-- Whom work falls on when no position is held: those with one of the roles over the site, in the order of the roles.
create function assistance.people_with(wanted text[], site uuid) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.person_id() is null and not pg_has_role(session_user, 'psp_system', 'usage') then
    return;
  end if;
  return query
    select p.id
    from identity.membership m
    join identity.person p on p.id = m.person_id and p.status = 'active' and p.kind = 'human'
    where m.role = any (wanted) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
      and (m.every_site
        or exists (select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
    group by p.id
    order by min(array_position(wanted, m.role)), min(m.valid_from), p.id;
end $$;

-- On whom a request of a site can be: everyone in force who may read it, with what they are there.
create function assistance.people_of(site uuid) returns table (id uuid, name text, roles text[])
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may('assistance.read', site) then
    return;
  end if;
  return query
    select p.id, p.name, array_agg(distinct m.role order by m.role)
    from identity.membership m
    join access.permission_role pr on pr.role = m.role and pr.permission = 'assistance.read'
    join identity.person p on p.id = m.person_id and p.status = 'active' and p.kind = 'human'
    where m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) and m.role <> 'auditor'
      and (m.every_site
        or exists (select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
    group by p.id, p.name
    order by p.name;
end $$;
