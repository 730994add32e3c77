-- Who spoke with whom about a site, what came of it and what is next.
create table meetings.contact (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  method text not null check (method in ('email', 'phone', 'in person', 'virtual')),
  happened_at timestamptz not null,
  purpose text not null check (length(btrim(purpose)) between 3 and 500),
  result text not null default '' check (length(result) <= 4000),
  next_steps text not null default '' check (length(next_steps) <= 4000),
  logged_by uuid not null default access.person_id() references identity.person,
  logged_at timestamptz not null default now(),
  revision integer not null default 1
);
create index contact_of_site on meetings.contact (site_id, happened_at desc, id desc);
select access.protect('meetings.contact', 'internal');
create policy read on meetings.contact for select
  using (site_id = any (array(select access.sites_for('meetings.read'))));
create policy log on meetings.contact for insert
  with check (
    logged_by = access.person_id() and site_id = any (array(select access.sites_for('meetings.log-contact'))));
create policy correct on meetings.contact for update
  using (
    logged_by = access.person_id() and site_id = any (array(select access.sites_for('meetings.log-contact'))));
grant select, insert on meetings.contact to psp_app;
grant update (method, happened_at, purpose, result, next_steps, revision) on meetings.contact to psp_app;
select platform.audited('meetings.contact');

create table meetings.contact_person (
  site_id uuid not null references program.site,
  contact_id uuid not null references meetings.contact,
  position integer not null check (position > 0),
  -- Without a person it is someone outside the platform, known by name.
  person_id uuid references identity.person,
  name text not null check (length(btrim(name)) between 1 and 200),
  primary key (contact_id, position)
);
select access.protect('meetings.contact_person', 'internal');
create policy read on meetings.contact_person for select
  using (site_id = any (array(select access.sites_for('meetings.read'))));
-- The people of a contact are written with it, by whoever logged it.
create policy log on meetings.contact_person
  using (exists (
    select from meetings.contact c
    where c.id = contact_id and c.site_id = contact_person.site_id and c.logged_by = access.person_id()))
  with check (exists (
    select from meetings.contact c
    where c.id = contact_id and c.site_id = contact_person.site_id and c.logged_by = access.person_id()));
grant select, insert, delete on meetings.contact_person to psp_app;
select platform.audited('meetings.contact_person');
