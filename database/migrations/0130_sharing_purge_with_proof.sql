-- Records whose time is over are purged when one person has proposed it and another approved. What stays is the proof:
-- a tombstone for each record with nothing but its id, and a certificate over them that can be computed again.
create table sharing.purge (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  title text not null,
  record_class text not null,
  schedule_id uuid not null references sharing.retention_schedule,
  -- Records whose time began before this day go.
  cutoff date not null,
  reason text not null check (length(btrim(reason)) between 5 and 1000),
  expected integer not null check (expected >= 0),
  proposed_by uuid references identity.person default access.person_id(),
  proposed_at timestamptz not null default now(),
  -- How far the purge has come; the next batch begins after this record.
  last_id uuid,
  purged integer not null default 0,
  held_back integer not null default 0,
  finished_at timestamptz,
  records_hash text check (records_hash ~ '^[0-9a-f]{64}$'),
  -- Rows that went, by table.
  row_counts jsonb not null default '{}',
  certificate jsonb,
  signature text,
  check ((finished_at is null) = (records_hash is null)),
  check ((finished_at is null) = (certificate is null)),
  check ((certificate is null) = (signature is null))
);
create index purge_agency on sharing.purge (agency_id, site_id, id desc);
-- One at a time: two purges of one class would count the same records.
create unique index purge_open on sharing.purge (agency_id, site_id, record_class)
  where state in ('proposed', 'approved');
select access.protect('sharing.purge', 'internal');
create policy read on sharing.purge for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.read') p));
create policy propose on sharing.purge for insert
  with check (
    proposed_by = access.person_id() and finished_at is null and purged = 0
    and (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.purge') p));
create policy decide on sharing.purge for update
  using ((agency_id, site_id) in (
    select p.agency_id, p.site_id from sharing.posts_for('retention.purge') p
    union select p.agency_id, p.site_id from sharing.posts_for('retention.approve-purge') p));
grant select, insert (id, site_id, agency_id, number, state, title, record_class, schedule_id, cutoff, reason, expected,
  proposed_by), update (state, state_since) on sharing.purge to psp_app;
select platform.under_workflow('sharing.purge', 'retention-purge');
select platform.audited('sharing.purge', 'last_id');

-- The cutoff is the schedule's, not the proposer's.
create function sharing.check_purge() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (
    select from sharing.retention_schedule s
    where s.id = new.schedule_id and s.site_id = new.site_id and s.agency_id = new.agency_id
      and s.record_class = new.record_class and s.keep_months is not null and s.in_force_from <= current_date + 1
      and new.cutoff <= current_date + 1 - make_interval(months => s.keep_months)
      and not exists (
        select from sharing.retention_schedule newer
        where newer.site_id = s.site_id and newer.agency_id = s.agency_id and newer.record_class = s.record_class
          and newer.in_force_from > s.in_force_from and newer.in_force_from <= current_date
      )
  ) then
    raise exception 'no schedule in force lets these records go' using errcode = 'PSP22';
  end if;
  return new;
end $$;
create trigger check_purge before insert on sharing.purge
  for each row execute function sharing.check_purge();

create table sharing.purge_batch (
  purge_id uuid not null references sharing.purge,
  ordinal integer not null check (ordinal > 0),
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  at timestamptz not null default now(),
  purged integer not null check (purged >= 0),
  held_back integer not null check (held_back >= 0),
  records_hash text not null,
  primary key (purge_id, ordinal)
);
select access.protect('sharing.purge_batch', 'internal');
create policy read on sharing.purge_batch for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.read') p));
grant select on sharing.purge_batch to psp_app;

create table sharing.tombstone (
  record_id uuid not null,
  record_class text not null,
  purge_id uuid not null references sharing.purge,
  ordinal integer not null,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  at timestamptz not null default now(),
  primary key (purge_id, record_id),
  foreign key (purge_id, ordinal) references sharing.purge_batch (purge_id, ordinal)
);
create index tombstone_record on sharing.tombstone (record_id);
select access.protect('sharing.tombstone', 'internal');
create policy read on sharing.tombstone for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('retention.read') p));
grant select on sharing.tombstone to psp_app;
-- Tombstones and batches are proof: nobody rewrites them, not the system either.
revoke update, delete on sharing.tombstone, sharing.purge_batch from psp_system;

-- The last guard: whatever the code does, the transaction that would purge a held record, or one of a purge that
-- nobody approved, fails as a whole.
create function sharing.check_tombstones() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from added a
    left join sharing.purge p on p.id = a.purge_id
    where p.state is distinct from 'approved' or p.record_class <> a.record_class
      or p.agency_id <> a.agency_id or p.site_id <> a.site_id
  ) then
    raise exception 'records are purged by an approved purge of their class' using errcode = 'PSP22';
  end if;
  if exists (
    select from added a
    join sharing.legal_hold h on h.agency_id = a.agency_id and h.site_id = a.site_id
      and h.record_class = a.record_class and h.released_at is null
    where h.record_ids is null or a.record_id = any (h.record_ids)
  ) then
    raise exception 'a record under a legal hold is not purged' using errcode = 'PSP23';
  end if;
  return null;
end $$;
create trigger check_tombstones after insert on sharing.tombstone
  referencing new table as added for each statement execute function sharing.check_tombstones();
create trigger audited after insert on sharing.tombstone
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
