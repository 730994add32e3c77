-- A look at operational records is kept once for each agency whose records were looked at, with the agreements it
-- rested on, so that the owner can be shown who looked, at what, why and by what right.
create index audit_owner on platform.audit (agency_id, id desc) where action = 'read';
create policy read_as_owner on platform.audit for select
  using (action = 'read'
    and (agency_id, site_id) in (select s.agency_id, s.site_id from sharing.agency_sites('sharing.see-readers') s));

create function sharing.my_agencies() returns setof uuid
  language sql stable security definer rows 2 set search_path = pg_catalog
  begin atomic
    select distinct r.agency_id from sharing.my_reading() r;
  end;

-- The agreements by which whoever is asking sees these compartments; none for what is their own agency's.
create function sharing.agreements_used(compartments integer[]) returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select distinct o.agreement_id
    from sharing.opened_to(array(select sharing.my_agencies())) o
    where o.compartment_id = any (compartments);
end $$;

create function sharing.record_read(
  record_table text, record_id text, site uuid, compartments integer[], detail jsonb default '{}'
) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  looked record;
begin
  for looked in
    with opened as materialized (
      select o.compartment_id, o.agreement_id from sharing.opened_to(array(select sharing.my_agencies())) o
      where o.compartment_id = any (compartments)
    ), broken as materialized (
      select g.compartment_id, g.glass_id from sharing.my_glass_compartments() g
      where g.compartment_id = any (compartments)
    )
    select c.owner_agency_id,
      jsonb_build_object(
        'classes', jsonb_agg(distinct c.record_class || ' ' || c.field),
        'agreements', coalesce(jsonb_agg(distinct o.agreement_id) filter (where o.agreement_id is not null), '[]'),
        'glass', coalesce(jsonb_agg(distinct b.glass_id) filter (where b.glass_id is not null), '[]'),
        'readers', to_jsonb(array(select sharing.my_agencies()))
      ) as rested_on
    from sharing.compartment c
    left join opened o on o.compartment_id = c.id
    left join broken b on b.compartment_id = c.id
    where c.id = any (compartments)
    group by c.owner_agency_id
  loop
    perform platform.record_audit('read', record_table, record_id, site, looked.owner_agency_id,
      detail || looked.rested_on);
  end loop;
end $$;
revoke execute on function sharing.record_read from public;
grant execute on function sharing.record_read to psp_app, psp_system;
