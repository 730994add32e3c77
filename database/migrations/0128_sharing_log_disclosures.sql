-- Every time rows leave the platform, the agency whose rows they are can say who took them, to whom they went, what
-- they were, and on what ground. The log is added to and, when its own retention is over, purged; never changed.

create table sharing.disclosure (
  id uuid primary key,
  site_id uuid not null references program.site,
  -- Whose rows they were.
  agency_id uuid not null references identity.agency,
  -- To the millisecond, as lists page by it.
  at timestamptz not null default date_trunc('milliseconds', now()),
  kind text not null check (kind in ('export', 'webhook', 'records request')),
  by_person_id uuid references identity.person,
  recipient text not null check (length(btrim(recipient)) between 1 and 200),
  recipient_agency_id uuid references identity.agency,
  record_class text not null,
  fields text[] not null,
  what text not null check (length(btrim(what)) between 3 and 1000),
  purpose text,
  basis text not null check (basis in ('agreement', 'law', 'own records')),
  agreement_id uuid references sharing.agreement,
  law text,
  records_request_id uuid references sharing.records_request on delete set null,
  record_count integer not null check (record_count >= 0),
  -- Over the ids that left, so that a list found later can be held against the log.
  records_hash text not null check (records_hash ~ '^[0-9a-f]{64}$'),
  check ((basis = 'agreement') = (agreement_id is not null)),
  check ((basis = 'law') = (law is not null)),
  check (records_request_id is null or kind = 'records request')
);
create index disclosure_request on sharing.disclosure (records_request_id) where records_request_id is not null;
create index disclosure_agency on sharing.disclosure (agency_id, site_id, at desc, id desc);
select access.protect('sharing.disclosure', 'internal');
create policy read on sharing.disclosure for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.read') p));
grant select on sharing.disclosure to psp_app;

-- Which records left, so that whoever has one can be told when it is corrected, sealed or expunged.
create table sharing.disclosed_record (
  disclosure_id uuid not null references sharing.disclosure on delete cascade,
  record_id uuid not null,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  primary key (disclosure_id, record_id)
);
create index disclosed_record_record on sharing.disclosed_record (record_id);
select access.protect('sharing.disclosed_record', 'internal');
create policy read on sharing.disclosed_record for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.read') p));
grant select on sharing.disclosed_record to psp_app;

-- What a row says of people stays out of the audit: a purge of the log would be no purge otherwise.
create trigger audited after insert or update on sharing.disclosure
  for each row execute function platform.audit_row('recipient', 'what', 'purpose');
create trigger audited_deletion after delete on sharing.disclosure
  for each row execute function platform.audit_row('recipient', 'what', 'purpose', 'law', 'fields');

create function sharing.hash_of_ids(ids uuid[]) returns text
  language sql immutable parallel safe set search_path = pg_catalog
  return (
    select encode(sha256(convert_to(coalesce(string_agg(i.id::text || E'\n', '' order by i.id), ''), 'UTF8')), 'hex')
    from (select distinct unnest(ids) as id) i
  );

-- Whoever takes another agency's rows along writes into that agency's log, which they may not read. So the log is
-- written here, in their name, and an agreement they rest on has to be one that opens these very rows to them. Null
-- where nothing allows it: then nothing may leave.
create function sharing.record_disclosure(d sharing.disclosure, record_ids uuid[]) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if d.basis = 'agreement' and not exists (
    select from unnest(d.fields) wanted
    having count(*) > 0 and bool_and(exists (
      select from sharing.opened_to(array[d.recipient_agency_id]) o
      where o.agreement_id = d.agreement_id and o.site_id = d.site_id and o.owner_agency_id = d.agency_id
        and o.record_class = d.record_class and o.field = wanted
    ))
  ) then
    return null;
  end if;
  if d.basis = 'own records' and d.recipient_agency_id is distinct from d.agency_id then
    return null;
  end if;
  if d.kind = 'records request' and not exists (
    select from sharing.records_request r
    where r.id = d.records_request_id and r.agency_id = d.agency_id and r.site_id = d.site_id
      and (pg_has_role(session_user, 'psp_system', 'usage') or exists (
        select from sharing.posts_for('disclosure.answer') p where p.agency_id = r.agency_id and p.site_id = r.site_id))
  ) then
    return null;
  end if;
  insert into sharing.disclosure (
    id, site_id, agency_id, at, kind, by_person_id, recipient, recipient_agency_id, record_class, fields, what, purpose,
    basis, agreement_id, law, records_request_id, record_count, records_hash
  ) values (
    d.id, d.site_id, d.agency_id, date_trunc('milliseconds', now()), d.kind, access.person_id(), d.recipient, d.recipient_agency_id, d.record_class,
    d.fields, d.what, d.purpose, d.basis, d.agreement_id, d.law, d.records_request_id,
    greatest(d.record_count, cardinality(record_ids)), sharing.hash_of_ids(record_ids)
  );
  insert into sharing.disclosed_record (disclosure_id, record_id, site_id, agency_id)
  select d.id, i.id, d.site_id, d.agency_id from (select distinct unnest(record_ids) as id) i;
  insert into platform.event (id, kind, site_id, subject_table, subject_id, person_id, permission)
  values (gen_random_uuid(), 'disclosure.recorded', d.site_id, 'sharing.disclosure', d.id, access.person_id(),
    'disclosure.read');
  return d.id;
end $$;
