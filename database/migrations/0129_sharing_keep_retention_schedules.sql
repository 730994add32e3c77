-- How long an agency keeps a class of records, by which authority. A schedule is never changed: a new one stands from
-- its day on, so what was promised at any time stays known. Without months the class is kept for good.
create table sharing.retention_schedule (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  record_class text not null check (record_class ~ '^[a-z-]+\.[a-z-]+$'),
  keep_months integer check (keep_months between 1 and 1200),
  authority text not null check (length(btrim(authority)) between 3 and 300),
  note text not null default '' check (length(note) <= 1000),
  in_force_from date not null,
  set_by uuid references identity.person default access.person_id(),
  set_at timestamptz not null default now(),
  unique (site_id, agency_id, record_class, in_force_from)
);
select access.protect('sharing.retention_schedule', 'internal');
create policy read on sharing.retention_schedule for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.read') p));
create policy set_schedule on sharing.retention_schedule for insert
  with check (
    set_by = access.person_id()
    and (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.schedule') p));
grant select, insert (id, site_id, agency_id, record_class, keep_months, authority, note, in_force_from, set_by)
  on sharing.retention_schedule to psp_app;
select platform.audited('sharing.retention_schedule');

-- A hold stops every purge of what it covers, from its commit until it is released: some records, or (without ids) a
-- whole class.
create table sharing.legal_hold (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  record_class text not null check (record_class ~ '^[a-z-]+\.[a-z-]+$'),
  record_ids uuid[] check (cardinality(record_ids) between 1 and 10000),
  matter text not null check (length(btrim(matter)) between 3 and 200),
  reason text not null check (length(btrim(reason)) between 5 and 2000),
  placed_by uuid references identity.person default access.person_id(),
  placed_at timestamptz not null default now(),
  review_on date not null,
  released_at timestamptz,
  released_by uuid references identity.person,
  release_reason text check (length(btrim(release_reason)) between 5 and 2000),
  check ((released_at is null) = (release_reason is null))
);
create index legal_hold_open on sharing.legal_hold (agency_id, site_id, record_class) where released_at is null;
select access.protect('sharing.legal_hold', 'internal');
create policy read on sharing.legal_hold for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.read') p));
create policy place on sharing.legal_hold for insert
  with check (
    placed_by = access.person_id() and released_at is null
    and (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.hold') p));
-- What was released stays released.
create policy release on sharing.legal_hold for update
  using (
    released_at is null
    and (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.hold') p))
  with check (released_at is not null and released_by = access.person_id());
grant select, insert (id, site_id, agency_id, number, record_class, record_ids, matter, reason, placed_by, review_on),
  update (released_at, released_by, release_reason) on sharing.legal_hold to psp_app;
select platform.audited('sharing.legal_hold');

-- Placing a hold and purging a batch wait for each other: a batch sees every hold that was placed before it began, and
-- no hold is placed in the middle of one.
create function sharing.wait_for_purges_of(agency uuid, class text) returns void
  language sql set search_path = pg_catalog
  return pg_advisory_xact_lock(hashtextextended(agency::text || ' ' || class, 129));

create function sharing.stop_purges() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  perform sharing.wait_for_purges_of(new.agency_id, new.record_class);
  return new;
end $$;
create trigger stop_purges before insert on sharing.legal_hold
  for each row execute function sharing.stop_purges();

create function sharing.held_among(site uuid, agency uuid, class text, ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select i.id from unnest(ids) as i (id)
    where exists (
      select from sharing.legal_hold h
      where h.site_id = site and h.agency_id = agency and h.record_class = class and h.released_at is null
        and (h.record_ids is null or i.id = any (h.record_ids))
    );
  end;
revoke execute on function sharing.held_among from public;
grant execute on function sharing.held_among to psp_system;
