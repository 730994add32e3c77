-- What a person is told, by which way and when. My work and the bell are read off the transitions themselves
-- (platform/work); here is only what a person chose, and what they were told by mail, so that it isn't told again.
create schema notifications;
grant usage on schema notifications to psp_app, psp_system;

-- The kinds of news, what each means, the ways it may come, and the way it comes unless a person chose another.
create table notifications.kind (
  key text primary key check (key ~ '^[a-z]+(-[a-z]+)*$'),
  label text not null unique,
  meaning text not null,
  position integer not null unique,
  channels text[] not null check (channels <@ array['in-app', 'daily', 'weekly', 'none']),
  usual_channel text not null check (usual_channel = any (channels))
);
select access.protect('notifications.kind', 'public');
create policy read on notifications.kind for select using (true);
grant select on notifications.kind to psp_app;

-- When mail comes to a person who chose nothing. Quiet hours run from one full hour to another, also over midnight.
create table notifications.usual_rhythm (
  is_only boolean primary key default true check (is_only),
  time_zone text not null,
  digest_hour integer not null check (digest_hour between 0 and 23),
  weekly_day integer not null check (weekly_day between 1 and 7),
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_to integer check (quiet_to between 0 and 23),
  check ((quiet_from is null) = (quiet_to is null))
);
select access.protect('notifications.usual_rhythm', 'public');
create policy read on notifications.usual_rhythm for select using (true);
grant select on notifications.usual_rhythm to psp_app;

insert into notifications.kind (key, label, meaning, position, channels, usual_channel) values
  ('due', 'Due soon or late',
    'A record that waits on you is due within seven days, or was due and is late.',
    1, array['in-app', 'daily', 'weekly'], 'daily'),
  ('waiting', 'Waiting on you',
    'A record has come to a step that you can take, or that is yours alone to take.',
    2, array['in-app', 'daily', 'weekly'], 'daily'),
  ('changed', 'Changed by others',
    'Someone moved a record on which you have worked.',
    3, array['in-app', 'daily', 'weekly', 'none'], 'in-app');
insert into notifications.usual_rhythm (time_zone, digest_hour, weekly_day, quiet_from, quiet_to)
  values ('America/New_York', 7, 1, 21, 6);
-- Audited from here on: what a migration itself puts in is part of the release, and nobody's act.
select platform.audited('notifications.kind');
select platform.audited('notifications.usual_rhythm');

create table notifications.preference (
  person_id uuid primary key default access.person_id() references identity.person,
  time_zone text not null check (length(time_zone) <= 60),
  digest_hour integer not null check (digest_hour between 0 and 23),
  weekly_day integer not null check (weekly_day between 1 and 7),
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_to integer check (quiet_to between 0 and 23),
  -- Off means no digest of any kind; what a person chose for each kind stays for when it is on again.
  digest_on boolean not null default true,
  changed_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_to is null))
);
select access.protect('notifications.preference', 'internal');
create policy own on notifications.preference
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update on notifications.preference to psp_app;
select platform.audited('notifications.preference');

create table notifications.choice (
  person_id uuid not null default access.person_id() references identity.person,
  kind text not null references notifications.kind,
  channel text not null check (channel in ('in-app', 'daily', 'weekly', 'none')),
  primary key (person_id, kind)
);
select access.protect('notifications.choice', 'internal');
create policy own on notifications.choice
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update on notifications.choice to psp_app;
select platform.audited('notifications.choice');

-- One row for each person and day of their calendar: two processes, or a second try, find it and go on.
create table notifications.digest (
  id uuid primary key,
  person_id uuid not null references identity.person,
  day date not null,
  outcome text not null check (outcome in ('sent', 'nothing new')),
  made_at timestamptz not null,
  unique (person_id, day)
);
create index digest_day on notifications.digest (day);
select access.protect('notifications.digest', 'internal');
create policy read_own on notifications.digest for select using (person_id = access.person_id());
grant select on notifications.digest to psp_app;
-- What was mailed to whom; the days on which there was nothing to say are no change worth a row.
create trigger audited after insert on notifications.digest
  for each row when (new.outcome = 'sent') execute function platform.audit_row();

-- What a person has been told by mail: a record, since when it stood as it did, and how pressing it was. The same
-- three are never told again.
create table notifications.digest_item (
  person_id uuid not null references identity.person,
  record_id uuid not null,
  since timestamptz not null,
  stage text not null check (stage in ('changed', 'open', 'due', 'late')),
  digest_id uuid not null references notifications.digest on delete cascade,
  primary key (person_id, record_id, since, stage)
);
create index digest_item_digest on notifications.digest_item (digest_id);
select access.protect('notifications.digest_item', 'internal');
create policy read_own on notifications.digest_item for select using (person_id = access.person_id());
grant select on notifications.digest_item to psp_app;
