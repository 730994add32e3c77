-- Who may see an operational row of another agency is decided here and nowhere else. Every such row carries a
-- compartment: the site, the agency that owns the row, its record class, the field of that class it holds, and its
-- seal. A policy then asks one question, answered once a statement: is the compartment open to whoever is asking?
create schema sharing;
grant usage on schema sharing to psp_app, psp_system;

-- A class of operational records, with the permission that its owner's own people need to read it.
create table sharing.record_class (
  name text primary key check (name ~ '^[a-z-]+\.[a-z-]+$'),
  label text not null,
  read_permission text not null,
  juvenile_permission text not null,
  sealed_permission text not null
);
-- `core` is what every row of the class shows; each further field stands in rows of its own, so that an agreement
-- over some fields is held to by the same policy as one over classes.
create table sharing.record_field (
  record_class text not null references sharing.record_class,
  name text not null check (name ~ '^[a-z-]+$'),
  label text not null,
  -- Work product is its owner's alone, whatever is signed.
  shareable boolean not null default true,
  primary key (record_class, name)
);
select access.protect('sharing.record_class', 'public');
select access.protect('sharing.record_field', 'public');
create policy read on sharing.record_class for select using (true);
create policy read on sharing.record_field for select using (true);
grant select on sharing.record_class, sharing.record_field to psp_app;

create table sharing.compartment (
  id integer generated always as identity primary key,
  site_id uuid not null references program.site,
  owner_agency_id uuid not null references identity.agency,
  record_class text not null,
  field text not null default 'core',
  seal text not null default 'open' check (seal in ('open', 'juvenile', 'sealed')),
  unique (site_id, owner_agency_id, record_class, field, seal),
  foreign key (record_class, field) references sharing.record_field
);
create index compartment_agency on sharing.compartment (owner_agency_id);
select access.protect('sharing.compartment', 'internal');

create table sharing.agreement (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null check (length(title) between 3 and 200),
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  purposes text[] not null default '{}',
  terms text not null default '',
  includes_juveniles boolean not null default false,
  retention_days integer check (retention_days > 0),
  starts_at timestamptz,
  ends_at timestamptz,
  created_by uuid references identity.person default access.person_id(),
  check (ends_at is null or starts_at is null or ends_at > starts_at)
);
create index agreement_site on sharing.agreement (site_id, state);
create index agreement_ending on sharing.agreement (ends_at) where state = 'in force';

-- One line of an agreement: this agency lets that one read this field of this class.
create table sharing.share (
  agreement_id uuid not null references sharing.agreement on delete cascade,
  site_id uuid not null references program.site,
  giver_agency_id uuid not null references identity.agency,
  receiver_agency_id uuid not null references identity.agency,
  record_class text not null,
  field text not null default 'core',
  primary key (agreement_id, giver_agency_id, receiver_agency_id, record_class, field),
  foreign key (record_class, field) references sharing.record_field,
  check (giver_agency_id <> receiver_agency_id)
);
create index share_receiver on sharing.share (receiver_agency_id, site_id);

-- Memberships of whoever is asking that let them read some class, one row for each seal they may read under.
create function sharing.my_reading() returns table (
  record_class text, seal text, agency_id uuid, every_site boolean, membership_id uuid
) language plpgsql stable security definer rows 20 set search_path = pg_catalog as $$
begin
  return query
    with asked as (
      select k.name, s.seal, s.permission
      from sharing.record_class k
      cross join lateral (values
        ('open', k.read_permission), ('juvenile', k.juvenile_permission), ('sealed', k.sealed_permission)
      ) s (seal, permission)
    ), held as (
      select p.permission, m.id, m.agency_id, m.every_site
      from (select distinct permission from asked) p
      cross join lateral access.memberships_for(p.permission) m
    )
    select a.name, a.seal, h.agency_id, h.every_site, h.id
    from asked a join held h on h.permission = a.permission;
end $$;

-- The lines of agreements in force at this moment. Nothing has to run for one to end.
create function sharing.shares_in_force() returns table (
  agreement_id uuid, site_id uuid, giver_agency_id uuid, receiver_agency_id uuid,
  record_class text, field text, includes_juveniles boolean
) language sql stable security definer rows 100 set search_path = pg_catalog as $$
  select a.id, s.site_id, s.giver_agency_id, s.receiver_agency_id, s.record_class, s.field, a.includes_juveniles
  from sharing.agreement a
  join sharing.share s on s.agreement_id = a.id
  join sharing.record_field f on f.record_class = s.record_class and f.name = s.field and f.shareable
  where a.state = 'in force' and a.starts_at <= now() and a.ends_at > now();
$$;
revoke execute on function sharing.shares_in_force() from public;

-- Every compartment open to whoever is asking: their own agencies' at the sites they work at, and what agreements in
-- force open to those agencies there. Another agency's sealed rows are never among them.
create function sharing.open_compartments() returns setof integer
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
    select c.id
    from mine m
    join sharing.shares_in_force() s on s.receiver_agency_id = m.agency_id and s.record_class = m.record_class
    join sharing.compartment c
      on c.site_id = s.site_id and c.owner_agency_id = s.giver_agency_id
      and c.record_class = s.record_class and c.field = s.field and c.seal = m.seal
    where (c.seal = 'open' or (c.seal = 'juvenile' and s.includes_juveniles))
      and (m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.membership_id and ms.site_id = s.site_id
      ));
end $$;

-- Where whoever is asking may write: compartments of their own agencies alone, with the permission named.
create function sharing.own_compartments(wanted text) returns setof integer
  language plpgsql stable security definer rows 50 set search_path = pg_catalog as $$
begin
  return query
    select c.id
    from access.memberships_for(wanted) m
    join sharing.compartment c on c.owner_agency_id = m.agency_id
    where m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = c.site_id
    );
end $$;

-- The compartment of these terms, made at its first use. It says nothing about any row, so anyone may ask for it.
create function sharing.compartment_for(
  site uuid, owner_agency uuid, class text, field_name text default 'core', seal_name text default 'open'
) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  found_id integer;
begin
  select c.id into found_id from sharing.compartment c
  where c.site_id = site and c.owner_agency_id = owner_agency and c.record_class = class
    and c.field = field_name and c.seal = seal_name;
  if found_id is null then
    insert into sharing.compartment (site_id, owner_agency_id, record_class, field, seal)
    values (site, owner_agency, class, field_name, seal_name)
    on conflict do nothing returning id into found_id;
    if found_id is null then
      select c.id into found_id from sharing.compartment c
      where c.site_id = site and c.owner_agency_id = owner_agency and c.record_class = class
        and c.field = field_name and c.seal = seal_name;
    end if;
  end if;
  return found_id;
end $$;

create policy read on sharing.compartment for select
  using (id = any (array(select sharing.open_compartments())));
grant select on sharing.compartment to psp_app;
