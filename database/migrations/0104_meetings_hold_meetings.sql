-- A series says when its meetings recur; each meeting is a record of its own, made when it is next or when someone
-- plans it. A meeting that is moved or cancelled is the exception to its series: nothing else needs to say so.
create table meetings.series (
  id uuid primary key,
  site_id uuid not null references program.site,
  title text not null check (length(btrim(title)) between 3 and 160),
  purpose text not null default '' check (length(purpose) <= 2000),
  place text not null default '' check (length(place) <= 200),
  link text check (link ~ '^https://' and length(link) <= 500),
  organizer_id uuid references identity.person,
  frequency text not null check (frequency in ('weekly', 'monthly')),
  every integer not null default 1 check (every between 1 and 12),
  -- Of a month: the first to fourth such weekday, or the last (-1); without it the day of the month.
  ordinal integer check (ordinal in (-1, 1, 2, 3, 4)),
  starts_on date not null,
  -- The last day on which it may meet; open without it.
  until date check (until >= starts_on),
  -- The wall clock where the site lies, which daylight saving does not move.
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer not null check (minutes between 5 and 1440),
  created_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  check (frequency = 'monthly' or ordinal is null)
);
create index series_of_site on meetings.series (site_id, id);
select access.protect('meetings.series', 'internal');
create policy read on meetings.series for select
  using (site_id = any (array(select access.sites_for('meetings.read'))));
create policy call on meetings.series for insert
  with check (created_by = access.person_id() and site_id = any (array(select access.sites_for('meetings.write'))));
create policy change on meetings.series for update
  using (site_id = any (array(select access.sites_for('meetings.write'))));
grant select, insert on meetings.series to psp_app;
grant update (title, purpose, place, link, organizer_id, until, revision) on meetings.series to psp_app;
select platform.audited('meetings.series');

create table meetings.meeting (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'scheduled',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 3 and 160),
  purpose text not null default '' check (length(purpose) <= 2000),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 1440),
  -- The day it begins on where the site lies: the database works it out.
  on_day date not null,
  place text not null default '' check (length(place) <= 200),
  link text check (link ~ '^https://' and length(link) <= 500),
  organizer_id uuid references identity.person,
  series_id uuid references meetings.series,
  -- The day its series meant it for, which stays when the meeting is moved.
  series_day date,
  notes text not null default '' check (length(notes) <= 50000),
  created_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  unique (series_id, series_day),
  check ((series_id is null) = (series_day is null))
);
create index meeting_of_site on meetings.meeting (site_id, starts_at desc, id desc);
create index meeting_to_come on meetings.meeting (site_id, starts_at) where state = 'scheduled';
select access.protect('meetings.meeting', 'internal');
create policy read on meetings.meeting for select
  using (site_id = any (array(select access.sites_for('meetings.read'))));
create policy call on meetings.meeting for insert
  with check (created_by = access.person_id() and site_id = any (array(select access.sites_for('meetings.write'))));
create policy change on meetings.meeting for update
  using (site_id = any (array(select access.sites_for('meetings.write'))));
grant select, insert on meetings.meeting to psp_app;
grant update (state, state_since, title, purpose, starts_at, minutes, place, link, organizer_id, notes, changed_at, revision)
  on meetings.meeting to psp_app;
select platform.under_workflow('meetings.meeting', 'meeting');
select platform.audited('meetings.meeting');

-- A meeting that was held was held when it was; one that was cancelled keeps what it had.
create function meetings.check_meeting() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  zone text;
begin
  if tg_op = 'UPDATE' and old.state <> 'scheduled'
    and (new.starts_at, new.minutes) is distinct from (old.starts_at, old.minutes) then
    raise exception 'a meeting that is % is not moved', old.state using errcode = 'PSP01';
  end if;
  if tg_op = 'UPDATE' and old.state = 'cancelled'
    and (new.title, new.purpose, new.place, new.link, new.notes)
      is distinct from (old.title, old.purpose, old.place, old.link, old.notes) then
    raise exception 'a meeting that was cancelled does not change' using errcode = 'PSP01';
  end if;
  select s.time_zone into zone from program.site s where s.id = new.site_id;
  new.on_day := (new.starts_at at time zone zone)::date;
  return new;
end $$;
create trigger check_meeting before insert or update on meetings.meeting
  for each row execute function meetings.check_meeting();

create table meetings.agenda_item (
  id uuid primary key,
  site_id uuid not null references program.site,
  meeting_id uuid not null references meetings.meeting,
  position integer not null check (position > 0),
  title text not null check (length(btrim(title)) between 1 and 300),
  minutes integer check (minutes between 1 and 600),
  lead_id uuid references identity.person,
  -- An open action that was carried over from an earlier meeting.
  action_id uuid references meetings.action_item,
  note text not null default '' check (length(note) <= 10000),
  unique (meeting_id, position) deferrable initially deferred
);
create index agenda_item_of_action on meetings.agenda_item (action_id) where action_id is not null;

create table meetings.attendee (
  id uuid primary key,
  site_id uuid not null references program.site,
  meeting_id uuid not null references meetings.meeting,
  -- Without a person it is a guest, known by name.
  person_id uuid references identity.person,
  name text not null check (length(btrim(name)) between 1 and 200),
  standing text not null check (standing in ('invited', 'present', 'remote', 'excused', 'absent')),
  unique (meeting_id, person_id)
);
create index attendee_of_meeting on meetings.attendee (meeting_id);

create table meetings.decision (
  id uuid primary key,
  site_id uuid not null references program.site,
  meeting_id uuid not null references meetings.meeting,
  position integer not null check (position > 0),
  statement text not null check (length(btrim(statement)) between 3 and 2000),
  recorded_by uuid default access.person_id() references identity.person,
  recorded_at timestamptz not null default now(),
  unique (meeting_id, position)
);
create index decision_of_site on meetings.decision (site_id, id desc);

-- What belongs to a meeting is the meeting's site's, and is fixed once the meeting was cancelled.
create function meetings.check_part() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  part record := case when tg_op = 'DELETE' then old else new end;
begin
  if not exists (
    select from meetings.meeting m
    where m.id = part.meeting_id and m.site_id = part.site_id and m.state <> 'cancelled'
  ) then
    raise exception 'a meeting that was cancelled does not change' using errcode = 'PSP01';
  end if;
  return part;
end $$;

do $$
declare
  part text;
begin
  foreach part in array array['agenda_item', 'attendee', 'decision'] loop
    perform access.protect(('meetings.' || part)::regclass, 'internal');
    execute format(
      'create policy read on meetings.%I for select
         using (site_id = any (array(select access.sites_for(''meetings.read''))))', part);
    execute format(
      'create policy keep on meetings.%I
         using (site_id = any (array(select access.sites_for(''meetings.write''))))
         with check (site_id = any (array(select access.sites_for(''meetings.write''))))', part);
    execute format('grant select, insert, update, delete on meetings.%I to psp_app', part);
    execute format(
      'create trigger check_part before insert or update or delete on meetings.%I
         for each row execute function meetings.check_part()', part);
    perform platform.audited(('meetings.' || part)::regclass);
  end loop;
end $$;
-- A decision is corrected, with the audit to show it, and never taken away.
revoke delete on meetings.decision from psp_app;
revoke update on meetings.decision from psp_app;
grant update (statement) on meetings.decision to psp_app;
