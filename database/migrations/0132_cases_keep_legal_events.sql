-- A case is a record of legal events that is only ever added to; what stands is derived from it. Each row belongs to
-- the agency it came from, and is seen by others as far as an agreement in force opens its compartment.
create schema cases;
grant usage on schema cases to psp_app, psp_system;

insert into sharing.record_class (name, label, read_permission, juvenile_permission, sealed_permission) values
  ('cases.complaint', 'Complaints', 'cases.read', 'cases.read-juvenile', 'cases.read-sealed'),
  ('cases.referral', 'Referrals and screening', 'cases.read', 'cases.read-juvenile', 'cases.read-sealed'),
  ('cases.charges', 'Charges and dispositions', 'cases.read', 'cases.read-juvenile', 'cases.read-sealed'),
  ('cases.court', 'Court events', 'cases.read', 'cases.read-juvenile', 'cases.read-sealed'),
  ('cases.federal', 'Federal adoption', 'cases.read', 'cases.read-juvenile', 'cases.read-sealed');
insert into sharing.record_field (record_class, name, label, shareable) values
  ('cases.complaint', 'core', 'Report number, offenses, dates and status', true),
  ('cases.complaint', 'narrative', 'Narrative', true),
  ('cases.complaint', 'parties', 'Names and dates of birth', true),
  ('cases.complaint', 'evidence', 'Evidence and tasks', true),
  ('cases.complaint', 'work-product', 'Investigative notes', false),
  ('cases.referral', 'core', 'Rounds, decisions and what is needed', true),
  ('cases.referral', 'reasons', 'Reasons for declining', true),
  ('cases.referral', 'work-product', 'Attorney work product', false),
  ('cases.charges', 'core', 'Charges, versions and dispositions', true),
  ('cases.charges', 'parties', 'Names and dates of birth', true),
  ('cases.court', 'core', 'Hearings, custody, warrants and sentences', true),
  ('cases.federal', 'core', 'Whether a case was proposed and adopted', true),
  ('cases.federal', 'work-product', 'Federal investigative notes', false);

-- Audited from here on: what a migration itself puts in is part of the release, and nobody's act.
select platform.audited('sharing.record_class');
select platform.audited('sharing.record_field');

-- The header that all parts of one case share: an address and nothing about anyone.
create table cases.case (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  opened_on date not null,
  is_synthetic boolean not null default false
);
create index case_site on cases.case (site_id, opened_on desc, id);

-- The truth. `source_key` is the event's own name in the system it came from: the same event twice is one row, and a
-- later `revision` of it stands for the earlier ones. `effective_at` is when it happened in law, `recorded_at` when it
-- was told. A correction is an event of its own that names the one it voids or replaces.
create table cases.event (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_key text not null check (length(source_key) between 1 and 120),
  revision integer not null default 1 check (revision > 0),
  kind text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid references identity.person default access.person_id(),
  -- Names within the case, given by the source: `d1`, `c2`, `h3`, `r1`.
  defendant_key text,
  charge_key text,
  hearing_key text,
  corrects_id uuid references cases.event,
  payload jsonb not null default '{}',
  unique (agency_id, source, source_key, revision)
);
create index event_case on cases.event (case_id);

-- What an agreement may leave out of an event stands beside it, in a compartment of its own.
create table cases.event_field (
  event_id uuid not null references cases.event on delete cascade,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  field text not null,
  content jsonb not null,
  primary key (event_id, field)
);
create index event_field_case on cases.event_field (case_id);

-- Below: what stands, derived from the events and rebuilt from them at any time. Each row in the compartment of the
-- agency whose events it was derived from.

-- One part of a case: an agency's complaint, one referral to one prosecutor, its court case, its federal case.
create table cases.part (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  kind text not null check (kind in ('complaint', 'referral', 'court', 'federal')),
  -- The number under which the agency itself knows it: report number, referral number, docket.
  local_number text,
  status text not null,
  status_since timestamptz not null,
  opened_on date not null,
  closed_on date,
  due_on date,
  waits_on text,
  assigned_to_id uuid references identity.person,
  nibrs_offense text,
  rounds integer not null default 1,
  detail jsonb not null default '{}',
  unique (case_id, agency_id, kind)
);
create index part_queue on cases.part (compartment_id, kind, status, status_since, id);
create index part_assigned on cases.part (assigned_to_id, kind, status_since) where closed_on is null;
create index part_number on cases.part (local_number text_pattern_ops);

create table cases.defendant (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  defendant_key text not null,
  name text,
  -- Lower case, without accents: what search compares.
  search_name text,
  birth_date date,
  juvenile boolean not null default false,
  custody text,
  standing jsonb not null default '{}'
);
create index defendant_case on cases.defendant (case_id);
create index defendant_name on cases.defendant (search_name text_pattern_ops);

-- A charge of one defendant as one agency has it: recommended by police, or filed and disposed of in court.
create table cases.charge (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  side text not null check (side in ('police', 'court')),
  defendant_key text not null,
  charge_key text not null,
  count_number integer,
  version integer not null default 1,
  statute text not null,
  nibrs_offense text,
  degree text,
  status text not null,
  status_since timestamptz not null,
  disposition text,
  disposition_class text check (disposition_class in ('final on the merits', 'final not on the merits', 'not final')),
  disposed_on date,
  -- The charge of the other side that it was matched with.
  matched_key text,
  detail jsonb not null default '{}',
  unique (case_id, agency_id, side, defendant_key, charge_key)
);
create index charge_statute on cases.charge (statute text_pattern_ops);

create table cases.hearing (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  hearing_key text not null,
  defendant_key text,
  kind text not null,
  at timestamptz not null,
  ends_at timestamptz,
  place text,
  status text not null check (status in ('set', 'held', 'continued', 'vacated')),
  continuances integer not null default 0,
  attorney_id uuid references identity.person,
  detail jsonb not null default '{}',
  unique (case_id, hearing_key)
);
create index hearing_at on cases.hearing (compartment_id, at);
create index hearing_attorney on cases.hearing (attorney_id, at);

-- What won't fit together (*exception*) and what asks for someone to act (*trigger*), the two queues of a case.
create table cases.queue_item (
  id uuid primary key,
  case_id uuid not null references cases.case,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  queue text not null check (queue in ('exception', 'trigger')),
  code text not null,
  -- The same fact found again is the same item.
  fact_key text not null,
  words text not null,
  raised_at timestamptz not null,
  due_on date,
  resolved_at timestamptz,
  resolved_by uuid references identity.person,
  resolution text,
  unique (case_id, agency_id, code, fact_key)
);
create index queue_item_open on cases.queue_item (compartment_id, queue, raised_at) where resolved_at is null;

-- How far each case's reading is: the count of events it was derived from, so that a stale one is known.
create table cases.projection (
  case_id uuid primary key references cases.case,
  events integer not null,
  derived_at timestamptz not null
);

do $$
declare
  target text;
begin
  foreach target in array array['event', 'event_field', 'part', 'defendant', 'charge', 'hearing', 'queue_item'] loop
    perform access.protect(('cases.' || target)::regclass, 'cji');
    execute format($p$create policy read on cases.%I for select
      using (compartment_id = any (array(select sharing.open_compartments())))$p$, target);
    execute format('grant select on cases.%I to psp_app', target);
  end loop;
end $$;

select access.protect('cases.case', 'internal');
-- A header is seen by whoever sees a part of the case.
create policy read on cases.case for select using (exists (select from cases.part p where p.case_id = id));
grant select on cases.case to psp_app;
select access.protect('cases.projection', 'internal');
create policy read on cases.projection for select using (exists (select from cases.part p where p.case_id = projection.case_id));
grant select on cases.projection to psp_app;

-- People add events, to their own agency's compartments alone; what stands is the system's to write.
create policy record on cases.event for insert
  with check (compartment_id = any (array(select sharing.own_compartments('cases.record'))));
create policy record on cases.event_field for insert
  with check (compartment_id = any (array(select sharing.own_compartments('cases.record'))));
grant insert on cases.event, cases.event_field to psp_app;
create policy open on cases.case for insert
  with check (site_id = any (array(select access.sites_for('cases.record'))));
grant insert on cases.case to psp_app;
create policy resolve on cases.queue_item for update
  using (compartment_id = any (array(select sharing.own_compartments('cases.record'))));
grant update (resolved_at, resolved_by, resolution) on cases.queue_item to psp_app;
