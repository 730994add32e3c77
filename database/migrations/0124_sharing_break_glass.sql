-- Where waiting for an agreement would do harm, a person may break the glass: one case, the records of one agency, a
-- reason in their own words, a few hours. The owner is told at once and has to review it.
create table sharing.broken_glass (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'in use',
  state_since timestamptz not null default now(),
  record_table text not null default 'cases.case' check (record_table in ('cases.case')),
  record_id uuid not null,
  record_number text not null,
  owner_agency_id uuid not null references identity.agency,
  reader_agency_id uuid not null references identity.agency,
  person_id uuid not null default access.person_id() references identity.person,
  reason text not null check (length(btrim(reason)) between 20 and 1000),
  started_at timestamptz not null default now(),
  ends_at timestamptz not null,
  check (owner_agency_id <> reader_agency_id),
  check (ends_at > started_at and ends_at <= started_at + interval '4 hours')
);
create index broken_glass_in_use on sharing.broken_glass (person_id) where state = 'in use';
create index broken_glass_ending on sharing.broken_glass (ends_at) where state = 'in use';
create index broken_glass_owner on sharing.broken_glass (owner_agency_id, site_id, id desc);
select access.protect('sharing.broken_glass', 'internal');
select access.classify('sharing.broken_glass', 'cji', 'reason');

create policy read_own on sharing.broken_glass for select
  using (person_id = access.person_id() and site_id = any (array(select access.sites_for('sharing.break-glass'))));
create policy read_as_owner on sharing.broken_glass for select
  using ((owner_agency_id, site_id) in (select s.agency_id, s.site_id from sharing.agency_sites('sharing.review-glass') s));
create policy break_it on sharing.broken_glass for insert
  with check (
    person_id = access.person_id() and state = 'in use'
    and (reader_agency_id, site_id) in (select s.agency_id, s.site_id from sharing.agency_sites('sharing.break-glass') s));
create policy move on sharing.broken_glass for update
  using (
    person_id = access.person_id()
    or (owner_agency_id, site_id) in (select s.agency_id, s.site_id from sharing.agency_sites('sharing.review-glass') s));
grant select, insert (id, site_id, number, record_table, record_id, record_number, owner_agency_id, reader_agency_id, reason, ends_at)
  on sharing.broken_glass to psp_app;
grant update (state, state_since) on sharing.broken_glass to psp_app;
select platform.under_workflow('sharing.broken_glass', 'sharing-broken-glass');
select platform.audited('sharing.broken_glass', 'reason');

-- The case of that number as far as glass can be broken for it: it has records of that agency that no seal covers.
-- Nothing is told of a case that has only sealed ones.
create function sharing.case_behind_glass(site uuid, case_number text, owner_agency uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not access.may('sharing.break-glass', site) then
    return null;
  end if;
  return (
    select k.id from cases.case k
    where k.number = case_number and k.site_id = site and exists (
      select from cases.part p
      join sharing.compartment c on c.id = p.compartment_id and c.seal = 'open'
      where p.case_id = k.id and p.agency_id = owner_agency
    ) and not exists (
      select from cases.part p
      join sharing.compartment c on c.id = p.compartment_id and c.seal <> 'open'
      where p.case_id = k.id and p.agency_id = owner_agency
    )
  );
end $$;

create function sharing.check_glass() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  is_owner boolean;
begin
  if tg_op = 'INSERT' then
    if sharing.case_behind_glass(new.site_id, new.record_number, new.owner_agency_id) is distinct from new.record_id then
      raise exception 'there is no such case of that agency' using errcode = 'PSP01';
    end if;
    -- One case at a time: what glass opens is asked by case and by compartment, and two cases would mix.
    perform pg_advisory_xact_lock(hashtextextended('sharing.broken_glass ' || new.person_id, 0));
    if exists (
      select from sharing.broken_glass g
      where g.person_id = new.person_id and g.state = 'in use' and g.ends_at > clock_timestamp()
        and (g.record_id <> new.record_id or g.owner_agency_id = new.owner_agency_id)
    ) then
      raise exception 'glass is broken for one case at a time' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  if new.state = old.state or pg_has_role(session_user, 'psp_system', 'usage') then
    return new;
  end if;
  is_owner := exists (
    select from sharing.agency_sites('sharing.review-glass') s
    where s.agency_id = new.owner_agency_id and s.site_id = new.site_id);
  if not is_owner and not (new.state = 'ended' and new.person_id = access.person_id()) then
    raise exception 'broken glass is reviewed by the agency whose records were opened' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_glass before insert or update on sharing.broken_glass
  for each row execute function sharing.check_glass();

-- What glass in use opens to whoever is asking: what no seal covers and no one's work product, of the classes they may
-- read at all. By time and by membership, so nothing has to run for it to end.
create function sharing.my_glass() returns setof sharing.broken_glass
  language plpgsql stable security definer rows 1 set search_path = pg_catalog as $$
begin
  return query
    select g.* from sharing.broken_glass g
    where g.person_id = access.person_id() and g.state = 'in use' and g.ends_at > now()
      and exists (
        select from sharing.agency_sites('sharing.break-glass') s
        where s.agency_id = g.reader_agency_id and s.site_id = g.site_id
      );
end $$;

create function sharing.my_glass_compartments() returns table (glass_id uuid, compartment_id integer)
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select g.id, c.id
    from sharing.my_glass() g
    join sharing.compartment c
      on c.owner_agency_id = g.owner_agency_id and c.site_id = g.site_id and c.seal = 'open'
    join sharing.record_field f on f.record_class = c.record_class and f.name = c.field and f.shareable
    where exists (
      select from sharing.my_reading() r
      where r.record_class = c.record_class and r.seal = 'open' and r.agency_id = g.reader_agency_id
    );
end $$;
revoke execute on function sharing.my_glass, sharing.my_glass_compartments from public;

create function sharing.glass_broken(wanted_table text) returns setof uuid
  language plpgsql stable security definer rows 1 set search_path = pg_catalog as $$
begin
  return query select g.record_id from sharing.my_glass() g where g.record_table = wanted_table;
end $$;

create function sharing.glass_compartments() returns setof integer
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query select g.compartment_id from sharing.my_glass_compartments() g;
end $$;
