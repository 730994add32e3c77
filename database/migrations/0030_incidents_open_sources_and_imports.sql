-- Where a site's incidents come from, and how each file became a version that is never changed again.
create schema incidents;
grant usage on schema incidents to psp_app, psp_system;

create table incidents.source (
  id uuid primary key,
  site_id uuid not null references program.site,
  name text not null check (length(btrim(name)) between 1 and 120),
  -- Confirmed shootings, sensor alerts and calls are different things: layers are never added up.
  layer text not null check (layer in ('confirmed_shooting', 'gunshot_sensor_alert', 'call_for_service')),
  -- A full extract withdraws what it no longer holds; an append only adds.
  mode text not null check (mode in ('full_extract', 'append')),
  mapping jsonb,
  grouping_metres double precision not null default 25 check (grouping_metres between 1 and 1000),
  grouping_minutes double precision not null default 60 check (grouping_minutes between 0 and 10080),
  current_version integer not null default 0,
  -- Who makes the data, where they can be had, on which terms, and which edition the files are taken from.
  publisher text check (length(btrim(publisher)) between 1 and 300),
  web_address text check (web_address ~* '^https?://' and length(web_address) <= 500),
  licence text check (length(btrim(licence)) between 1 and 300),
  edition text check (length(btrim(edition)) between 1 and 200),
  created_by uuid default access.person_id(),
  created_at timestamptz not null default now(),
  unique (site_id, name)
);
select access.protect('incidents.source', 'internal');
create policy read on incidents.source for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy open on incidents.source for insert
  with check (site_id = any (array(select access.sites_for('incidents.manage-sources'))));
create policy manage on incidents.source for update
  using (site_id = any (array(select access.sites_for('incidents.manage-sources')))
    or site_id = any (array(select access.sites_for('incidents.accept'))))
  with check (site_id = any (array(select access.sites_for('incidents.manage-sources')))
    or site_id = any (array(select access.sites_for('incidents.accept'))));
grant select, insert on incidents.source to psp_app;
grant update (name, mode, mapping, grouping_metres, grouping_minutes, current_version, publisher, web_address,
  licence, edition) on incidents.source to psp_app;
select platform.audited('incidents.source');

-- Rules that leave rows out of analyses or mark them. A rule is ended, never edited: a finding may rest on it.
create table incidents.flag_rule (
  id uuid primary key,
  site_id uuid not null references program.site,
  source_id uuid not null references incidents.source,
  field text not null check (field in ('reportNumber', 'block', 'district')),
  operator text not null check (operator in ('equals', 'one-of', 'starts-with', 'digits-exactly')),
  "values" text[] not null check (cardinality("values") between 1 and 200),
  effect text not null check (effect in ('exclude', 'flag')),
  reason text not null check (length(btrim(reason)) between 1 and 500),
  created_by uuid default access.person_id(),
  created_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz
);
create index flag_rule_source on incidents.flag_rule (source_id);
select access.protect('incidents.flag_rule', 'internal');
create policy read on incidents.flag_rule for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy add on incidents.flag_rule for insert
  with check (site_id = any (array(select access.sites_for('incidents.manage-sources'))));
create policy finish on incidents.flag_rule for update
  using (site_id = any (array(select access.sites_for('incidents.manage-sources'))))
  with check (site_id = any (array(select access.sites_for('incidents.manage-sources'))));
grant select, insert on incidents.flag_rule to psp_app;
grant update (ended_by, ended_at) on incidents.flag_rule to psp_app;
select platform.audited('incidents.flag_rule');

-- A file as it arrived. The file itself lies in the file store under its hash.
create table incidents.upload (
  id uuid primary key,
  site_id uuid not null references program.site,
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  uploaded_by uuid default access.person_id(),
  uploaded_at timestamptz not null default now()
);
create index upload_site on incidents.upload (site_id, uploaded_at desc);
select access.protect('incidents.upload', 'internal');
create policy read on incidents.upload for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy keep on incidents.upload for insert
  with check (site_id = any (array(select access.sites_for('incidents.import')))
    and uploaded_by is not distinct from access.person_id());
grant select, insert on incidents.upload to psp_app;
select platform.audited('incidents.upload');

create table incidents.import (
  id uuid primary key,
  site_id uuid not null references program.site,
  source_id uuid not null references incidents.source,
  number text not null unique,
  title text not null,
  state text not null,
  state_since timestamptz not null default now(),
  upload_id uuid not null references incidents.upload,
  mode text not null check (mode in ('full_extract', 'append')),
  -- The import whose set-aside rows this file brings back, mended.
  corrects uuid references incidents.import,
  mapping jsonb not null,
  grouping_metres double precision not null,
  grouping_minutes double precision not null,
  snapshot_date date not null,
  -- The version it becomes when accepted, and the one its rows were compared with.
  version integer not null check (version > 0),
  base_version integer not null check (base_version >= 0),
  started_by uuid default access.person_id(),
  created_at timestamptz not null default now(),
  -- Written by the reading job alone.
  header text[],
  rows_read bigint,
  rows_accepted bigint,
  rows_set_aside bigint,
  rows_added bigint,
  rows_changed bigint,
  rows_withdrawn bigint,
  rows_unchanged bigint,
  rows_live bigint,
  events bigint,
  quality jsonb,
  problem jsonb,
  reading_seconds double precision
);
create index import_site on incidents.import (site_id, created_at desc, id desc);
-- Two files at once would both be compared with the same version, and one would undo the other.
create unique index import_one_open on incidents.import (source_id) where state in ('received', 'reading', 'checked');
select access.protect('incidents.import', 'internal');
create policy read on incidents.import for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy start on incidents.import for insert
  with check (site_id = any (array(select access.sites_for('incidents.import')))
    and started_by is not distinct from access.person_id());
create policy move on incidents.import for update
  using (site_id = any (array(select access.sites_for('incidents.import')))
    or site_id = any (array(select access.sites_for('incidents.accept'))))
  with check (site_id = any (array(select access.sites_for('incidents.import')))
    or site_id = any (array(select access.sites_for('incidents.accept'))));
grant select on incidents.import to psp_app;
grant insert (id, site_id, source_id, number, title, state, upload_id, mode, corrects, mapping, grouping_metres,
  grouping_minutes, snapshot_date, version, base_version)
  on incidents.import to psp_app;
grant update (state, state_since) on incidents.import to psp_app;
select platform.audited('incidents.import', 'quality');
select platform.under_workflow('incidents.import', 'import');

-- How far a reading has come: a table of its own, so that counting rows neither waits for the reading's
-- transaction nor fills the audit.
create table incidents.import_progress (
  import_id uuid primary key references incidents.import,
  site_id uuid not null references program.site,
  rows_read bigint not null,
  bytes_read bigint not null,
  bytes_total bigint not null,
  started_at timestamptz not null,
  updated_at timestamptz not null default clock_timestamp()
);
select access.protect('incidents.import_progress', 'internal');
create policy read on incidents.import_progress for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
grant select on incidents.import_progress to psp_app;

create table incidents.data_version (
  id uuid primary key,
  site_id uuid not null references program.site,
  source_id uuid not null references incidents.source,
  version integer not null,
  import_id uuid not null unique references incidents.import,
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  mapping jsonb not null,
  grouping_metres double precision not null,
  grouping_minutes double precision not null,
  snapshot_date date not null,
  rows_read bigint not null,
  rows_accepted bigint not null,
  rows_set_aside bigint not null,
  rows_added bigint not null,
  rows_changed bigint not null,
  rows_withdrawn bigint not null,
  rows_live bigint not null,
  events bigint not null,
  quality jsonb not null,
  accepted_by uuid default access.person_id(),
  accepted_at timestamptz not null default now(),
  unique (source_id, version)
);
create index data_version_site on incidents.data_version (site_id, accepted_at desc);
select access.protect('incidents.data_version', 'internal');
create policy read on incidents.data_version for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy accept on incidents.data_version for insert
  with check (site_id = any (array(select access.sites_for('incidents.accept'))));
-- No update and no delete, for the system either: what a finding rests on stays what it was.
grant select, insert on incidents.data_version to psp_app;
revoke update, delete on incidents.data_version from psp_system;
select platform.audited('incidents.data_version', 'quality');
