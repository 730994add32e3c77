-- Who does what at a site, on any day: the program's positions, who holds them, and how work passes on.
create extension if not exists btree_gist with schema public;

create table program.position (
  key text primary key check (key ~ '^[a-z]+(-[a-z]+)*$'),
  name text not null unique,
  held_by text not null check (held_by in ('site', 'federal partner', 'program')),
  rank integer not null unique check (rank > 0)
);
select access.protect('program.position', 'public');
create policy read on program.position for select using (true);
grant select on program.position to psp_app;

insert into program.position (key, name, held_by, rank) values
  ('executive-leadership', 'Executive leadership', 'site', 1),
  ('usao-contact', 'Point of contact, U.S. Attorney’s Office', 'site', 2),
  ('law-enforcement-contact', 'Point of contact, law-enforcement leadership', 'site', 3),
  ('champion', 'DOJ Program Office Champion', 'program', 4),
  ('liaison', 'Strategic Site Liaison', 'program', 5),
  ('atf-contact', 'ATF point of contact', 'federal partner', 6),
  ('dea-contact', 'DEA point of contact', 'federal partner', 7),
  ('fbi-contact', 'FBI point of contact', 'federal partner', 8),
  ('usms-contact', 'USMS point of contact', 'federal partner', 9),
  ('advisor', 'Program Advisor', 'program', 10);
-- Audited from here on: what a migration itself puts in is part of the release, and nobody's act.
select platform.audited('program.position');

-- From a day on until the day before another. One person holds a position; another may act for them meanwhile.
create table program.holding (
  id uuid primary key,
  site_id uuid not null references program.site,
  position text not null references program.position,
  person_id uuid references identity.person,
  -- An agency's contact who has no account here.
  contact_name text check (length(btrim(contact_name)) between 2 and 120),
  contact_agency text check (length(btrim(contact_agency)) between 2 and 160),
  contact_address text check (length(btrim(contact_address)) between 3 and 200),
  acting boolean not null default false,
  valid_from date not null,
  valid_to date,
  note text check (length(note) <= 2000),
  author_id uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  check ((person_id is null) <> (contact_name is null)),
  check ((contact_name is null) = (contact_agency is null)),
  check (valid_to is null or valid_to >= valid_from),
  constraint holding_one_regular exclude using gist (
    site_id with =, position with =, daterange(valid_from, valid_to) with &&) where (not acting),
  constraint holding_acts_once exclude using gist (
    site_id with =, position with =, daterange(valid_from, valid_to) with &&) where (acting)
);
create index holding_person on program.holding (person_id) where person_id is not null;
create index holding_current on program.holding (site_id) where valid_to is null;
create index holding_ending on program.holding (site_id, valid_to) where valid_to is not null;
create index holding_site on program.holding (site_id, position, valid_from desc);
select access.protect('program.holding', 'internal');
create policy read on program.holding for select
  using (site_id = any (array(select access.sites_for('program.read'))));
create policy fill on program.holding for insert
  with check (author_id = access.person_id()
    and site_id = any (array(select access.sites_for('program.fill-positions'))));
create policy end_holding on program.holding for update
  using (site_id = any (array(select access.sites_for('program.fill-positions'))))
  with check (site_id = any (array(select access.sites_for('program.fill-positions'))));
grant select, insert, update (valid_to, note) on program.holding to psp_app;
select platform.audited('program.holding');

create function program.check_holding() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.valid_to is distinct from old.valid_to and old.valid_to < current_date - 1 then
    raise exception 'what has ended stays ended: a new holding begins on a day of its own' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_holding before update on program.holding
  for each row execute function program.check_holding();

-- Asked by other capabilities whoever asks them: on whom at a site does this fall today?
create function program.position_holder(wanted_site uuid, wanted_position text, on_day date default current_date)
  returns uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select h.person_id from program.holding h
    where h.site_id = wanted_site and h.position = wanted_position and h.person_id is not null
      and daterange(h.valid_from, h.valid_to) @> on_day
    order by h.acting desc limit 1;
  end;
revoke execute on function program.position_holder from public;
grant execute on function program.position_holder to psp_app, psp_system;

-- One person's open work passes to another: at one site, or everywhere (no site).
create table program.handover (
  id uuid primary key,
  site_id uuid references program.site,
  number text not null unique,
  from_person_id uuid not null references identity.person,
  to_person_id uuid not null references identity.person,
  effective_on date not null,
  notes text not null check (length(btrim(notes)) between 10 and 10000),
  ends_memberships boolean not null,
  author_id uuid default access.person_id() references identity.person,
  at timestamptz not null default now(),
  check (from_person_id <> to_person_id),
  check (site_id is null or not ends_memberships)
);
create index handover_from on program.handover (from_person_id);
create index handover_to on program.handover (to_person_id);
create index handover_site on program.handover (site_id);
select access.protect('program.handover', 'internal');
create policy read on program.handover for select
  using (site_id = any (array(select access.sites_for('program.read')))
    or access.person_id() in (from_person_id, to_person_id)
    or (site_id is null and (select access.holds('program.hand-over'))));
grant select on program.handover to psp_app;
select platform.audited('program.handover');

-- Which records passed on. What they are called is asked of each record itself, of those who may read it.
create table program.handover_item (
  handover_id uuid not null references program.handover,
  workflow text not null,
  record_id uuid not null,
  site_id uuid references program.site,
  number text,
  primary key (handover_id, record_id)
);
create index handover_item_site on program.handover_item (site_id);
select access.protect('program.handover_item', 'internal');
create policy read on program.handover_item for select
  using (site_id = any (array(select access.sites_for('program.read')))
    or (site_id is null and (select access.holds('program.hand-over'))));
grant select on program.handover_item to psp_app;
select platform.audited('program.handover_item');
