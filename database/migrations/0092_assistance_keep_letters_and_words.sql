-- A letter in which the agency’s executive stands behind what is asked. The file lies in the store under its hash.
create table assistance.letter (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  file_name text not null check (length(file_name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx')),
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sent_by uuid not null default access.person_id() references identity.person,
  sent_at timestamptz not null default now(),
  -- A later letter stands in its place; this one is kept.
  replaced_at timestamptz
);
create unique index letter_current on assistance.letter (request_id) where replaced_at is null;
create index letter_site on assistance.letter (site_id);
select access.protect('assistance.letter', 'internal');
create policy read on assistance.letter for select
  using (
    site_id = any (array(select access.sites_for('assistance.read')))
    and exists (select from assistance.request r where r.id = request_id));
create policy send on assistance.letter for insert
  with check (sent_by = access.person_id() and site_id = any (array(select access.sites_for('assistance.request'))));
create policy replace on assistance.letter for update
  using (site_id = any (array(select access.sites_for('assistance.request'))));
grant select, insert, update (replaced_at) on assistance.letter to psp_app;
select platform.audited('assistance.letter');

-- What is said about a request, by name and for all who may read it.
create table assistance.comment (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  author_id uuid not null default access.person_id() references identity.person,
  said_at timestamptz not null,
  words text not null check (length(btrim(words)) between 1 and 4000)
);
create index comment_request on assistance.comment (request_id, said_at);
create index comment_site on assistance.comment (site_id);
select access.protect('assistance.comment', 'internal');
create policy read on assistance.comment for select
  using (
    site_id = any (array(select access.sites_for('assistance.read')))
    and exists (select from assistance.request r where r.id = request_id));
create policy say on assistance.comment for insert
  with check (
    author_id = access.person_id()
    and site_id = any (array(select access.sites_for('assistance.read')))
    and exists (select from assistance.request r where r.id = request_id));
grant select, insert on assistance.comment to psp_app;
select platform.audited('assistance.comment');

-- With whom a request is split or merged is kept on it; what became of what it said is kept here, as it was.
create table assistance.joining (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  other_id uuid not null references assistance.request,
  kind text not null check (kind in ('split', 'merge')),
  reason text not null check (length(btrim(reason)) between 5 and 1000),
  -- What the request said before.
  before jsonb not null,
  at timestamptz not null,
  person_id uuid not null default access.person_id() references identity.person
);
create index joining_request on assistance.joining (request_id);
create index joining_other on assistance.joining (other_id);
create index joining_site on assistance.joining (site_id);
select access.protect('assistance.joining', 'internal');
create policy read on assistance.joining for select
  using (site_id = any (array(select access.sites_for('assistance.read'))));
create policy keep on assistance.joining for insert
  with check (person_id = access.person_id() and site_id = any (array(select access.sites_for('assistance.triage'))));
grant select, insert on assistance.joining to psp_app;
select platform.audited('assistance.joining');
