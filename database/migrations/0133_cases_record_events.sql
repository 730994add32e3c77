-- How an agency's own system names a case: the address its feed uses. Seen by that agency alone.
create table cases.reference (
  agency_id uuid not null references identity.agency,
  source text not null,
  reference text not null check (length(reference) between 1 and 120),
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  primary key (agency_id, source, reference)
);
create index reference_case on cases.reference (case_id);
select access.protect('cases.reference', 'cji');
create policy read on cases.reference for select
  using (agency_id = any (array(select access.agencies_for('cases.record'))));
create policy name on cases.reference for insert
  with check (agency_id = any (array(select access.agencies_for('cases.record')))
    and site_id = any (array(select access.sites_for('cases.record'))));
grant select, insert on cases.reference to psp_app;

-- A case under a seal: every row of it stands in compartments with that seal, and what is added goes there too.
create table cases.seal (
  case_id uuid primary key references cases.case,
  site_id uuid not null references program.site,
  seal text not null check (seal in ('juvenile', 'sealed')),
  since timestamptz not null default now()
);
select access.protect('cases.seal', 'cji');
create policy read on cases.seal for select
  using (exists (select from cases.part p where p.case_id = seal.case_id));
grant select on cases.seal to psp_app;

-- Under which seal new rows of these cases belong. Whoever asks already holds the ids.
create function cases.seals_of(cases uuid[]) returns table (case_id uuid, seal text)
  language sql stable security definer set search_path = pg_catalog as $$
  select s.case_id, s.seal from cases.seal s where s.case_id = any (seals_of.cases);
$$;
revoke execute on function cases.seals_of from public;
grant execute on function cases.seals_of to psp_app, psp_system;

-- What of a batch is known already: the same, or told otherwise under the same revision. An agency asks about its own
-- events alone; which of another's are known stays unsaid. `told` is [{position, source_key, revision, kind,
-- effective_at, defendant_key, charge_key, hearing_key, payload, fields}].
create function cases.known_of(agency uuid, from_source text, told jsonb)
  returns table ("position" integer, case_id uuid, same boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  select t.position, e.case_id,
    e.kind = t.kind
      and e.effective_at = t.effective_at
      and e.defendant_key is not distinct from t.defendant_key
      and e.charge_key is not distinct from t.charge_key
      and e.hearing_key is not distinct from t.hearing_key
      and e.payload = t.payload
      and coalesce((select jsonb_object_agg(f.field, f.content) from cases.event_field f where f.event_id = e.id), '{}')
        = coalesce(t.fields, '{}')
  from jsonb_to_recordset(told) t (
    "position" integer, source_key text, revision integer, kind text, effective_at timestamptz,
    defendant_key text, charge_key text, hearing_key text, payload jsonb, fields jsonb
  )
  join cases.event e
    on e.agency_id = agency and e.source = from_source
    and e.source_key = t.source_key and e.revision = t.revision
  where agency = any (array(select access.agencies_for('cases.record'))) 
    or pg_has_role(session_user, 'psp_system', 'usage');
$$;
revoke execute on function cases.known_of from public;
grant execute on function cases.known_of to psp_app, psp_system;

-- A trigger may be written before its day: it stands in the queue from `raised_at` until `ends_at`, and nothing has to
-- run on either.
alter table cases.queue_item add column ends_at timestamptz;
select access.classify('cases.queue_item', 'cji', 'ends_at');
create view cases.open_queue_item with (security_invoker = true) as
  select q.* from cases.queue_item q
  where q.resolved_at is null and q.raised_at <= now() and (q.ends_at is null or q.ends_at > now());
grant select on cases.open_queue_item to psp_app, psp_system;

create unique index defendant_told on cases.defendant (case_id, compartment_id, defendant_key);

-- Few events: each leaves its own row in the audit, by its id alone. Many: one row with their count.
create function cases.audit_recorded() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  n bigint;
  site uuid;
begin
  select count(*), min(site_id::text)::uuid into n, site from added;
  if n > 20 then
    perform platform.record_audit('bulk', 'cases.event', null, site, null, jsonb_build_object('rows', n));
  else
    perform platform.record_audit('insert', 'cases.event', a.id::text, a.site_id, a.agency_id,
      jsonb_build_object('case_id', a.case_id))
    from added a;
  end if;
  return null;
end $$;
create trigger audited after insert on cases.event
  referencing new table as added for each statement execute function cases.audit_recorded();
create trigger audited_in_bulk after insert on cases.event_field
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
create trigger audited_in_bulk after insert on cases.case
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
create trigger audited_in_bulk after insert on cases.reference
  referencing new table as added for each statement execute function platform.audit_bulk_insert();
-- What a person resolved, without the words of it.
create trigger audited after update on cases.queue_item
  for each row when (old.resolved_by is distinct from new.resolved_by)
  execute function platform.audit_row('words', 'resolution', 'fact_key');
