-- What the public reads. A publication is one version of a finding, frozen whole with its figures after
-- suppression; only its state moves on. Nothing in it is internal: it is open to everyone.
create schema publishing;
grant usage on schema publishing to psp_app, psp_system;

create table publishing.publication (
  id uuid primary key,
  site_id uuid not null references program.site,
  -- The finding's number; each publishing of it is the next version.
  number text not null,
  version integer not null check (version > 0),
  finding_id uuid not null,
  state text not null default 'published',
  state_since timestamptz not null default now(),
  published_at timestamptz not null,
  statement text not null,
  question text not null,
  snapshot jsonb not null,
  -- Of the snapshot's text: shows that what is served is what was frozen.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  words tsvector generated always as (
    setweight(to_tsvector('english', statement), 'A') || setweight(to_tsvector('english', question), 'B')
  ) stored,
  unique (number, version)
);
create index publication_newest on publishing.publication (site_id, published_at desc);
create index publication_finding on publishing.publication (finding_id);
create index publication_words on publishing.publication using gin (words);

select access.protect('publishing.publication', 'public');
create policy everyone on publishing.publication for select using (state = 'published');
create policy staff on publishing.publication for select
  using (site_id = any (array(select access.sites_for('publishing.read'))));
create policy unpublish on publishing.publication for update
  using (site_id = any (array(select access.sites_for('publishing.unpublish'))));
grant select on publishing.publication to psp_app;
grant update (state, state_since) on publishing.publication to psp_app;
select platform.audited('publishing.publication', 'snapshot', 'words');
select platform.under_workflow('publishing.publication', 'publication');

-- Holds for every role, the owner included: what was published can be taken from view, never altered or unmade.
create function publishing.keep_publication() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'a publication is never deleted' using errcode = 'PSP01';
  end if;
  if (to_jsonb(new) - 'state' - 'state_since' - 'words') is distinct from (to_jsonb(old) - 'state' - 'state_since' - 'words') then
    raise exception 'a publication is frozen; a correction is a new version' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger keep_publication before update or delete on publishing.publication
  for each row execute function publishing.keep_publication();
create trigger keep_publications before truncate on publishing.publication
  for each statement execute function publishing.keep_publication();

-- Who wrote, approved and published, and what was hidden with its true values: for the site's own people and for
-- the next publication to reckon with.
create table publishing.sign_off (
  id uuid primary key references publishing.publication,
  site_id uuid not null references program.site,
  author_id uuid not null references identity.person,
  approved_by uuid not null references identity.person,
  published_by uuid not null references identity.person,
  ledgers jsonb not null,
  check (author_id <> approved_by),
  check (author_id <> published_by)
);
create index sign_off_site on publishing.sign_off (site_id);
select access.protect('publishing.sign_off', 'internal');
create policy read on publishing.sign_off for select
  using (site_id = any (array(select access.sites_for('publishing.read'))));
-- The hidden counts are for the system's own reckoning alone.
grant select (id, site_id, author_id, approved_by, published_by) on publishing.sign_off to psp_app;
select platform.audited('publishing.sign_off', 'ledgers');

-- That a finding was taken from view, when and why; public, so that whoever quoted it learns of it.
create table publishing.withdrawal (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null,
  finding_id uuid not null,
  withdrawn_at timestamptz not null,
  reason text not null check (length(btrim(reason)) > 0),
  versions integer not null,
  first_published_at timestamptz not null,
  -- Method and data version as they were published, without any figure.
  trace jsonb not null
);
create index withdrawal_number on publishing.withdrawal (number, withdrawn_at desc);
create index withdrawal_site on publishing.withdrawal (site_id);
select access.protect('publishing.withdrawal', 'public');
create policy everyone on publishing.withdrawal for select using (true);
create policy withdraw on publishing.withdrawal for insert
  with check (site_id = any (array(select access.sites_for('publishing.unpublish'))));
grant select, insert on publishing.withdrawal to psp_app;
select platform.audited('publishing.withdrawal', 'trace');

-- A finding that publishing would not show, with the reason: it waits for a person of the site.
create table publishing.refusal (
  id uuid primary key,
  site_id uuid not null references program.site,
  finding_id uuid not null,
  number text not null,
  statement text not null,
  refused_at timestamptz not null,
  code text not null,
  detail text not null,
  mend text not null
);
create index refusal_site on publishing.refusal (site_id, refused_at desc);
select access.protect('publishing.refusal', 'internal');
create policy read on publishing.refusal for select
  using (site_id = any (array(select access.sites_for('publishing.read'))));
grant select on publishing.refusal to psp_app;
select platform.audited('publishing.refusal');
