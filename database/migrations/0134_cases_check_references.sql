-- Offices and people that an event names, checked before it is taken: an office of the wrong kind, or a person who is
-- no member of the agency that says so. It answers with what is unknown and tells nothing of anyone else.
create function cases.unknown_offices(offices uuid[], kinds text[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select asked from unnest(offices) asked
  where not exists (select from identity.agency a where a.id = asked and a.kind = any (kinds));
$$;
create function cases.unknown_members(agency uuid, people uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select asked from unnest(people) asked
  where not exists (
    select from identity.membership m
    where m.person_id = asked and m.agency_id = agency and (m.valid_to is null or m.valid_to > now())
  );
$$;
revoke execute on function cases.unknown_offices, cases.unknown_members from public;
grant execute on function cases.unknown_offices, cases.unknown_members to psp_app, psp_system;

-- Headers and references of many new cases at once, each with its number.
create function cases.open_many(opened jsonb) returns void
  language sql volatile set search_path = pg_catalog as $$
  insert into cases.case (id, site_id, number, opened_on, is_synthetic)
  select id, site_id, platform.next_number('CASE', extract(year from opened_on)::integer), opened_on, is_synthetic
  from jsonb_to_recordset(opened) r (id uuid, site_id uuid, opened_on date, is_synthetic boolean);
$$;
revoke execute on function cases.open_many from public;
grant execute on function cases.open_many to psp_app, psp_system;
