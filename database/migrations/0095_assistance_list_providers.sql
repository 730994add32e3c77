-- Who gives training and technical assistance: what each knows and how that is known, how much it can carry at
-- once, and where it may not work. What it carries now is never typed: it is counted from the requests.
create table assistance.provider (
  id uuid primary key,
  agency_id uuid not null unique references identity.agency,
  name text not null check (length(btrim(name)) between 3 and 160),
  summary text not null default '' check (length(summary) <= 2000),
  -- Open engagements at once.
  capacity integer not null check (capacity between 0 and 200),
  -- Takes nothing new before that day.
  away_until date,
  created_at timestamptz not null default now(),
  revision integer not null default 1
);
select access.protect('assistance.provider', 'internal');
create policy read on assistance.provider for select
  using ((select access.holds('assistance.read-providers')));
create policy list on assistance.provider for insert
  with check (
    (select access.holds('assistance.keep-providers'))
    and exists (select from identity.agency a where a.id = agency_id and a.kind = 'tta provider'));
create policy change on assistance.provider for update
  using (
    (select access.holds('assistance.keep-providers'))
    or agency_id = any (array(select access.agencies_for('assistance.describe-provider'))));
grant select, insert on assistance.provider to psp_app;
grant update (name, summary, capacity, away_until, revision) on assistance.provider to psp_app;
select platform.audited('assistance.provider');

-- The providers whose own people may say what they know and where they have a conflict.
create function assistance.my_providers() returns setof uuid
  language plpgsql stable security definer rows 1 set search_path = pg_catalog as $$
begin
  return query
    select p.id from assistance.provider p
    where p.agency_id in (select access.agencies_for('assistance.describe-provider'));
end $$;

create table assistance.provider_expertise (
  provider_id uuid not null references assistance.provider,
  core_area text not null references program.core_area,
  level text not null check (level in ('some', 'solid', 'deep')),
  -- How one knows: work done, people, publications.
  evidence text not null check (length(btrim(evidence)) between 10 and 1000),
  noted_by uuid default access.person_id() references identity.person,
  noted_at timestamptz not null default now(),
  primary key (provider_id, core_area)
);
select access.protect('assistance.provider_expertise', 'internal');
create policy read on assistance.provider_expertise for select
  using ((select access.holds('assistance.read-providers')));
create policy note on assistance.provider_expertise for insert
  with check (
    noted_by = access.person_id()
    and ((select access.holds('assistance.keep-providers'))
      or provider_id = any (array(select assistance.my_providers()))));
create policy change on assistance.provider_expertise for update
  using (
    (select access.holds('assistance.keep-providers'))
    or provider_id = any (array(select assistance.my_providers())))
  with check (noted_by = access.person_id());
create policy end_offer on assistance.provider_expertise for delete
  using (
    (select access.holds('assistance.keep-providers'))
    or provider_id = any (array(select assistance.my_providers())));
grant select, insert, update, delete on assistance.provider_expertise to psp_app;
select platform.audited('assistance.provider_expertise');

-- Where a provider may not work, and why. A conflict that ended keeps its row.
create table assistance.provider_conflict (
  id uuid primary key,
  site_id uuid not null references program.site,
  provider_id uuid not null references assistance.provider,
  reason text not null check (length(btrim(reason)) between 10 and 1000),
  declared_by uuid default access.person_id() references identity.person,
  declared_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text check (length(btrim(ended_because)) between 10 and 1000),
  check ((ended_at is null) = (ended_because is null))
);
create unique index provider_conflict_open on assistance.provider_conflict (site_id, provider_id)
  where ended_at is null;
create index provider_conflict_provider on assistance.provider_conflict (provider_id);
select access.protect('assistance.provider_conflict', 'internal');
create policy read on assistance.provider_conflict for select
  using (
    site_id = any (array(select access.sites_for('assistance.read-matching')))
    or provider_id = any (array(select assistance.my_providers())));
create policy declare_own on assistance.provider_conflict for insert
  with check (
    declared_by = access.person_id() and ended_at is null
    and (provider_id = any (array(select assistance.my_providers()))
      or site_id = any (array(select access.sites_for('assistance.offer')))));
-- Whoever has a conflict does not end it: the program office does.
create policy end_it on assistance.provider_conflict for update
  using (site_id = any (array(select access.sites_for('assistance.offer'))));
grant select, insert, update (ended_at, ended_because) on assistance.provider_conflict to psp_app;
select platform.audited('assistance.provider_conflict');
