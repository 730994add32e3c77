-- What figures over cases are counted from: one row for each defendant of a case, with days and codes alone. It holds
-- no name and no number of a person, a report or a docket, and what leads to a case is read by the system alone.
create table cases.measure_fact (
  site_id uuid not null references program.site,
  case_id uuid not null references cases.case on delete cascade,
  -- Empty where no defendant was named yet: a complaint counts from its first day.
  defendant_key text not null,
  complaint_year integer not null,
  offense text not null,
  police_agency_id uuid references identity.agency,
  prosecutor_agency_id uuid references identity.agency,
  federal_agency_id uuid references identity.agency,
  complaint_on date not null,
  referred_on date,
  decided_on date,
  -- What the prosecutor decided first, and why where it was declined.
  decision text,
  decline_reason text,
  adopted_on date,
  charged_on date,
  disposed_on date,
  -- The first end that the case had for this defendant; later decisions do not change it.
  result text,
  result_kind text check (
    result_kind in ('plea', 'verdict', 'acquitted', 'dismissed', 'diverted', 'other')),
  disposition_class text,
  dismiss_reason text,
  -- An end without a charge: inactive, cleared by exception, declined, federal, another agency.
  left_on date,
  left_for text,
  -- How many, by whom and whether the time is excludable: {"defense": [2, 1]} is three, one of them excludable.
  continuances jsonb not null default '{}',
  continued integer not null default 0,
  -- Days during which the clock stood, and since when it stands now: a warrant is out, or the defendant is held for
  -- competency.
  held_days integer not null default 0,
  held_since date,
  held_for text,
  open_complaint boolean not null,
  open_referral boolean not null,
  open_court boolean not null,
  open_federal boolean not null,
  last_event_on date not null,
  next_hearing_on date,
  is_synthetic boolean not null,
  -- A hash of all of the above: the sum over a site names its facts without reading them.
  mark bigint not null,
  primary key (site_id, case_id, defendant_key)
);
create index measure_fact_case on cases.measure_fact (case_id);
select access.protect('cases.measure_fact', 'cji');
create policy read on cases.measure_fact for select
  using (site_id = any (array(select access.sites_for('cases.measure'))));
-- All but `case_id`, `defendant_key` and the hash over both.
grant select (
  site_id, complaint_year, offense, police_agency_id, prosecutor_agency_id, federal_agency_id, complaint_on,
  referred_on, decided_on, decision, decline_reason, adopted_on, charged_on, disposed_on, result, result_kind,
  disposition_class, dismiss_reason, left_on, left_for, continuances, continued, held_days, held_since, held_for,
  open_complaint, open_referral, open_court, open_federal, last_event_on, next_hearing_on, is_synthetic
) on cases.measure_fact to psp_app;

-- Cases that changed since their facts were counted. A row for each change and not for each case: a case that changes
-- while it is being counted has a row that is not yet seen, and is counted again.
create table cases.measure_due (
  id bigint generated always as identity primary key,
  case_id uuid not null
);
select access.protect('cases.measure_due', 'internal');

create function cases.note_measure_due() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into cases.measure_due (case_id) select distinct case_id from changed;
  return null;
end $$;
revoke execute on function cases.note_measure_due() from public;

-- A case is due when its reading changed, and when its events were sealed, moved or removed.
create trigger measure_added after insert on cases.projection
  referencing new table as changed for each statement execute function cases.note_measure_due();
create trigger measure_changed after update on cases.projection
  referencing new table as changed for each statement execute function cases.note_measure_due();
create trigger measure_removed after delete on cases.projection
  referencing old table as changed for each statement execute function cases.note_measure_due();
create trigger measure_moved after update on cases.event
  referencing new table as changed for each statement execute function cases.note_measure_due();
create trigger measure_removed after delete on cases.event
  referencing old table as changed for each statement execute function cases.note_measure_due();

-- The facts of a site as figures were counted from them: named by their hash, and not kept. What is sealed or expunged
-- leaves the facts, and no earlier version may hold it.
create table cases.measure_version (
  id uuid primary key,
  site_id uuid not null references program.site,
  facts_hash text not null check (facts_hash ~ '^[0-9a-f]{64}$'),
  facts integer not null,
  as_of date not null,
  refreshed_at timestamptz not null,
  unique (site_id, facts_hash, as_of)
);
select access.protect('cases.measure_version', 'internal');
create policy read on cases.measure_version for select
  using (site_id = any (array(select access.sites_for('cases.measure'))));
grant select on cases.measure_version to psp_app;

-- When the facts were last brought up to date.
create table cases.measure_refresh (
  only_row boolean primary key default true check (only_row),
  refreshed_at timestamptz not null
);
select access.protect('cases.measure_refresh', 'internal');
create policy read on cases.measure_refresh for select using (access.person_id() is not null);
grant select on cases.measure_refresh to psp_app;

-- A fact without anything that leads to a case, and how far it came.
create view cases.measured with (security_invoker) as
  select site_id, complaint_year, offense, police_agency_id, prosecutor_agency_id, federal_agency_id, complaint_on,
    referred_on, decided_on, decision, decline_reason, adopted_on, charged_on, disposed_on, result, result_kind,
    disposition_class, dismiss_reason, left_on, left_for, continuances, continued, held_days, held_since, held_for,
    open_complaint, open_referral, open_court, open_federal, last_event_on, next_hearing_on, is_synthetic,
    -- Who came further has been at every stage before, also where no event of it was told.
    case
      when result_kind in ('plea', 'verdict') then 5
      when disposed_on is not null then 4
      when charged_on is not null then 3
      when adopted_on is not null then 2
      when referred_on is not null or decided_on is not null then 1
      else 0
    end as furthest
  from cases.measure_fact;
grant select on cases.measured to psp_app, psp_system;
