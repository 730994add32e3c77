-- A research partner works with a site inside a project: who, what for, from when to when. What may be seen of the
-- site's data is a matter of approvals (next migration); a project alone opens nothing.
create schema research;
grant usage on schema research to psp_app, psp_system;

-- A liaison brings a site and a research partner together; the site says yes or no.
create table research.connection (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'suggested',
  state_since timestamptz not null default now(),
  partner_agency_id uuid not null references identity.agency,
  topic text not null check (length(btrim(topic)) between 5 and 160),
  why text not null check (length(btrim(why)) between 10 and 2000),
  suggested_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
create index connection_site on research.connection (site_id, id desc);
select access.protect('research.connection', 'internal');

create table research.project (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  connection_id uuid references research.connection,
  partner_agency_id uuid not null references identity.agency,
  title text not null check (length(btrim(title)) between 5 and 160),
  question text not null check (length(btrim(question)) between 10 and 500),
  purpose text not null check (length(btrim(purpose)) between 10 and 2000),
  starts_on date not null,
  ends_on date not null,
  proposed_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  check (ends_on > starts_on)
);
create index project_site on research.project (site_id, id desc);
select access.protect('research.project', 'internal');

create table research.member (
  id uuid primary key,
  site_id uuid not null references program.site,
  project_id uuid not null references research.project,
  person_id uuid not null references identity.person,
  added_by uuid not null default access.person_id() references identity.person,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index member_once on research.member (project_id, person_id) where removed_at is null;
create index member_person on research.member (person_id);
select access.protect('research.member', 'internal');

-- A researcher of the agency, for the site, today: whoever asks.
create function research.works_for(person uuid, agency uuid, site uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from identity.membership m
    join identity.person p on p.id = m.person_id and p.status = 'active'
    join access.permission_role pr on pr.role = m.role and pr.permission = 'research.work'
    where m.person_id = person and m.agency_id = agency and identity.in_force(m)
      and (m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
  );
end $$;

-- The projects of the researcher who is asking. Being a member is not enough: the membership in the partner
-- agency, for that site, must be in force as well, so that ending it closes every project at once.
create function research.my_projects() returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select m.project_id
    from research.member m
    join research.project p on p.id = m.project_id
    where m.person_id = access.person_id() and m.removed_at is null
      and exists (
        select from access.memberships_for('research.work') held
        where held.agency_id = p.partner_agency_id
          and (held.every_site or exists (
            select from identity.membership_site ms where ms.membership_id = held.id and ms.site_id = p.site_id))
      );
end $$;

-- Whoever proposed a project is its first member; once it runs, the site alone says who is.
create function research.proposed_by_me(project uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from research.project p
    where p.id = project and p.state = 'proposed' and p.proposed_by = access.person_id());
end $$;

-- Whom a site may take into a project: names and nothing else.
create function research.researchers_of(agency uuid, site uuid) returns table (id uuid, name text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.may('research.manage', site) or access.may('research.propose', site) then
    return query
      select p.id, p.name from identity.person p
      where research.works_for(p.id, agency, site) order by p.name;
  end if;
end $$;

create policy read on research.connection for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or (partner_agency_id = any (array(select access.agencies_for('research.work')))
      and site_id = any (array(select access.sites_for('research.work')))));
create policy suggest on research.connection for insert
  with check (
    suggested_by = access.person_id()
    and site_id = any (array(select access.sites_for('research.connect')))
    and exists (select from identity.agency a where a.id = partner_agency_id and a.kind = 'research partner'));
create policy move on research.connection for update
  using (
    site_id = any (array(select access.sites_for('research.connect')))
    or site_id = any (array(select access.sites_for('research.accept-partner')))
    or site_id = any (array(select access.sites_for('research.propose'))));
grant select, insert, update (state, state_since) on research.connection to psp_app;
select platform.under_workflow('research.connection', 'research-connection');
select platform.audited('research.connection');

create policy read on research.project for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or id = any (array(select research.my_projects())));
-- A researcher proposes for their own agency only; the site for any partner.
create policy propose on research.project for insert
  with check (
    proposed_by = access.person_id()
    and site_id = any (array(select access.sites_for('research.propose')))
    and exists (select from identity.agency a where a.id = partner_agency_id and a.kind = 'research partner')
    and (site_id = any (array(select access.sites_for('research.manage')))
      or research.works_for(access.person_id(), partner_agency_id, site_id)));
create policy move on research.project for update
  using (
    site_id = any (array(select access.sites_for('research.agree')))
    or site_id = any (array(select access.sites_for('research.manage')))
    or id = any (array(select research.my_projects())));
grant select, insert, update (state, state_since) on research.project to psp_app;
select platform.under_workflow('research.project', 'research-project');
select platform.audited('research.project');

create policy read on research.member for select
  using (
    site_id = any (array(select access.sites_for('research.oversee')))
    or project_id = any (array(select research.my_projects())));
create policy add on research.member for insert
  with check (
    added_by = access.person_id()
    and (site_id = any (array(select access.sites_for('research.manage')))
      or (person_id = access.person_id() and research.proposed_by_me(project_id))));
create policy remove on research.member for update
  using (site_id = any (array(select access.sites_for('research.manage'))));
grant select, insert, update (removed_at) on research.member to psp_app;
select platform.audited('research.member');

create function research.check_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    if old.removed_at is not null then
      raise exception 'who was taken from a project is added anew, not brought back' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  if not exists (
    select from research.project p
    where p.id = new.project_id and p.site_id = new.site_id
      and research.works_for(new.person_id, p.partner_agency_id, p.site_id)
  ) then
    raise exception 'a member is a researcher of the partner, for the site' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_member before insert or update on research.member
  for each row execute function research.check_member();
