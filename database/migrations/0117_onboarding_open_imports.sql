-- What a program kept before it came here: its sites, people, requests and plans, brought in from files. Each file is
-- mapped, checked row by row and only then applied, all of it or nothing.
create schema onboarding;
grant usage on schema onboarding to psp_app, psp_system;

-- Which column holds what, kept for each kind of file: the next one needs no mapping.
create table onboarding.mapping (
  kind text primary key check (kind in ('sites', 'people', 'requests', 'plans')),
  columns jsonb not null,
  date_order text not null check (date_order in ('year-first', 'month-first', 'day-first')),
  changed_by uuid default access.person_id() references identity.person,
  changed_at timestamptz not null default now()
);
select access.protect('onboarding.mapping', 'internal');
create policy administer on onboarding.mapping
  using ((select access.holds('onboarding.import'))) with check ((select access.holds('onboarding.import')));
grant select, insert, update on onboarding.mapping to psp_app;
select platform.audited('onboarding.mapping');

create table onboarding.import (
  id uuid primary key,
  -- A file speaks of many sites, so its record is the program's own.
  site_id uuid references program.site,
  number text not null unique,
  title text not null check (length(title) between 1 and 300),
  state text not null default 'received',
  state_since timestamptz not null default now(),
  kind text not null check (kind in ('sites', 'people', 'requests', 'plans')),
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  header text[] not null,
  -- So that the columns can be chosen without reading the file again.
  first_rows jsonb not null,
  mapping jsonb,
  date_order text check (date_order in ('year-first', 'month-first', 'day-first')),
  started_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- Written by each check, anew.
  rows_read integer,
  rows_new integer,
  rows_changed integer,
  rows_unchanged integer,
  rows_set_aside integer,
  checked_at timestamptz,
  check ((checked_at is null) = (rows_read is null)),
  check (rows_read = rows_new + rows_changed + rows_unchanged + rows_set_aside)
);
create index import_newest on onboarding.import (created_at desc, id desc);
select access.protect('onboarding.import', 'internal');
create policy read on onboarding.import for select using ((select access.holds('onboarding.import')));
create policy start on onboarding.import for insert
  with check (started_by = access.person_id() and (select access.holds('onboarding.import')));
create policy move on onboarding.import for update
  using ((select access.holds('onboarding.import'))) with check ((select access.holds('onboarding.import')));
grant select, insert on onboarding.import to psp_app;
grant update (state, state_since, mapping, date_order, rows_read, rows_new, rows_changed, rows_unchanged,
  rows_set_aside, checked_at) on onboarding.import to psp_app;
select platform.under_workflow('onboarding.import', 'program-import');
select platform.audited('onboarding.import', 'header', 'first_rows');

-- Each row of a file with what would become of it, or why it is set aside. It is no record of the program yet: it is
-- written anew by each check and goes when the import is discarded; the file itself is kept by its hash.
create table onboarding.file_row (
  import_id uuid not null references onboarding.import on delete cascade,
  file_row integer not null check (file_row > 1),
  fields text[] not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'set aside')),
  -- What the row is known by: a slug, an e-mail with its role, an old number, a path of titles.
  key text,
  facts jsonb,
  reasons jsonb not null default '[]',
  primary key (import_id, file_row),
  check ((verdict = 'set aside') = (reasons <> '[]')),
  check ((facts is null) = (verdict = 'set aside'))
);
create index file_row_verdict on onboarding.file_row (import_id, verdict, file_row);
select access.protect('onboarding.file_row', 'internal');
create policy administer on onboarding.file_row
  using ((select access.holds('onboarding.import'))) with check ((select access.holds('onboarding.import')));
grant select, insert, delete on onboarding.file_row to psp_app;

-- What came in from a file, by what the program knew it by. The same row again finds itself here.
create table onboarding.brought_in (
  kind text not null check (kind in ('sites', 'people', 'requests', 'plans')),
  key text not null check (length(key) <= 2000),
  record_id uuid not null,
  facts jsonb not null,
  import_id uuid not null references onboarding.import,
  brought_in_at timestamptz not null default now(),
  primary key (kind, key)
);
create index brought_in_import on onboarding.brought_in (import_id);
create index brought_in_record on onboarding.brought_in (record_id);
select access.protect('onboarding.brought_in', 'internal');
create policy administer on onboarding.brought_in
  using ((select access.holds('onboarding.import'))) with check ((select access.holds('onboarding.import')));
grant select, insert, update on onboarding.brought_in to psp_app;
select platform.audited('onboarding.brought_in');

-- Who has neither an invitation that still holds nor ever came in. Sessions and accepted invitations are theirs and
-- their administrators' alone, so the question is answered here, and only to whoever brings people in.
create function onboarding.needs_invitation(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return access.holds('onboarding.import')
    and exists (select from identity.person p where p.id = person and p.status = 'active')
    and not exists (select from identity.session s where s.person_id = person and s.stage = 'open')
    and not exists (
      select from identity.invitation i
      where i.person_id = person and i.withdrawn_at is null and (i.accepted_at is not null or i.expires_at > now()));
end $$;
