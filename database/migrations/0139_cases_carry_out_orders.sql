-- An order of a court to seal, unseal or expunge a case: one records officer enters it, another approves it, the system
-- carries it out. It names the case by its id alone, so that it may outlive it.
create table cases.court_order (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null,
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  kind text not null check (kind in ('seal', 'unseal', 'expunge')),
  case_id uuid not null,
  agency_id uuid not null references identity.agency,
  -- As the court names it. It goes with the case when the case is expunged; its hash stays.
  order_reference text check (length(order_reference) between 1 and 120),
  order_hash text not null check (order_hash ~ '^[0-9a-f]{64}$'),
  ordered_on date not null,
  proposed_by uuid not null default access.person_id() references identity.person,
  -- Files that only this case held, while they wait to be removed from the store.
  files text[] not null default '{}',
  removed jsonb not null default '{}'
);
create index court_order_site on cases.court_order (site_id, id desc);
create unique index court_order_open on cases.court_order (case_id) where state in ('proposed', 'approved');
select access.protect('cases.court_order', 'internal');
select access.classify('cases.court_order', 'cji', 'order_reference');
create policy read on cases.court_order for select
  using (site_id = any (array(select access.sites_for('cases.seal'))));
create policy propose on cases.court_order for insert
  with check (
    proposed_by = access.person_id() and state = 'proposed'
    and agency_id = any (array(select access.agencies_for('cases.seal')))
    and site_id = any (array(select access.sites_for('cases.seal'))));
create policy move on cases.court_order for update
  using (site_id = any (array(select access.sites_for('cases.seal'))));
grant select on cases.court_order to psp_app;
grant insert (id, site_id, number, title, kind, case_id, agency_id, order_reference, order_hash, ordered_on)
  on cases.court_order to psp_app;
grant update (state, state_since) on cases.court_order to psp_app;
select platform.audited('cases.court_order', 'order_reference', 'files');
select platform.under_workflow('cases.court_order', 'court-order');

-- All that stays of an expunged case.
create table cases.tombstone (
  id uuid primary key,
  site_id uuid not null references program.site,
  order_hash text not null,
  at timestamptz not null default now()
);
select access.protect('cases.tombstone', 'internal');
create policy read on cases.tombstone for select
  using (site_id = any (array(select access.sites_for('cases.seal'))));
grant select on cases.tombstone to psp_app;

-- What systems called the case, as hashes: told once more, it is not taken in again.
create table cases.tombstone_reference (
  hash text primary key,
  tombstone_id uuid not null references cases.tombstone,
  site_id uuid not null references program.site
);
select access.protect('cases.tombstone_reference', 'internal');
create policy read on cases.tombstone_reference for select
  using (site_id = any (array(select access.sites_for('cases.seal'))));

create function cases.hash_of_reference(agency uuid, from_source text, reference text) returns text
  language sql immutable set search_path = pg_catalog
  return encode(sha256(convert_to(agency::text || E'\n' || from_source || E'\n' || reference, 'UTF8')), 'hex');

-- Of an agency's own references, those of cases that were expunged.
create function cases.expunged_among(agency uuid, from_source text, names text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog as $$
  select asked from unnest(names) asked
  join cases.tombstone_reference t on t.hash = cases.hash_of_reference(agency, from_source, asked)
  where agency = any (array(select access.agencies_for('cases.record')))
    or pg_has_role(session_user, 'psp_system', 'usage');
$$;
revoke execute on function cases.expunged_among from public;
grant execute on function cases.expunged_among to psp_app, psp_system;

-- Rows of cases that stand in compartments, whoever keeps them: read off the catalogue, so that a table added later
-- is sealed and emptied like the others.
create function cases.move_to_seal(sealed jsonb) returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  target text;
begin
  for target in
    select c.table_name from information_schema.columns c
    join information_schema.columns other
      on other.table_schema = c.table_schema and other.table_name = c.table_name and other.column_name = 'compartment_id'
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'cases' and c.column_name = 'case_id'
    order by c.table_name
  loop
    execute format($q$
      update cases.%I row
      set compartment_id = sharing.compartment_for(c.site_id, c.owner_agency_id, c.record_class, c.field, w.seal)
      from jsonb_to_recordset($1) w (case_id uuid, seal text), sharing.compartment c
      where row.case_id = w.case_id and c.id = row.compartment_id and c.seal <> w.seal$q$, target)
    using sealed;
  end loop;
end $$;
revoke execute on function cases.move_to_seal from public;
grant execute on function cases.move_to_seal to psp_system;

-- What feeds left lying of a case beside its record.
create function cases.remove_leavings(gone uuid) returns void
  language sql volatile set search_path = pg_catalog as $$
  delete from cases.set_aside s using cases.reference r
  where r.case_id = gone and s.agency_id = r.agency_id and s.source = r.source and s.reference = r.reference;
  delete from cases.conflict where case_id = gone;
$$;
revoke execute on function cases.remove_leavings from public;
grant execute on function cases.remove_leavings to psp_system;

-- Removes a case and every row that hangs on it; says how many went from which table.
create function cases.remove_case(gone uuid) returns jsonb
  language plpgsql set search_path = pg_catalog as $$
declare
  target text;
  n bigint;
  counts jsonb := '{}';
begin
  perform cases.remove_leavings(gone);
  for target in
    select c.table_name from information_schema.columns c
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'cases' and c.column_name = 'case_id'
      and c.table_name not in ('court_order', 'measure_due')
    -- What hangs on an event goes before it.
    order by c.table_name = 'event', c.table_name
  loop
    execute format('delete from cases.%I where case_id = $1', target) using gone;
    get diagnostics n = row_count;
    if n > 0 then
      counts := counts || jsonb_build_object('cases.' || target, n);
    end if;
  end loop;
  delete from cases.case where id = gone;
  -- Answers kept for a caller who asks twice, and the words with which someone broke glass for it.
  delete from platform.idempotency_key where reply::text like '%' || gone || '%';
  update sharing.broken_glass set reason = 'The words went with the case that they were about.', record_number = 'removed'
  where record_id = gone;
  return counts;
end $$;
revoke execute on function cases.remove_case from public;
grant execute on function cases.remove_case to psp_system;
