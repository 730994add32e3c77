-- A cohort is the sites that begin in one year.
create table program.cohort (
  year integer primary key check (year between 2000 and 2200),
  label text not null unique check (length(btrim(label)) between 3 and 80),
  starts_on date not null check (extract(year from starts_on) between year - 1 and year)
);
select access.protect('program.cohort', 'public');
create policy read on program.cohort for select using (true);
create policy open on program.cohort for insert with check ((select access.holds('program.administer-sites')));
create policy change on program.cohort for update
  using ((select access.holds('program.administer-sites'))) with check ((select access.holds('program.administer-sites')));
grant select, insert, update (label, starts_on) on program.cohort to psp_app;
select platform.audited('program.cohort');

insert into program.cohort (year, label, starts_on)
select distinct cohort_year, 'Cohort ' || cohort_year, make_date(cohort_year, 1, 1)
from program.site where cohort_year is not null;
alter table program.site add constraint site_cohort foreign key (cohort_year) references program.cohort;
create index site_cohort on program.site (cohort_year);
-- A place that does not exist, made up for the demo; real cities of the demo are no inventions.
alter table program.site add column is_invented boolean not null default false check (is_demo or not is_invented);
comment on column program.site.is_invented is '[public]';

-- Analyses of a site stand on its projection, grid and time zone: once data is in, they stay.
create function program.has_data(site uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from incidents.import i where i.site_id = site);
end $$;
create function program.check_site() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if ((new.epsg, new.time_zone) is distinct from (old.epsg, old.time_zone)
      or (old.grid_origin_x is not null
        and (new.grid_origin_x, new.grid_origin_y) is distinct from (old.grid_origin_x, old.grid_origin_y)))
    and program.has_data(old.id) then
    raise exception 'the projection, grid and time zone of a site with data stay' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_site before update on program.site for each row execute function program.check_site();

-- A site's commitment of three years. What was agreed at first stays as it was: an extension is a row beside it.
create table program.engagement (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null check (length(btrim(title)) between 3 and 160),
  state text not null default 'invited',
  state_since timestamptz not null default now(),
  starts_on date not null,
  planned_end date not null,
  author_id uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  check (planned_end > starts_on)
);
create unique index engagement_one_open on program.engagement (site_id)
  where state not in ('graduated', 'withdrawn');
create index engagement_site on program.engagement (site_id, starts_on desc);
select access.protect('program.engagement', 'internal');
create policy read on program.engagement for select
  using (site_id = any (array(select access.sites_for('program.read'))));
create policy invite on program.engagement for insert
  with check (author_id = access.person_id()
    and site_id = any (array(select access.sites_for('program.decide-engagement'))));
create policy move on program.engagement for update
  using (site_id = any (array(select access.sites_for('program.lead-engagement')))
    or site_id = any (array(select access.sites_for('program.answer-invitation'))))
  with check (site_id = any (array(select access.sites_for('program.lead-engagement')))
    or site_id = any (array(select access.sites_for('program.answer-invitation'))));
grant select, insert, update (state, state_since, starts_on, planned_end) on program.engagement to psp_app;
select platform.under_workflow('program.engagement', 'engagement');
select platform.audited('program.engagement');

-- The commitment is fixed when the site accepts it.
create function program.check_engagement() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if (new.starts_on, new.planned_end) is distinct from (old.starts_on, old.planned_end) and old.state <> 'invited' then
    raise exception 'a commitment that began keeps its days: extend it instead' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_engagement before update on program.engagement
  for each row execute function program.check_engagement();

create table program.extension (
  id uuid primary key,
  site_id uuid not null references program.site,
  engagement_id uuid not null references program.engagement,
  ends_on date not null,
  reason text not null check (length(btrim(reason)) between 10 and 2000),
  author_id uuid default access.person_id() references identity.person,
  at timestamptz not null default now(),
  unique (engagement_id, ends_on)
);
select access.protect('program.extension', 'internal');
create policy read on program.extension for select
  using (site_id = any (array(select access.sites_for('program.read'))));
create policy extend on program.extension for insert
  with check (author_id = access.person_id()
    and site_id = any (array(select access.sites_for('program.decide-engagement'))));
grant select, insert on program.extension to psp_app;
select platform.audited('program.extension');

create function program.check_extension() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  agreed date;
begin
  select greatest(e.planned_end, (select max(x.ends_on) from program.extension x where x.engagement_id = e.id))
  into agreed
  from program.engagement e
  where e.id = new.engagement_id and e.site_id = new.site_id and e.state not in ('graduated', 'withdrawn')
  for update;
  if agreed is null then
    raise exception 'only an open engagement is extended' using errcode = 'PSP01';
  end if;
  if new.ends_on <= agreed then
    raise exception 'an extension ends after the day agreed before' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_extension before insert on program.extension
  for each row execute function program.check_extension();

-- When each phase was planned to begin: the newest revision holds, and the older ones stay with the reason.
create table program.phase_plan (
  id uuid primary key,
  site_id uuid not null references program.site,
  engagement_id uuid not null references program.engagement,
  phase text not null
    check (phase in ('onboarding', 'assessing', 'planning', 'implementing', 'sustaining', 'graduated')),
  revision integer not null check (revision > 0),
  begins_on date not null,
  reason text check (length(btrim(reason)) between 3 and 2000),
  author_id uuid default access.person_id() references identity.person,
  at timestamptz not null default now(),
  unique (engagement_id, phase, revision),
  check ((revision = 1) or reason is not null)
);
create index phase_plan_site on program.phase_plan (site_id);
select access.protect('program.phase_plan', 'internal');
create policy read on program.phase_plan for select
  using (site_id = any (array(select access.sites_for('program.read'))));
create policy plan on program.phase_plan for insert
  with check (author_id = access.person_id()
    and site_id = any (array(select access.sites_for('program.lead-engagement')))
    and exists (select from program.engagement e where e.id = engagement_id and e.site_id = phase_plan.site_id));
grant select, insert on program.phase_plan to psp_app;
select platform.audited('program.phase_plan');
