-- Who is asking is one setting, psp.person_id. Everything else about them is looked up here, so no caller
-- can claim a role, an agency or a site it does not have.
create schema access;
create schema identity;
create schema program;
grant usage on schema access, identity, program to psp_app, psp_system;

create table access.role (
  name text primary key,
  label text not null,
  operational boolean not null,
  program_wide boolean not null
);

create table access.permission (
  name text primary key,
  scope text not null check (scope in ('site', 'agency', 'program')),
  can text not null
);

create table access.permission_role (
  permission text not null references access.permission on delete cascade,
  role text not null references access.role,
  primary key (permission, role)
);

grant select on access.role, access.permission, access.permission_role to psp_app, psp_system;

create table program.site (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  state text not null,
  time_zone text not null,
  -- The projection and the published grid origin: analyses of one site always share both.
  epsg integer not null,
  grid_origin_x double precision,
  grid_origin_y double precision,
  boundary jsonb,
  cohort_year integer,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table identity.agency (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in (
    'police', 'prosecutor', 'usao', 'atf', 'dea', 'fbi', 'usms', 'doj program office', 'tta provider',
    'fire/ems', 'behavioral health', 'victim services', 'nonprofit', 'research partner', 'city executive', 'court'
  )),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table identity.person (
  id uuid primary key,
  kind text not null default 'human' check (kind in ('human', 'machine')),
  name text not null check (length(name) between 1 and 200),
  email text check (email = lower(email)),
  status text not null default 'active' check (status in ('active', 'suspended')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  check ((kind = 'human') = (email is not null))
);
create unique index person_email on identity.person (email);

-- A membership joins a person to an agency, a role and, for site work, to sites. It is in force between two
-- moments; ending one writes valid_to, so who could see what on any day stays known.
create table identity.membership (
  id uuid primary key,
  person_id uuid not null references identity.person,
  agency_id uuid not null references identity.agency,
  role text not null references access.role,
  every_site boolean not null default false,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  confirmed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from)
);
create index membership_person on identity.membership (person_id);
create index membership_agency on identity.membership (agency_id);

create table identity.membership_site (
  membership_id uuid not null references identity.membership on delete cascade,
  site_id uuid not null references program.site,
  primary key (membership_id, site_id)
);
create index membership_site_site on identity.membership_site (site_id);

-- A machine client holds a membership like a person, and on top of it a list of the only permissions its key carries.
create table identity.machine_scope (
  person_id uuid not null references identity.person on delete cascade,
  permission text not null references access.permission on delete cascade,
  primary key (person_id, permission)
);

create function access.person_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('psp.person_id', true), '')::uuid;

-- Memberships in force of the person who is asking that bring the wanted permission.
-- PL/pgSQL rather than SQL, here and below, because it keeps the plan for the life of the connection: policies
-- ask these functions in every statement, and planning them anew each time cost more than the statement itself.
create function access.memberships_for(wanted text) returns setof identity.membership
  language plpgsql stable security definer rows 2 set search_path = pg_catalog as $$
begin
  return query
    select m.*
    from identity.membership m
    join identity.person p on p.id = m.person_id
    join access.permission_role pr on pr.role = m.role and pr.permission = wanted
    where m.person_id = access.person_id()
      and p.status = 'active'
      and m.valid_from <= now()
      and (m.valid_to is null or m.valid_to > now())
      and (
        p.kind = 'human'
        or exists (select from identity.machine_scope s where s.person_id = p.id and s.permission = wanted)
      );
end $$;

create function access.sites_for(wanted text) returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog as $$
begin
  if exists (select from access.memberships_for(wanted) m where m.every_site) then
    return query select s.id from program.site s;
  else
    return query
      select distinct ms.site_id
      from access.memberships_for(wanted) m
      join identity.membership_site ms on ms.membership_id = m.id;
  end if;
end $$;

create function access.agencies_for(wanted text) returns setof uuid
  language plpgsql stable security definer rows 2 set search_path = pg_catalog as $$
begin
  return query select distinct m.agency_id from access.memberships_for(wanted) m;
end $$;

create function access.holds(wanted text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from access.memberships_for(wanted));
end $$;

create function access.may(wanted text, site uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from access.memberships_for(wanted) m
    where site is null
      or m.every_site
      or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site
      )
  );
end $$;

-- Puts a table under row-level security: closed to all, open to the system's own jobs, every column given a
-- privacy class in its comment. What people may see is then said by the policies beside the table.
create function access.protect(target regclass, privacy_class text) returns void
  language plpgsql as $$
declare
  column_name text;
begin
  if privacy_class not in ('public', 'internal', 'cji', 'intelligence', 'victim', 'juvenile', 'health', 'secret') then
    raise exception 'unknown privacy class %', privacy_class;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('create policy system_work on %s to psp_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to psp_system', target);
  for column_name in
    select attname from pg_attribute where attrelid = target and attnum > 0 and not attisdropped
  loop
    execute format('comment on column %s.%I is %L', target, column_name, '[' || privacy_class || ']');
  end loop;
end $$;

create function access.classify(target regclass, privacy_class text, variadic columns text[]) returns void
  language plpgsql as $$
declare
  column_name text;
begin
  foreach column_name in array columns loop
    execute format('comment on column %s.%I is %L', target, column_name, '[' || privacy_class || ']');
  end loop;
end $$;

-- Declarations are words about the product, not data about a site: open to every signed-in reader.
select access.protect('access.role', 'public');
select access.protect('access.permission', 'public');
select access.protect('access.permission_role', 'public');
create policy read on access.role for select using (true);
create policy read on access.permission for select using (true);
create policy read on access.permission_role for select using (true);

select access.protect('program.site', 'public');
create policy read on program.site for select using (true);
grant select on program.site to psp_app;

select access.protect('identity.agency', 'public');
create policy read on identity.agency for select using (true);
grant select on identity.agency to psp_app;

select access.protect('identity.person', 'internal');
select access.protect('identity.membership', 'internal');
select access.protect('identity.membership_site', 'internal');
select access.protect('identity.machine_scope', 'internal');
