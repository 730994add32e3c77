-- What a plan says is edited in one working draft and frozen, whole, when a version of it is published.
create table planning.version (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references planning.plan,
  ordinal integer not null check (ordinal > 0),
  -- As people say it: PLN-2026-0001 v2.
  number text not null unique,
  title text not null,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  opened_by uuid not null default access.person_id() references identity.person,
  opened_at timestamptz not null default now(),
  -- Why the plan changes: asked for when the draft is submitted, told with the version for good.
  change_note text check (length(btrim(change_note)) between 10 and 2000),
  -- Written by the database at the moment of publishing, from the plan's own records.
  content jsonb,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  published_at timestamptz,
  published_by uuid references identity.person,
  unique (plan_id, ordinal),
  check ((state = 'published') = (content is not null)),
  check ((content is null) = (content_hash is null) and (content is null) = (published_at is null)),
  check (state in ('draft', 'returned') or change_note is not null)
);
create unique index version_one_open on planning.version (plan_id) where state <> 'published';
create index version_site on planning.version (site_id, published_at desc);
select access.protect('planning.version', 'internal');
create policy read on planning.version for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
create policy write on planning.version for insert
  with check (opened_by = access.person_id() and site_id = any (array(select access.sites_for('planning.write'))));
create policy change on planning.version for update
  using (
    site_id = any (array(select access.sites_for('planning.write')))
    or site_id = any (array(select access.sites_for('planning.publish'))));
grant select, insert on planning.version to psp_app;
grant update (title, state, state_since, change_note) on planning.version to psp_app;
select platform.under_workflow('planning.version', 'plan-version');
select platform.audited('planning.version', 'content');

-- Whether a part may be shown to the public, decided apart from its words: a mark takes effect with the next
-- version, its end takes effect at once. The plan itself is marked under its own id.
create table planning.public_mark (
  plan_id uuid not null references planning.plan,
  part_id uuid not null,
  site_id uuid not null references program.site,
  is_public boolean not null,
  decided_by uuid not null default access.person_id() references identity.person,
  decided_at timestamptz not null default now(),
  primary key (plan_id, part_id)
);
select access.protect('planning.public_mark', 'internal');
select platform.audited('planning.public_mark');

-- Who may do what to a plan: over its site, and for a collaborative's plan only from one of its member agencies;
-- what is public only from a member that it named to decide that.
create function planning.may_on(plan_site uuid, collaborative uuid, wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select pg_has_role(session_user, 'psp_system', 'usage') or (
      access.may(wanted, plan_site)
      and (collaborative is null or exists (
        select from planning.collaborative_member m
        where m.collaborative_id = collaborative
          and m.left_at is null
          and m.agency_id in (select access.agencies_for(wanted))
          and (m.decides_public or wanted <> 'planning.decide-public'))));
  end;

create function planning.may(plan uuid, wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce((select planning.may_on(p.site_id, p.collaborative_id, wanted) from planning.plan p where p.id = plan), false);
  end;

create policy read on planning.public_mark for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
create policy decide on planning.public_mark for insert
  with check (decided_by = access.person_id() and planning.may(plan_id, 'planning.decide-public'));
create policy decide_again on planning.public_mark for update
  using (planning.may(plan_id, 'planning.decide-public')) with check (decided_by = access.person_id());
grant select, insert on planning.public_mark to psp_app;
grant update (is_public, decided_by, decided_at) on planning.public_mark to psp_app;

-- A mark stands at the site of its plan.
create function planning.check_mark() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.site_id is distinct from (select p.site_id from planning.plan p where p.id = new.plan_id) then
    raise exception 'the plan is not at this site' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_mark before insert on planning.public_mark for each row execute function planning.check_mark();

-- The plan as one document: its own words, and its parts in the order they stand in. What is compared between two
-- versions and what is frozen are this, made in one place.
create function planning.content_of(wanted uuid) returns jsonb
  language sql stable set search_path = pg_catalog
  begin atomic
    with part as (
      select 1 as rank, r.position, r.id, 'problem' as kind, null::uuid as parent_id, jsonb_build_object(
        'title', r.title, 'detail', r.detail,
        'findings', (select coalesce(jsonb_agg(jsonb_build_object(
            'findingId', f.finding_id, 'number', f.number, 'statement', f.statement, 'interval', f.interval_text,
            'method', f.method, 'dataLabel', f.data_label, 'dataThrough', f.data_through) order by f.number), '[]')
          from planning.problem_finding f where f.problem_id = r.id)) as fields
      from planning.problem r where r.plan_id = wanted and r.removed_at is null
      union all
      select 2, r.position, r.id, 'goal', null, jsonb_build_object(
        'title', r.title, 'detail', r.detail, 'problemId', r.problem_id, 'metric', r.metric, 'measure', r.measure,
        'baselineFrom', r.baseline_from, 'baselineTo', r.baseline_to, 'baselineValue', r.baseline_value,
        'baselineLow', r.baseline_low, 'baselineHigh', r.baseline_high, 'baselineCounted', r.baseline_counted, 'baselineSource', r.baseline_source,
        'targetValue', r.target_value, 'targetOn', r.target_on)
      from planning.goal r where r.plan_id = wanted and r.removed_at is null
      union all
      select 3, r.position, r.id, 'objective', r.goal_id, jsonb_build_object(
        'title', r.title, 'detail', r.detail, 'originTable', r.origin_table, 'originId', r.origin_id,
        'originNumber', r.origin_number)
      from planning.objective r where r.plan_id = wanted and r.removed_at is null
      union all
      select 4, r.position, r.id, 'strategy', r.objective_id, jsonb_build_object(
        'title', r.title, 'detail', r.detail, 'evidence', r.evidence, 'evidenceSource', r.evidence_source,
        'fidelity', to_jsonb(r.fidelity))
      from planning.strategy r where r.plan_id = wanted and r.removed_at is null
      union all
      select 5, r.position, r.id, 'activity', r.strategy_id, jsonb_build_object(
        'number', r.number, 'title', r.title, 'detail', r.detail,
        'ownerAgencyId', r.owner_agency_id, 'ownerAgency', a.name,
        'ownerId', r.owner_id, 'owner', identity.name_of(r.owner_id),
        'startsOn', r.starts_on, 'dueOn', r.due_on, 'budgetCents', r.budget_cents)
      from planning.activity r
      left join identity.agency a on a.id = r.owner_agency_id
      where r.plan_id = wanted and r.removed_at is null
    )
    select jsonb_build_object(
      'plan', (
        select jsonb_build_object('number', p.number, 'title', p.title, 'summary', p.summary,
          'owner', coalesce(c.name, s.name), 'startsOn', p.starts_on, 'endsOn', p.ends_on)
        from planning.plan p
        join program.site s on s.id = p.site_id
        left join planning.collaborative c on c.id = p.collaborative_id
        where p.id = wanted),
      'parts', (
        select coalesce(jsonb_agg(jsonb_build_object('id', part.id, 'kind', part.kind, 'parentId', part.parent_id,
          'isPublic', coalesce(m.is_public, false), 'fields', part.fields)
          order by part.rank, part.position, part.id), '[]')
        from part
        left join planning.public_mark m on m.plan_id = wanted and m.part_id = part.id));
  end;

-- A draft is written by those who write its plan. Publishing freezes what the plan's records say at that moment;
-- nobody hands the content in, and nobody alters it afterwards, the owner of the tables included.
create function planning.check_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  moved constant text[] := array['state', 'state_since'];
  drafted constant text[] := moved || array['title', 'change_note'];
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'a version of a plan is never deleted' using errcode = 'PSP01';
  end if;
  if tg_op = 'INSERT' then
    if new.site_id is distinct from (select p.site_id from planning.plan p where p.id = new.plan_id) then
      raise exception 'the plan is not at this site' using errcode = 'PSP01';
    end if;
    if not planning.may(new.plan_id, 'planning.write') then
      raise exception 'a draft is opened by those who write the plan' using errcode = 'PSP02';
    end if;
    if new.content is not null or new.published_by is not null then
      raise exception 'a version is frozen by publishing it' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  if old.state = 'published' then
    raise exception 'a published version is frozen; a change is the next version' using errcode = 'PSP01';
  end if;
  if (to_jsonb(new) - drafted) is distinct from (to_jsonb(old) - drafted) then
    raise exception 'of a version only its note and its state change' using errcode = 'PSP01';
  end if;
  if (to_jsonb(new) - moved) is distinct from (to_jsonb(old) - moved) then
    if old.state not in ('draft', 'returned') then
      raise exception 'a version changes only as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    if not planning.may(new.plan_id, 'planning.write') then
      raise exception 'a draft is written by those who write the plan' using errcode = 'PSP02';
    end if;
  end if;
  if new.state is distinct from old.state
    and not planning.may(new.plan_id, case when new.state = 'in-review' then 'planning.write' else 'planning.publish' end)
  then
    raise exception 'this plan is in other hands' using errcode = 'PSP02';
  end if;
  if new.state = 'published' then
    new.content := planning.content_of(new.plan_id);
    new.content_hash := encode(sha256(convert_to(new.content::text, 'UTF8')), 'hex');
    new.published_at := clock_timestamp();
    new.published_by := access.person_id();
  end if;
  return new;
end $$;
-- After check_state, which comes first by its name as well.
create trigger check_version before insert or update or delete on planning.version
  for each row execute function planning.check_version();
create trigger keep_versions before truncate on planning.version
  for each statement execute function planning.check_version();

-- Holds the open draft while a part is written, so that nothing slips in after it was submitted.
create function planning.hold_open_draft(wanted uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from planning.version v where v.plan_id = wanted and v.state in ('draft', 'returned') for share;
  if not found then
    raise exception 'a plan is written while its draft is open' using errcode = 'PSP01';
  end if;
end $$;
revoke execute on function planning.hold_open_draft from public;

-- What a plan says changes in its open draft, by those who write it. How an activity goes, and whose it is, is work
-- of every day and needs no draft.
create function planning.check_part() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  of_every_day constant text[] := array['state', 'state_since', 'owner_id', 'percent'];
  before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  plan uuid := coalesce(after ->> 'plan_id', after ->> 'id')::uuid;
begin
  if tg_op = 'UPDATE' then
    if row(after -> 'id', after -> 'plan_id', after -> 'site_id', after -> 'number', after -> 'collaborative_id')
      is distinct from row(before -> 'id', before -> 'plan_id', before -> 'site_id', before -> 'number', before -> 'collaborative_id')
    then
      raise exception 'a part stays in its plan, under its number' using errcode = 'PSP01';
    end if;
    if after - of_every_day = before - of_every_day then
      if after -> 'owner_id' is distinct from before -> 'owner_id' and not planning.may(plan, 'planning.write') then
        raise exception 'whose an activity is, is for those who write the plan' using errcode = 'PSP02';
      end if;
      return new;
    end if;
  end if;
  if tg_table_name = 'plan' and tg_op = 'INSERT' then
    if not planning.may_on(new.site_id, (after ->> 'collaborative_id')::uuid, 'planning.write') then
      raise exception 'a collaborative’s plan is opened by its members' using errcode = 'PSP02';
    end if;
    if not exists (
      select where after ->> 'collaborative_id' is null
      union all
      select from planning.collaborative c
      where c.id = (after ->> 'collaborative_id')::uuid and c.site_id = new.site_id
    ) then
      raise exception 'the collaborative is not at this site' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  if tg_table_name <> 'plan'
    and (after ->> 'site_id')::uuid is distinct from (select p.site_id from planning.plan p where p.id = plan)
  then
    raise exception 'the plan is not at this site' using errcode = 'PSP01';
  end if;
  if not planning.may(plan, 'planning.write') then
    raise exception 'this plan is written by others' using errcode = 'PSP02';
  end if;
  perform planning.hold_open_draft(plan);
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- A part hangs under a part of the same plan.
create function planning.check_parent() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  parent uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
  stands boolean;
begin
  if parent is not null then
    execute format('select exists (select from planning.%I p where p.id = $1 and p.plan_id = $2)', tg_argv[0])
      into stands using parent, new.plan_id;
    if not stands then
      raise exception 'the % is not in this plan', tg_argv[0] using errcode = 'PSP01';
    end if;
  end if;
  return new;
end $$;

do $$
declare
  part text;
  parents constant text[][] := array[
    ['problem_finding', 'problem', 'problem_id'], ['goal', 'problem', 'problem_id'], ['objective', 'goal', 'goal_id'],
    ['strategy', 'objective', 'objective_id'], ['activity', 'strategy', 'strategy_id']];
  link text[];
begin
  foreach part in array array['plan', 'problem', 'goal', 'objective', 'strategy', 'activity'] loop
    execute format('create trigger check_part before insert or update on planning.%I
      for each row execute function planning.check_part()', part);
  end loop;
  foreach link slice 1 in array parents loop
    execute format('create trigger check_parent before insert or update of %I on planning.%I
      for each row execute function planning.check_parent(%L, %L)', link[3], link[1], link[2], link[3]);
  end loop;
end $$;
create trigger check_part before insert or delete on planning.problem_finding
  for each row execute function planning.check_part();
