-- A name is looked for by its last word first, as files are kept: `maria del rio` is found under `rio maria del`.
alter table cases.defendant add column search_key text generated always as (
  coalesce(
    substring(search_name from '[^ ]+$') || ' ' || substring(search_name from '^(.*[^ ]) +[^ ]+$'),
    search_name
  )
) stored;
select access.classify('cases.defendant', 'cji', 'search_key');

-- A search reads each open compartment by itself and no other: a hidden record then costs nothing and tells nothing,
-- not by a result, a count, or the time it took. The order is the byte's, so that a beginning is one stretch of the
-- index, and is compared by operators the row policies let pass (`like` is not among them).
create index defendant_search on cases.defendant (compartment_id, search_key collate "C", id);
create index part_search on cases.part (compartment_id, local_number collate "C", id);
create index charge_search on cases.charge (compartment_id, statute collate "C", case_id, id);

-- What is mine, open or closed; what was decided when.
create index part_mine on cases.part (assigned_to_id, status_since, id);
create index part_closed on cases.part (compartment_id, kind, closed_on);

-- Which fields of which classes are open to whoever is asking at this site, whether or not there is any record: what
-- a page says is closed must not depend on what is there.
create function cases.fields_open_to_me(site uuid) returns table (
  record_class text, field text, seal text, giver_agency_id uuid, own boolean
) language plpgsql stable security definer rows 30 set search_path = pg_catalog as $$
begin
  return query
    with mine as materialized (
      select r.record_class, r.seal, r.agency_id from sharing.my_reading() r
      where r.record_class like 'cases.%' and (r.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = r.membership_id and ms.site_id = site
      ))
    )
    select f.record_class, f.name, m.seal, m.agency_id, true
    from mine m join sharing.record_field f on f.record_class = m.record_class
    union
    select s.record_class, s.field, m.seal, s.giver_agency_id, false
    from mine m
    join sharing.share s
      on s.receiver_agency_id = m.agency_id and s.site_id = site and s.record_class = m.record_class
    join sharing.record_field f on f.record_class = s.record_class and f.name = s.field and f.shareable
    join sharing.agreement a
      on a.id = s.agreement_id and a.state = 'in force' and a.starts_at <= now() and a.ends_at > now()
    where m.seal = 'open' or (m.seal = 'juvenile' and a.includes_juveniles);
end $$;
revoke execute on function cases.fields_open_to_me from public;
grant execute on function cases.fields_open_to_me to psp_app, psp_system;

-- The agencies at work on cases at a site: those with a member there who may record. Whom one can refer to is no secret.
create function cases.agencies_at(site uuid) returns table (id uuid, name text, kind text)
  language sql stable security definer rows 10 set search_path = pg_catalog as $$
  select a.id, a.name, a.kind
  from identity.agency a
  where access.may('cases.record', site) and exists (
    select from identity.membership m
    join access.permission_role r on r.role = m.role and r.permission = 'cases.record'
    where m.agency_id = a.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
      and (m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
  )
  order by a.name;
$$;
-- The people of one's own agencies to whom a case at this site may be given.
create function cases.colleagues_at(site uuid) returns table (id uuid, name text, agency_id uuid)
  language sql stable security definer rows 20 set search_path = pg_catalog as $$
  select distinct p.id, p.name, m.agency_id
  from identity.membership m
  join identity.person p on p.id = m.person_id and p.status = 'active' and p.kind = 'human'
  join access.permission_role r on r.role = m.role and r.permission = 'cases.record'
  where m.agency_id = any (array(select access.agencies_for('cases.record')))
    and access.may('cases.record', site)
    and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
    and (m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
  order by p.name;
$$;
revoke execute on function cases.agencies_at, cases.colleagues_at from public;
grant execute on function cases.agencies_at, cases.colleagues_at to psp_app, psp_system;
