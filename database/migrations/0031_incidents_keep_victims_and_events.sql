-- The rows themselves. A row lives from one version until another, so versions are immutable without copying
-- what did not change: version n holds the rows with from_version <= n and to_version null or > n.
-- Rows of a file that is read but not accepted carry a version that nobody can see yet.
-- Bulk tables carry no foreign keys: each would cost a look-up for every row of every file.

create table incidents.victim (
  site_id uuid not null,
  source_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  from_version integer not null,
  to_version integer,
  file_row integer not null,
  -- 128 bits of a hash of the facts; the uuid type stores exactly that.
  content_hash uuid not null,
  occurred_at timestamptz not null,
  occurred_local timestamp not null,
  is_fatal boolean,
  age smallint,
  longitude double precision,
  latitude double precision,
  -- Metres in the site's own projection.
  x double precision,
  y double precision,
  report_number text,
  block text,
  district text,
  race text,
  sex text,
  age_group text,
  notes text[],
  primary key (site_id, source_id, id)
);
select access.protect('incidents.victim', 'internal');
select access.classify('incidents.victim', 'cji', 'age', 'race', 'sex', 'age_group');
create policy read on incidents.victim for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy withdraw on incidents.victim for update
  using (site_id = any (array(select access.sites_for('incidents.accept'))))
  with check (site_id = any (array(select access.sites_for('incidents.accept'))));
grant select on incidents.victim to psp_app;
grant update (to_version) on incidents.victim to psp_app;
create trigger audited_in_bulk after insert on incidents.victim
  referencing new table as added for each statement execute function platform.audit_bulk_insert();

-- One shooting, however many it hit. Its victims never change: other victims make another event.
create table incidents.event (
  site_id uuid not null,
  source_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  from_version integer not null,
  to_version integer,
  occurred_at timestamptz not null,
  occurred_local timestamp not null,
  victims integer not null,
  fatal integer not null,
  longitude double precision,
  latitude double precision,
  x double precision,
  y double precision,
  block text,
  district text,
  report_numbers text[] not null,
  -- Who was hit, the first of them first. They lie here and not in a table of pairs: nobody asks from the other side,
  -- and a pair for every victim cost as much as the victim itself.
  victim_ids uuid[] not null default '{}',
  primary key (site_id, source_id, id)
);
select access.protect('incidents.event', 'internal');
create policy read on incidents.event for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy withdraw on incidents.event for update
  using (site_id = any (array(select access.sites_for('incidents.accept'))))
  with check (site_id = any (array(select access.sites_for('incidents.accept'))));
grant select on incidents.event to psp_app;
grant update (to_version) on incidents.event to psp_app;
create trigger audited_in_bulk after insert on incidents.event
  referencing new table as added for each statement execute function platform.audit_bulk_insert();

-- What an import will end when it is accepted, and by what each row is replaced.
create table incidents.closing (
  site_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('victim', 'event')),
  row_id uuid not null,
  replaced_by uuid,
  primary key (site_id, import_id, kind, row_id)
);
select access.protect('incidents.closing', 'internal');
create policy read on incidents.closing for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
grant select on incidents.closing to psp_app;

-- Rows that could not be taken, whole, with every reason.
create table incidents.set_aside_row (
  site_id uuid not null,
  import_id uuid not null,
  file_row integer not null,
  fields text[] not null,
  reasons jsonb not null,
  corrected text[],
  corrected_by uuid,
  corrected_at timestamptz,
  correction_id uuid,
  primary key (site_id, import_id, file_row)
);
select access.protect('incidents.set_aside_row', 'internal');
select access.classify('incidents.set_aside_row', 'cji', 'fields', 'corrected');
create policy read on incidents.set_aside_row for select
  using (site_id = any (array(select access.sites_for('incidents.read'))));
create policy correct on incidents.set_aside_row for update
  using (site_id = any (array(select access.sites_for('incidents.import'))))
  with check (site_id = any (array(select access.sites_for('incidents.import'))));
grant select on incidents.set_aside_row to psp_app;
grant update (corrected, corrected_by, corrected_at, correction_id) on incidents.set_aside_row to psp_app;
create trigger audited_in_bulk after insert on incidents.set_aside_row
  referencing new table as added for each statement execute function platform.audit_bulk_insert();

-- A file that is discarded leaves nothing behind. Only rows that no version holds can be removed this way.
create function incidents.remove_rows_of(discarded uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  the_import incidents.import;
begin
  select * into the_import from incidents.import i where i.id = discarded;
  if the_import.state is distinct from 'discarded' or not access.may('incidents.import', the_import.site_id) then
    raise exception 'only a discarded import can be emptied' using errcode = 'PSP02';
  end if;
  delete from incidents.victim v
    where v.site_id = the_import.site_id and v.source_id = the_import.source_id and v.import_id = discarded;
  delete from incidents.event e
    where e.site_id = the_import.site_id and e.source_id = the_import.source_id and e.import_id = discarded;
  delete from incidents.closing c where c.site_id = the_import.site_id and c.import_id = discarded;
  update incidents.set_aside_row r set correction_id = null
    where r.site_id = the_import.site_id and r.correction_id = discarded;
end $$;
revoke execute on function incidents.remove_rows_of from public;
grant execute on function incidents.remove_rows_of to psp_app, psp_system;
