-- Requests for assistance as an older system kept them. They are history: their days are what they were, no clock
-- runs on them, and what is asked from now on is a request of assistance.
create table onboarding.past_request (
  id uuid primary key,
  site_id uuid not null references program.site,
  external_number text not null check (length(btrim(external_number)) between 1 and 60),
  title text not null check (length(btrim(title)) between 1 and 300),
  problem text not null default '' check (length(problem) <= 6000),
  core_area text references program.core_area,
  urgency text check (urgency in ('routine', 'expedited', 'emergency')),
  standing text not null check (standing in ('open', 'closed', 'declined', 'withdrawn')),
  provider text check (length(provider) <= 200),
  asked_on date not null,
  acknowledged_on date check (acknowledged_on >= asked_on),
  matched_on date check (matched_on >= asked_on),
  delivered_from date check (delivered_from >= asked_on),
  ended_on date check (ended_on >= asked_on),
  import_id uuid not null references onboarding.import,
  changed_at timestamptz not null default now(),
  unique (site_id, external_number),
  check ((standing = 'open') = (ended_on is null))
);
create index past_request_site on onboarding.past_request (site_id, asked_on desc, id desc);
create index past_request_import on onboarding.past_request (import_id);
select access.protect('onboarding.past_request', 'internal');
create policy read on onboarding.past_request for select
  using (site_id = any (array(select access.sites_for('onboarding.read-past'))));
create policy bring_in on onboarding.past_request for insert with check ((select access.holds('onboarding.import')));
create policy correct on onboarding.past_request for update
  using ((select access.holds('onboarding.import'))) with check ((select access.holds('onboarding.import')));
grant select, insert on onboarding.past_request to psp_app;
grant update (title, problem, core_area, urgency, standing, provider, asked_on, acknowledged_on, matched_on,
  delivered_from, ended_on, import_id, changed_at) on onboarding.past_request to psp_app;
select platform.audited('onboarding.past_request');
