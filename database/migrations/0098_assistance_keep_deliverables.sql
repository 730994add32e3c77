-- What is handed over, version by version, and taken by a person of the other side.
create table assistance.deliverable (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  number text not null unique,
  state text not null default 'drafted',
  state_since timestamptz not null default now(),
  kind text not null check (kind in ('assessment', 'plan-or-policy', 'training-material', 'analysis', 'other')),
  title text not null check (length(btrim(title)) between 5 and 200),
  milestone_id uuid references assistance.work_plan_milestone,
  due_on date not null,
  written_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
create index deliverable_request on assistance.deliverable (request_id);
create index deliverable_site on assistance.deliverable (site_id, id desc);
select access.protect('assistance.deliverable', 'internal');
-- A draft is its providers' own; the site reads what was submitted.
create policy read on assistance.deliverable for select
  using (
    (state <> 'drafted' and site_id = any (array(select access.sites_for('assistance.read-delivery'))))
    or request_id = any (array(select assistance.my_requests())));
create policy write on assistance.deliverable for insert
  with check (
    written_by = access.person_id()
    and request_id = any (array(select assistance.my_requests()))
    and site_id = any (array(select access.sites_for('assistance.deliver'))));
create policy move on assistance.deliverable for update
  using (
    request_id = any (array(select assistance.my_requests()))
    or site_id = any (array(select access.sites_for('assistance.review-delivery'))));
grant select, insert, update (state, state_since) on assistance.deliverable to psp_app;
select platform.under_workflow('assistance.deliverable', 'tta-deliverable');
select platform.audited('assistance.deliverable');

-- A version is never changed: the next one is.
create table assistance.deliverable_version (
  id uuid primary key,
  site_id uuid not null references program.site,
  deliverable_id uuid not null references assistance.deliverable,
  version integer not null check (version > 0),
  summary text not null check (length(btrim(summary)) between 20 and 8000),
  -- What changed since the version before, for whoever reviews again.
  changes text not null default '' check (length(changes) <= 2000),
  link text check (link ~ '^https?://'),
  made_by uuid default access.person_id() references identity.person,
  made_at timestamptz not null default now(),
  unique (deliverable_id, version),
  check (version = 1 or length(btrim(changes)) >= 5)
);
select access.protect('assistance.deliverable_version', 'internal');
create policy read on assistance.deliverable_version for select
  using (exists (select from assistance.deliverable d where d.id = deliverable_id));
create policy add on assistance.deliverable_version for insert
  with check (
    made_by = access.person_id()
    and exists (
      select from assistance.deliverable d
      where d.id = deliverable_id and d.site_id = deliverable_version.site_id and d.state in ('drafted', 'returned')
        and d.request_id = any (array(select assistance.my_requests()))));
grant select, insert on assistance.deliverable_version to psp_app;
select platform.audited('assistance.deliverable_version');
