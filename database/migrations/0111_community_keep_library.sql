-- A resource is what readers cite; a version is what was reviewed. The listed version is found, older ones are kept.
create table community.upload (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  uploaded_by uuid not null default access.person_id() references identity.person,
  uploaded_at timestamptz not null default now()
);
create index upload_person on community.upload (uploaded_by);
select access.protect('community.upload', 'internal');

create table community.resource (
  id uuid primary key,
  number text not null unique,
  listed_version_id uuid,
  created_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
select access.protect('community.resource', 'internal');

create table community.resource_version (
  id uuid primary key,
  -- Always null: the library is the partnership's, not a site's.
  site_id uuid references program.site check (site_id is null),
  resource_id uuid not null references community.resource,
  number text not null,
  version integer not null check (version > 0),
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  -- Whom it waits on: nobody in particular while it is in review, its proposer when it was returned.
  owner_id uuid references identity.person,
  title text not null check (length(btrim(title)) between 5 and 200),
  summary text not null check (length(btrim(summary)) between 20 and 3000),
  kind text not null check (kind in ('guide', 'toolkit', 'research', 'evaluation', 'policy', 'template', 'training', 'data', 'other')),
  core_areas text[] not null check (cardinality(core_areas) between 1 and 8),
  source text not null check (length(btrim(source)) between 2 and 200),
  year integer not null check (year between 1900 and 2100),
  licence_note text not null check (length(btrim(licence_note)) between 2 and 500),
  evidence text not null check (evidence in ('effective', 'promising', 'mixed', 'no-effects', 'not-rated')),
  evidence_source text not null default '' check (length(evidence_source) <= 300),
  url text check (url ~ '^https?://' and length(url) <= 1000),
  upload_id uuid references community.upload,
  what_changed text not null default '' check (length(what_changed) <= 1000),
  proposed_by uuid not null default access.person_id() references identity.person,
  proposed_at timestamptz not null default now(),
  revision integer not null default 1,
  words tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A')
      || setweight(to_tsvector('english', summary), 'B')
      || setweight(to_tsvector('english', source), 'C')
  ) stored,
  unique (resource_id, version),
  check ((url is null) <> (upload_id is null)),
  check (evidence = 'not-rated' or length(btrim(evidence_source)) > 0)
);
create unique index resource_version_open on community.resource_version (resource_id)
  where state in ('proposed', 'returned');
create index resource_version_words on community.resource_version using gin (words);
create index resource_version_areas on community.resource_version using gin (core_areas) where state = 'listed';
create index resource_version_waiting on community.resource_version (state_since) where state in ('proposed', 'returned');
alter table community.resource add foreign key (listed_version_id) references community.resource_version;
create unique index resource_listed on community.resource (listed_version_id);
select access.protect('community.resource_version', 'internal');

create policy read on community.resource_version for select
  using (
    (select access.holds('community.read'))
    and (state in ('listed', 'retired')
      or proposed_by = access.person_id()
      or (select access.holds('community.review-resource'))));
create policy propose on community.resource_version for insert
  with check (proposed_by = access.person_id() and (select access.holds('community.take-part')));
create policy change on community.resource_version for update
  using (
    (proposed_by = access.person_id() and (select access.holds('community.take-part')))
    or (select access.holds('community.review-resource')));
grant select, insert on community.resource_version to psp_app;
grant update (state, state_since, owner_id, title, summary, kind, core_areas, source, year, licence_note, evidence,
  evidence_source, url, upload_id, what_changed, revision) on community.resource_version to psp_app;
select platform.under_workflow('community.resource_version', 'library-resource');
select platform.audited('community.resource_version', 'words');

create policy read on community.resource for select
  using (
    (select access.holds('community.read'))
    and (listed_version_id is not null
      or created_by = access.person_id()
      or exists (select from community.resource_version v where v.resource_id = resource.id)));
create policy open_one on community.resource for insert
  with check (
    created_by = access.person_id() and listed_version_id is null and (select access.holds('community.take-part')));
grant select, insert on community.resource to psp_app;
select platform.audited('community.resource');

-- A file is opened by whoever may read a version that carries it.
create policy read on community.upload for select
  using (
    uploaded_by = access.person_id()
    or exists (select from community.resource_version v where v.upload_id = upload.id));
create policy keep on community.upload for insert
  with check (uploaded_by = access.person_id() and (select access.holds('community.take-part')));
grant select, insert on community.upload to psp_app;
select platform.audited('community.upload');
create index resource_version_upload on community.resource_version (upload_id);

-- A version says what was reviewed: its words change only while its proposer has it in hand.
create function community.check_resource_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  moved constant text[] := array['state', 'state_since', 'owner_id'];
begin
  if (to_jsonb(new) - moved - 'words') is distinct from (to_jsonb(old) - moved - 'words') then
    if old.state not in ('proposed', 'returned') then
      raise exception 'what was reviewed does not change; a correction is a new version' using errcode = 'PSP01';
    end if;
    if old.state = 'proposed' and new.revision <= old.revision then
      raise exception 'a change is told to whoever reviews' using errcode = 'PSP01';
    end if;
    if old.proposed_by is distinct from access.person_id() then
      raise exception 'a resource is changed by the person who proposed it' using errcode = 'PSP02';
    end if;
  end if;
  if new.state is distinct from old.state then
    if new.state in ('proposed', 'withdrawn') and old.proposed_by is distinct from access.person_id() then
      raise exception 'the person who proposed it proposes it again or withdraws it' using errcode = 'PSP02';
    end if;
    if new.state = 'listed' then
      update community.resource r set listed_version_id = new.id where r.id = new.resource_id;
    elsif old.state = 'listed' then
      update community.resource r set listed_version_id = null
      where r.id = new.resource_id and r.listed_version_id = new.id;
    end if;
  end if;
  return new;
end $$;
create trigger check_resource_version before update on community.resource_version
  for each row execute function community.check_resource_version();

-- "Did this help?": one yes a person, counted for all and named for nobody.
create table community.helped (
  id uuid primary key,
  resource_id uuid not null references community.resource,
  person_id uuid not null default access.person_id() references identity.person,
  at timestamptz not null default now(),
  unique (resource_id, person_id)
);
select access.protect('community.helped', 'internal');
create policy own on community.helped
  using (person_id = access.person_id())
  with check (
    person_id = access.person_id() and (select access.holds('community.read'))
    and exists (select from community.resource r where r.id = resource_id));
grant select, insert, delete on community.helped to psp_app;

create function community.helped_count(resource uuid) returns integer
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select count(*)::integer from community.helped h where h.resource_id = resource and access.holds('community.read');
  end;

-- The latest number of a resource's versions, and whether one is in somebody's hands: whoever asks, for the next
-- version follows those that the person asking may not read, too.
create function community.versions_of(resource uuid) returns table (version integer, is_open boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.holds('community.read') then
    return query
      select max(v.version), bool_or(v.state in ('proposed', 'returned'))
      from community.resource_version v where v.resource_id = resource;
  end if;
end $$;
