-- Who was in which session: a tap on one's own phone with the code shown in the room, or a mark by the host.
create table summit.attendance (
  id uuid primary key,
  -- Empty for the program's own people, who belong to no one site.
  site_id uuid references program.site,
  event_id uuid not null references summit.event,
  session_id uuid not null references summit.session,
  person_id uuid references identity.person,
  registration_id uuid references summit.registration,
  name text not null check (length(btrim(name)) between 1 and 200),
  means text not null check (means in ('code', 'roster')),
  -- When it was tapped or marked, and when it reached us: a phone without network sends later.
  signed_in_at timestamptz not null,
  sent_later boolean not null default false,
  received_at timestamptz not null default clock_timestamp(),
  marked_by uuid default access.person_id() references identity.person,
  taken_back_at timestamptz,
  check (person_id is not null or registration_id is not null)
);
create unique index attendance_once_by_person on summit.attendance (session_id, person_id) where taken_back_at is null;
create unique index attendance_once_by_registration on summit.attendance (session_id, registration_id)
  where taken_back_at is null;
create index attendance_of_event on summit.attendance (event_id, session_id) where taken_back_at is null;
create index attendance_of_site on summit.attendance (site_id, event_id) where taken_back_at is null;
select access.protect('summit.attendance', 'internal');
create policy read on summit.attendance for select
  using (
    site_id = any (array(select access.sites_for('summit.read')))
    or (site_id is null and (select access.holds('summit.host')))
    or person_id = access.person_id());
-- A person signs in themselves, and for a site only one that they work for; marks are made by the host's function.
create policy sign_in on summit.attendance for insert
  with check (
    marked_by = access.person_id() and means = 'code' and person_id = access.person_id()
    and (site_id is null or site_id = any (array(select access.sites_for('summit.read')))));
grant select, insert on summit.attendance to psp_app;
select platform.audited('summit.attendance');

-- The time on the phone is a claim; the session's own time is not.
create function summit.check_attendance() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from summit.session s
    where s.id = new.session_id and s.event_id = new.event_id
      and new.signed_in_at between s.starts_at - interval '30 minutes' and s.ends_at + interval '30 minutes'
  ) then
    raise exception 'a session is signed in to while it is held' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_attendance before insert on summit.attendance
  for each row when (new.means = 'code') execute function summit.check_attendance();

-- The site for which a person sits in the summit: that of their registration, else the one site they work on.
create function summit.site_of_person(event uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  registered uuid;
  sites uuid[];
begin
  select r.site_id into registered from summit.registration r
  where r.event_id = event and r.person_id = access.person_id() and r.withdrawn_at is null;
  if registered is not null then
    return registered;
  end if;
  if exists (select from access.memberships_for('summit.read') m where m.every_site) then
    return null;
  end if;
  select array_agg(s) into sites from access.sites_for('summit.read') s;
  return case when array_length(sites, 1) = 1 then sites[1] end;
end $$;

-- A host marks whoever is registered, whatever the site, and sees no more of that site for it.
create function summit.mark_on_roster(new_id uuid, wanted_session uuid, registration uuid, at_moment timestamptz)
  returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.holds('summit.host') then
    return false;
  end if;
  if exists (
    select from summit.attendance a
    join summit.registration r on r.id = registration
    where a.session_id = wanted_session and a.taken_back_at is null
      and (a.registration_id = r.id or a.person_id = r.person_id)) then
    return true;
  end if;
  insert into summit.attendance
    (id, site_id, event_id, session_id, person_id, registration_id, name, means, signed_in_at, marked_by)
  select new_id, r.site_id, s.event_id, s.id, r.person_id, r.id, r.name, 'roster', at_moment, access.person_id()
  from summit.registration r
  join summit.session s on s.event_id = r.event_id and s.id = wanted_session
  where r.id = registration and r.withdrawn_at is null;
  return found;
end $$;

-- A mark made by mistake is taken back by a host; the row stays, with when.
create function summit.take_back(wanted uuid, of_session uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not access.holds('summit.host') then
    return false;
  end if;
  update summit.attendance set taken_back_at = clock_timestamp()
  where id = wanted and session_id = of_session and taken_back_at is null;
  return found;
end $$;

-- The roster of a session for its host: names and sites of all who are registered, and who is there.
create function summit.roster(wanted uuid) returns table (
  registration_id uuid, person_id uuid, name text, site_name text, seated boolean,
  attendance_id uuid, means text, signed_in_at timestamptz, sent_later boolean
)
  language plpgsql stable security definer rows 500 set search_path = pg_catalog as $$
begin
  if not access.holds('summit.host') then
    return;
  end if;
  return query
    with here as (
      select a.* from summit.attendance a where a.session_id = wanted and a.taken_back_at is null
    ), registered as (
      select r.* from summit.registration r
      join summit.session s on s.event_id = r.event_id
      where s.id = wanted and r.withdrawn_at is null
    ), listed as (
      select r.id as registration, r.person_id as person, r.name as called, r.site_id as site,
        r.seated_at is not null as has_seat, h.id as attendance
      from registered r
      left join lateral (
        select x.id from here x where x.registration_id = r.id or x.person_id = r.person_id limit 1) h on true
      union all
      -- Those who came without being registered.
      select null, h.person_id, h.name, h.site_id, false, h.id
      from here h
      where not exists (select from registered r where r.id = h.registration_id or r.person_id = h.person_id)
    )
    select l.registration, l.person, l.called, p.name, l.has_seat, h.id, h.means, h.signed_in_at, h.sent_later
    from listed l
    left join here h on h.id = l.attendance
    left join program.site p on p.id = l.site
    order by p.name nulls last, l.called;
end $$;
