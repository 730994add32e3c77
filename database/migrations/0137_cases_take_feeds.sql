-- What came in from an agency's own systems, by API or as a file: how much of it was recorded, what could not be and
-- why, and where it says otherwise than what was known. Seen by that agency alone: nothing here is shared.
create table cases.delivery (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  form text not null check (form in ('api', 'csv', 'nibrs', 'replay')),
  file_name text check (length(file_name) between 1 and 255),
  -- The hash is kept, the file is not: once its rows are events or set aside, a copy beside them would outlive an
  -- order to expunge.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  state text not null default 'received' check (state in ('received', 'checked', 'applied', 'discarded', 'refused')),
  refusal jsonb,
  received_at timestamptz not null default now(),
  received_by uuid not null default access.person_id() references identity.person,
  applied_at timestamptz,
  told integer not null default 0,
  recorded integer not null default 0,
  duplicate integer not null default 0,
  superseded integer not null default 0,
  set_aside integer not null default 0,
  conflicts integer not null default 0
);
create index delivery_newest on cases.delivery (site_id, received_at desc, id desc);

-- A row that could not be recorded, as it was told, with every reason. Mended, it is told again.
create table cases.set_aside (
  id uuid primary key,
  delivery_id uuid not null references cases.delivery,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  source text not null,
  -- Its own name in the source, where it gave one: told again and again it is one row.
  source_key text,
  reference text,
  file_row integer,
  told jsonb not null,
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and reasons <> '[]'),
  state text not null default 'waiting' check (state in ('waiting', 'recorded', 'discarded')),
  set_aside_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references identity.person
);
create unique index set_aside_once on cases.set_aside (agency_id, source, source_key) where state = 'waiting';
create index set_aside_waiting on cases.set_aside (site_id, set_aside_at desc, id desc) where state = 'waiting';
create index set_aside_delivery on cases.set_aside (delivery_id, file_row);
create index set_aside_reference on cases.set_aside (agency_id, source, reference);

-- Where a delivery says otherwise than what stood: recorded all the same, for the record derives what stands from
-- everything that was told, but nobody should have to find it by chance.
create table cases.conflict (
  id uuid primary key,
  delivery_id uuid not null references cases.delivery,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  case_id uuid not null references cases.case on delete cascade,
  code text not null,
  words text not null,
  found_at timestamptz not null default now(),
  unique (delivery_id, case_id, code, words)
);
create index conflict_case on cases.conflict (case_id);

do $$
declare
  target text;
begin
  foreach target in array array['delivery', 'set_aside', 'conflict'] loop
    perform access.protect(('cases.' || target)::regclass, 'cji');
    execute format($p$create policy own on cases.%I
      using (agency_id = any (array(select access.agencies_for('cases.record')))
        and site_id = any (array(select access.sites_for('cases.record'))))
      with check (agency_id = any (array(select access.agencies_for('cases.record')))
        and site_id = any (array(select access.sites_for('cases.record'))))$p$, target);
    execute format('grant select, insert on cases.%I to psp_app', target);
  end loop;
end $$;
grant update (state, refusal, applied_at, told, recorded, duplicate, superseded, set_aside, conflicts)
  on cases.delivery to psp_app;
grant update (delivery_id, told, reasons, state, set_aside_at, settled_at, settled_by) on cases.set_aside to psp_app;
select platform.audited('cases.delivery', 'file_name', 'refusal');
create trigger audited_in_bulk after insert on cases.set_aside
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
create trigger audited after update on cases.set_aside
  for each row when (old.state is distinct from new.state)
  execute function platform.audit_row('told', 'reasons', 'source_key', 'reference');
create trigger audited_in_bulk after insert on cases.conflict
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
