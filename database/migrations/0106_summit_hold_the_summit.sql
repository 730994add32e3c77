-- The yearly summit of the whole program: a record without a site, its sessions by core area, and who is registered.
create schema summit;
grant usage on schema summit to psp_app, psp_system;

create table summit.event (
  id uuid primary key,
  -- Always empty: the summit is the program's.
  site_id uuid references program.site check (site_id is null),
  number text not null unique,
  state text not null default 'planned',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 3 and 160),
  starts_on date not null,
  ends_on date not null,
  time_zone text not null,
  place text not null default '' check (length(place) <= 200),
  seats_per_site integer not null check (seats_per_site between 1 and 200),
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  check (ends_on between starts_on and starts_on + 14)
);
select access.protect('summit.event', 'internal');
create policy read on summit.event for select
  using (
    (site_id is null and (select access.holds('summit.read')))
    or site_id = any (array(select access.sites_for('summit.read'))));
create policy plan on summit.event for insert with check ((select access.holds('summit.run')));
create policy change on summit.event for update using ((select access.holds('summit.run')));
grant select, insert on summit.event to psp_app;
grant update (state, state_since, title, starts_on, ends_on, place, seats_per_site, revision) on summit.event to psp_app;
select platform.under_workflow('summit.event', 'summit');
select platform.audited('summit.event');

create table summit.session (
  id uuid primary key,
  event_id uuid not null references summit.event,
  core_area text not null references program.core_area,
  title text not null check (length(btrim(title)) between 3 and 200),
  summary text not null default '' check (length(summary) <= 2000),
  room text not null check (length(btrim(room)) between 1 and 100),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null check (capacity between 1 and 5000),
  -- Those who speak, in their order: [{"name": …, "from": …}].
  speakers jsonb not null default '[]' check (jsonb_typeof(speakers) = 'array'),
  revision integer not null default 1,
  check (ends_at > starts_at and ends_at < starts_at + interval '12 hours')
);
create index session_of_event on summit.session (event_id, starts_at, id);
select access.protect('summit.session', 'internal');
create policy read on summit.session for select using ((select access.holds('summit.read')));
create policy plan on summit.session for insert with check ((select access.holds('summit.run')));
create policy change on summit.session for update using ((select access.holds('summit.run')));
grant select, insert on summit.session to psp_app;
grant update (core_area, title, summary, room, starts_at, ends_at, capacity, speakers, revision) on summit.session to psp_app;
select platform.audited('summit.session');

create table summit.material (
  id uuid primary key,
  event_id uuid not null references summit.event,
  session_id uuid references summit.session,
  title text not null check (length(btrim(title)) between 1 and 200),
  file_name text not null check (file_name ~ '^[^/\\[:cntrl:]]{1,150}$'),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'application/zip')),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by uuid default access.person_id() references identity.person,
  added_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index material_of_event on summit.material (event_id, session_id) where withdrawn_at is null;
select access.protect('summit.material', 'internal');
create policy read on summit.material for select using ((select access.holds('summit.read')));
create policy add on summit.material for insert
  with check (added_by = access.person_id() and (select access.holds('summit.run')));
create policy withdraw on summit.material for update using ((select access.holds('summit.run')));
grant select, insert on summit.material to psp_app;
grant update (withdrawn_at) on summit.material to psp_app;
select platform.audited('summit.material');

-- One row a person. A seat is one of the site's; without one the person waits, and moves up when a seat comes free.
create table summit.registration (
  id uuid primary key,
  site_id uuid not null references program.site,
  event_id uuid not null references summit.event,
  person_id uuid references identity.person,
  name text not null check (length(btrim(name)) between 1 and 200),
  registered_by uuid default access.person_id() references identity.person,
  registered_at timestamptz not null default now(),
  seated_at timestamptz,
  withdrawn_at timestamptz,
  unique (site_id, id)
);
create unique index registration_once on summit.registration (event_id, person_id) where withdrawn_at is null;
create index registration_of_site on summit.registration (event_id, site_id, registered_at, id) where withdrawn_at is null;
select access.protect('summit.registration', 'internal');
create policy read on summit.registration for select
  using (
    site_id = any (array(select access.sites_for('summit.read')))
    or person_id = access.person_id());
create policy register on summit.registration for insert
  with check (registered_by = access.person_id() and site_id = any (array(select access.sites_for('summit.register'))));
create policy change on summit.registration for update
  using (site_id = any (array(select access.sites_for('summit.register'))));
grant select, insert on summit.registration to psp_app;
grant update (seated_at, withdrawn_at) on summit.registration to psp_app;
select platform.audited('summit.registration');

-- Seats are counted where nobody can slip between counting and taking one.
create function summit.check_seat() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  seats integer;
begin
  select e.seats_per_site into seats from summit.event e where e.id = new.event_id for update;
  if new.seated_at is not null and new.withdrawn_at is null and (
    select count(*) from summit.registration r
    where r.event_id = new.event_id and r.site_id = new.site_id and r.id <> new.id
      and r.seated_at is not null and r.withdrawn_at is null) >= seats then
    raise exception 'the site has no seat left' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_seat before insert or update on summit.registration
  for each row execute function summit.check_seat();
