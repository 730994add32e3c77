-- What agreements open to an agency is worked out by one function. The policies ask it for the agencies of whoever is
-- asking; "What would agency X see?" asks it for X, and may add an agreement that is only proposed.
create function sharing.opened_to(receivers uuid[], proposed uuid default null) returns table (
  agreement_id uuid, receiver_agency_id uuid, compartment_id integer, site_id uuid, owner_agency_id uuid,
  record_class text, field text, seal text
) language plpgsql stable security definer rows 50 set search_path = pg_catalog as $$
begin
  return query
    select a.id, s.receiver_agency_id, c.id, c.site_id, c.owner_agency_id, c.record_class, c.field, c.seal
    from sharing.share s
    join sharing.agreement a on a.id = s.agreement_id
    join sharing.record_field f on f.record_class = s.record_class and f.name = s.field and f.shareable
    join sharing.compartment c
      on c.site_id = s.site_id and c.owner_agency_id = s.giver_agency_id
      and c.record_class = s.record_class and c.field = s.field
    where s.receiver_agency_id = any (receivers)
      and ((a.state = 'in force' and a.starts_at <= now() and a.ends_at > now()) or (a.id = proposed and a.state in ('draft', 'legal review', 'for signature', 'signed')))
      and (c.seal = 'open' or (c.seal = 'juvenile' and a.includes_juveniles));
end $$;
revoke execute on function sharing.opened_to from public;

create or replace function sharing.open_compartments() returns setof integer
  language plpgsql stable security definer rows 50 set search_path = pg_catalog as $$
begin
  return query
    with mine as materialized (
      select r.record_class, r.seal, r.agency_id, r.every_site, r.membership_id from sharing.my_reading() r
    )
    select c.id
    from mine m
    join sharing.compartment c
      on c.owner_agency_id = m.agency_id and c.record_class = m.record_class and c.seal = m.seal
    where m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.membership_id and ms.site_id = c.site_id
    )
    union
    select o.compartment_id
    from sharing.opened_to(array(select distinct m.agency_id from mine m)) o
    join mine m
      on m.agency_id = o.receiver_agency_id and m.record_class = o.record_class and m.seal = o.seal
    where m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.membership_id and ms.site_id = o.site_id
    );
end $$;
drop function sharing.shares_in_force();

-- Asked by those who may read the site's agreements. Rows of the agency's own are named without an agreement.
create function sharing.agency_sees(site uuid, agency uuid, proposed uuid default null) returns table (
  owner_agency_id uuid, record_class text, field text, seal text, agreement_id uuid
) language plpgsql stable security definer rows 50 set search_path = pg_catalog as $$
begin
  if not access.may('sharing.read', site) then
    return;
  end if;
  return query
    select c.owner_agency_id, c.record_class, c.field, c.seal, null::uuid
    from sharing.compartment c
    where c.site_id = site and c.owner_agency_id = agency
    union all
    select o.owner_agency_id, o.record_class, o.field, o.seal, o.agreement_id
    from sharing.opened_to(array[agency], (select a.id from sharing.agreement a where a.id = proposed and a.site_id = site)) o
    where o.site_id = site;
end $$;
