-- TARGETS: in what time requests are to be answered, by urgency, as lists that hold from a day on. A request is held
-- to the list of the day it was submitted.
create table assistance.target_list (
  in_force_from date primary key,
  -- How many business days a clock may stand still in all while its site is asked.
  most_paused_days integer not null check (most_paused_days between 1 and 60),
  note text not null check (length(btrim(note)) between 10 and 500),
  set_by uuid default access.person_id() references identity.person,
  set_at timestamptz not null default now()
);
select access.protect('assistance.target_list', 'internal');
create policy read on assistance.target_list for select
  using ((select access.holds('assistance.read')) or (select access.holds('assistance.set-targets')));
-- From a day to come: what is promised already does not change.
create policy set_times on assistance.target_list for insert
  with check (
    set_by = access.person_id() and in_force_from > current_date and (select access.holds('assistance.set-targets')));
grant select, insert on assistance.target_list to psp_app;

create table assistance.target (
  in_force_from date not null references assistance.target_list,
  urgency text not null check (urgency in ('routine', 'expedited', 'emergency')),
  stage text not null check (stage in ('acknowledged', 'triaged', 'matched', 'delivering')),
  business_hours integer not null check (business_hours between 1 and 2000),
  primary key (in_force_from, urgency, stage)
);
select access.protect('assistance.target', 'internal');
create policy read on assistance.target for select
  using ((select access.holds('assistance.read')) or (select access.holds('assistance.set-targets')));
create policy set_times on assistance.target for insert
  with check (in_force_from > current_date and (select access.holds('assistance.set-targets')));
grant select, insert on assistance.target to psp_app;

insert into assistance.target_list (in_force_from, most_paused_days, note) values
  ('2014-01-01', 15, 'A business day to acknowledge what is expedited, three to triage, seven to match, fifteen to begin.');
insert into assistance.target (in_force_from, urgency, stage, business_hours) values
  ('2014-01-01', 'routine', 'acknowledged', 16), ('2014-01-01', 'routine', 'triaged', 40),
  ('2014-01-01', 'routine', 'matched', 120), ('2014-01-01', 'routine', 'delivering', 240),
  ('2014-01-01', 'expedited', 'acknowledged', 8), ('2014-01-01', 'expedited', 'triaged', 24),
  ('2014-01-01', 'expedited', 'matched', 56), ('2014-01-01', 'expedited', 'delivering', 120),
  ('2014-01-01', 'emergency', 'acknowledged', 4), ('2014-01-01', 'emergency', 'triaged', 8),
  ('2014-01-01', 'emergency', 'matched', 16), ('2014-01-01', 'emergency', 'delivering', 40);
-- Audited from here on: what a migration itself puts in is part of the release, and nobody's act.
select platform.audited('assistance.target_list');
select platform.audited('assistance.target');

-- MISSED: a target that passed, as it was: what it was, when it passed, who had the request. Written by the system, and
-- nobody changes or takes it away.
create table assistance.missed_target (
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  round integer not null,
  stage text not null check (stage in ('acknowledged', 'triaged', 'matched', 'delivering')),
  urgency text not null,
  target_minutes integer not null,
  missed_at timestamptz not null,
  owner_id uuid references identity.person,
  primary key (request_id, round, stage)
);
create index missed_target_site on assistance.missed_target (site_id, missed_at desc);
select access.protect('assistance.missed_target', 'internal');
create policy read on assistance.missed_target for select
  using (site_id = any (array(select access.sites_for('assistance.read'))));
grant select on assistance.missed_target to psp_app;
revoke update, delete on assistance.missed_target from psp_system;
select platform.audited('assistance.missed_target');

-- ESCALATIONS: brought to one person’s attention at 75, 100 and 150 percent of a target, and theirs until they take it
-- up or the stage is reached.
create table assistance.escalation (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  number text not null,
  title text not null,
  state text not null default 'open',
  state_since timestamptz not null default now(),
  round integer not null,
  stage text not null,
  level integer not null check (level in (75, 100, 150)),
  owner_id uuid not null references identity.person,
  -- In which capacity it came to them.
  position text not null check (position in ('liaison', 'champion', 'program administrator')),
  escalated_at timestamptz not null,
  unique (request_id, round, stage, level, owner_id)
);
create index escalation_site on assistance.escalation (site_id);
create index escalation_owner on assistance.escalation (owner_id) where state = 'open';
select access.protect('assistance.escalation', 'internal');
create policy read on assistance.escalation for select
  using (site_id = any (array(select access.sites_for('assistance.read'))));
create policy take_up on assistance.escalation for update
  using (owner_id = access.person_id() and site_id = any (array(select access.sites_for('assistance.be-escalated-to'))));
grant select, update (state, state_since) on assistance.escalation to psp_app;
select platform.under_workflow('assistance.escalation', 'assistance-escalation');
select platform.audited('assistance.escalation');

-- QUESTIONS: what the site is asked while the clock of its request stands still.
create table assistance.question (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  number text not null,
  title text not null check (length(btrim(title)) between 5 and 1000),
  state text not null default 'open',
  state_since timestamptz not null default now(),
  due_on date not null,
  -- The person of the site whom it is on.
  owner_id uuid not null references identity.person,
  asked_by uuid not null default access.person_id() references identity.person,
  answer text check (length(btrim(answer)) between 1 and 4000),
  created_at timestamptz not null default now()
);
create unique index question_one_open on assistance.question (request_id) where state = 'open';
create index question_site on assistance.question (site_id);
select access.protect('assistance.question', 'internal');
create policy read on assistance.question for select
  using (site_id = any (array(select access.sites_for('assistance.read'))));
create policy ask on assistance.question for insert
  with check (asked_by = access.person_id() and site_id = any (array(select access.sites_for('assistance.triage'))));
create policy settle on assistance.question for update
  using (
    site_id = any (array(select access.sites_for('assistance.request')))
    or site_id = any (array(select access.sites_for('assistance.triage'))));
grant select, insert, update (state, state_since, answer) on assistance.question to psp_app;
select platform.under_workflow('assistance.question', 'assistance-question');
select platform.audited('assistance.question');
