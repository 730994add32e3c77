-- What delivery costs, in cents, against what was approved; and what came of it: asked when a request is closed and
-- again after 90 and 180 days.
create table assistance.cost (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  work_plan_id uuid not null references assistance.work_plan,
  activity_id uuid references assistance.activity,
  kind text not null check (kind in ('personnel', 'travel', 'materials', 'venue', 'contractors', 'other')),
  cents bigint not null check (cents between 1 and 100000000000),
  incurred_on date not null,
  note text not null check (length(btrim(note)) between 3 and 500),
  recorded_by uuid default access.person_id() references identity.person,
  recorded_at timestamptz not null default now(),
  -- A cost that was wrong is taken back with the reason, never erased.
  taken_back_at timestamptz,
  taken_back_because text check (length(btrim(taken_back_because)) between 5 and 500),
  check ((taken_back_at is null) = (taken_back_because is null))
);
create index cost_request on assistance.cost (request_id, incurred_on);
create index cost_plan on assistance.cost (work_plan_id) where taken_back_at is null;
select access.protect('assistance.cost', 'internal');
create policy read on assistance.cost for select
  using (
    site_id = any (array(select access.sites_for('assistance.read-delivery')))
    or request_id = any (array(select assistance.my_requests())));
create policy record on assistance.cost for insert
  with check (
    recorded_by = access.person_id() and taken_back_at is null
    and request_id = any (array(select assistance.my_requests()))
    and site_id = any (array(select access.sites_for('assistance.deliver'))));
create policy take_back on assistance.cost for update
  using (request_id = any (array(select assistance.my_requests())));
grant select, insert, update (taken_back_at, taken_back_because) on assistance.cost to psp_app;
select platform.audited('assistance.cost');

-- Two people who record at once wait for each other at the plan, so that together they never pass what was approved.
create function assistance.check_cost() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plan assistance.work_plan;
  approved bigint;
  spent bigint;
begin
  if tg_op = 'UPDATE' then
    if old.taken_back_at is not null then
      raise exception 'a cost is taken back once' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  select * into plan from assistance.work_plan p where p.id = new.work_plan_id for update;
  if plan.request_id is distinct from new.request_id or plan.site_id is distinct from new.site_id then
    raise exception 'a cost belongs to the plan of its request' using errcode = 'PSP02';
  end if;
  if plan.state <> 'approved' then
    raise exception 'costs are recorded against an approved plan' using errcode = 'PSP01';
  end if;
  select coalesce(sum(b.cents), 0) into approved from assistance.work_plan_budget b where b.work_plan_id = plan.id;
  select coalesce(sum(c.cents), 0) into spent
  from assistance.cost c where c.work_plan_id = plan.id and c.taken_back_at is null;
  if spent + new.cents > approved then
    raise exception 'the cost is more than is left of the budget' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_cost before insert or update on assistance.cost
  for each row execute function assistance.check_cost();

create table assistance.follow_up (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  number text not null unique,
  title text not null,
  state text not null default 'scheduled',
  state_since timestamptz not null default now(),
  kind text not null check (kind in ('satisfaction', 'outcome-90', 'outcome-180')),
  -- A request that was opened again is asked about again.
  round integer not null check (round >= 0),
  due_on date not null,
  owner_id uuid references identity.person,
  timeliness integer check (timeliness between 1 and 5),
  quality integer check (quality between 1 and 5),
  usefulness integer check (usefulness between 1 and 5),
  outcome text check (outcome in ('reached', 'partly', 'not-reached', 'too-early')),
  words text check (length(btrim(words)) between 1 and 4000),
  evidence_link text check (evidence_link ~ '^https?://'),
  created_at timestamptz not null default now(),
  unique (request_id, round, kind),
  check (state <> 'answered' or kind <> 'satisfaction' or num_nulls(timeliness, quality, usefulness) = 0),
  check (state <> 'answered' or kind = 'satisfaction' or num_nulls(outcome, words) = 0)
);
create index follow_up_site on assistance.follow_up (site_id, id desc);
create index follow_up_scheduled on assistance.follow_up (due_on) where state = 'scheduled';
create index follow_up_owner on assistance.follow_up (owner_id) where state = 'due';
select access.protect('assistance.follow_up', 'internal');
create policy read on assistance.follow_up for select
  using (
    site_id = any (array(select access.sites_for('assistance.read-delivery')))
    or request_id = any (array(select assistance.my_requests())));
create policy answer on assistance.follow_up for update
  using (site_id = any (array(select access.sites_for('assistance.answer-follow-up'))));
grant select, update (state, state_since, owner_id, timeliness, quality, usefulness, outcome, words, evidence_link)
  on assistance.follow_up to psp_app;
select platform.under_workflow('assistance.follow_up', 'assistance-follow-up');
select platform.audited('assistance.follow_up');

-- An answer is given while it is asked for, and stays.
create function assistance.check_follow_up() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  free constant text[] := array['state', 'state_since', 'owner_id'];
begin
  if (to_jsonb(new) - free) is distinct from (to_jsonb(old) - free)
    and old.state <> 'due' then
    raise exception 'an answer is given once, when it is asked for' using errcode = 'PSP01';
  end if;
  if (to_jsonb(new) - free) is distinct from (to_jsonb(old) - free)
    and access.person_id() is not null and old.owner_id <> access.person_id() then
    raise exception 'whoever is asked answers' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_follow_up before update on assistance.follow_up
  for each row execute function assistance.check_follow_up();

-- A plan is not approved for less than was spent already.
create function assistance.check_budget_covers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = 'approved' and old.state <> 'approved' and (
    select coalesce(sum(c.cents), 0) from assistance.cost c
    where c.work_plan_id = new.id and c.taken_back_at is null
  ) > (
    select coalesce(sum(b.cents), 0) from assistance.work_plan_budget b where b.work_plan_id = new.id
  ) then
    raise exception 'the budget is less than was spent' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_budget_covers before update on assistance.work_plan
  for each row execute function assistance.check_budget_covers();

-- Providers follow what happened to the records of their own requests: the policies of those tables say which.
create policy assistance_provider on platform.transition for select
  using (
    case workflow
      when 'work-plan' then exists (select from assistance.work_plan r where r.id = subject_id)
      when 'tta-deliverable' then exists (select from assistance.deliverable r where r.id = subject_id)
      when 'tta-activity' then exists (select from assistance.activity r where r.id = subject_id)
      when 'provider-offer' then exists (select from assistance.request_provider r where r.id = subject_id)
      when 'assistance-follow-up' then exists (select from assistance.follow_up r where r.id = subject_id)
      else false
    end);
