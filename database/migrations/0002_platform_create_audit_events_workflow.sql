grant usage on schema platform to psp_app, psp_system;

-- AUDIT: who did what to which row, appended by trigger and never changed.
create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid,
  action text not null check (action in ('insert', 'update', 'delete', 'read', 'bulk', 'sign-in', 'refused')),
  table_name text not null,
  row_id text,
  site_id uuid,
  agency_id uuid,
  purpose text,
  request_id text,
  detail jsonb not null default '{}'
);
create index audit_row on platform.audit (table_name, row_id);
create index audit_site on platform.audit (site_id, id desc);
create index audit_person on platform.audit (person_id, id desc);
select access.protect('platform.audit', 'internal');
create policy read on platform.audit for select
  using (site_id = any (array(select access.sites_for('audit.read')))
    or (site_id is null and (select access.holds('audit.read-program'))));
grant select on platform.audit to psp_app;
revoke update, delete on platform.audit from psp_system;

create function platform.record_audit(
  action text, table_name text, row_id text, site_id uuid, agency_id uuid, detail jsonb
) returns void
  language sql security definer set search_path = pg_catalog
  begin atomic
    insert into platform.audit (person_id, action, table_name, row_id, site_id, agency_id, purpose, request_id, detail)
    values (
      access.person_id(), action, table_name, row_id, site_id, agency_id,
      nullif(current_setting('psp.purpose', true), ''),
      nullif(current_setting('psp.request_id', true), ''),
      coalesce(detail, '{}')
    );
  end;
revoke execute on function platform.record_audit from public;
grant execute on function platform.record_audit to psp_app, psp_system;

-- For each row: what changed, from what to what. Arguments name columns whose values are never copied here.
create function platform.audit_row() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  whole jsonb := case when tg_op = 'DELETE' then before else after end;
  changed jsonb;
begin
  select jsonb_object_agg(key,
    case
      when key = any (tg_argv) then '"(not recorded)"'::jsonb
      when tg_op = 'UPDATE' then jsonb_build_array(before -> key, after -> key)
      else whole -> key
    end)
  into changed
  from jsonb_object_keys(whole) key
  where tg_op <> 'UPDATE' or (before -> key) is distinct from (after -> key);
  if tg_op = 'UPDATE' and changed is null then
    return null;
  end if;
  perform platform.record_audit(
    lower(tg_op), tg_table_schema || '.' || tg_table_name, whole ->> 'id',
    (whole ->> 'site_id')::uuid, (whole ->> 'agency_id')::uuid, changed);
  return null;
end $$;

-- For bulk loads: one row for the statement with its count; the import that made it is the detail.
create function platform.audit_bulk_insert() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  n bigint;
  site uuid;
begin
  select count(*), min(site_id::text)::uuid into n, site from added;
  if n > 0 then
    perform platform.record_audit('bulk', tg_table_schema || '.' || tg_table_name, null, site, null,
      jsonb_build_object('rows', n));
  end if;
  return null;
end $$;

create function platform.audited(target regclass, variadic not_recorded text[] default '{}') returns void
  language plpgsql as $$
begin
  execute format(
    'create trigger audited after insert or update or delete on %s for each row execute function platform.audit_row(%s)',
    target, (select coalesce(string_agg(quote_literal(c), ', '), '') from unnest(not_recorded) c));
end $$;

-- EVENTS: facts others may hear, in the same transaction as the change they tell of.
create table platform.event (
  id uuid primary key,
  sequence bigint generated always as identity unique,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  site_id uuid references program.site,
  subject_table text not null,
  subject_id uuid not null,
  person_id uuid default access.person_id(),
  -- Who may hear of it live: holders of this permission for the site.
  permission text not null references access.permission,
  payload jsonb not null default '{}'
);
create index event_site on platform.event (site_id, sequence desc);
create index event_subject on platform.event (subject_id);
select access.protect('platform.event', 'internal');
create policy read on platform.event for select
  using (case when site_id is null then (select access.holds(permission)) else access.may(permission, site_id) end);
-- A person may only tell of what they may themselves hear, in their own name.
create policy tell on platform.event for insert
  with check (person_id is not distinct from access.person_id() and access.may(permission, site_id));
-- When it happened, and in which order, is for the database to say.
grant select, insert (id, kind, site_id, subject_table, subject_id, person_id, permission, payload)
  on platform.event to psp_app;
revoke update, delete on platform.event from psp_system;

create function platform.announce_event() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('psp_event', new.sequence::text);
  return null;
end $$;
create trigger announce after insert on platform.event for each row execute function platform.announce_event();

-- One row for each handler that has heard an event: the key that makes delivery idempotent.
create table platform.event_delivery (
  event_id uuid not null references platform.event,
  handler text not null,
  delivered_at timestamptz not null default clock_timestamp(),
  primary key (event_id, handler)
);
select access.protect('platform.event_delivery', 'internal');

-- IDEMPOTENCY: a post repeated with its key gets the first answer.
create table platform.idempotency_key (
  person_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  request_hash text not null,
  reply jsonb,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
select access.protect('platform.idempotency_key', 'internal');
create policy own on platform.idempotency_key
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update on platform.idempotency_key to psp_app;

-- WORKFLOW: the declarations of the code, written here at start so that the database can refuse.
create table platform.workflow (
  name text primary key,
  table_name text not null,
  read_permission text not null references access.permission,
  initial text not null
);
create table platform.workflow_move (
  workflow text not null references platform.workflow on delete cascade,
  move text not null,
  from_state text not null,
  to_state text not null,
  permission text references access.permission,
  reason_required boolean not null,
  not_by text[] not null default '{}',
  primary key (workflow, move, from_state)
);
select access.protect('platform.workflow', 'public');
select access.protect('platform.workflow_move', 'public');
create policy read on platform.workflow for select using (true);
create policy read on platform.workflow_move for select using (true);
grant select on platform.workflow, platform.workflow_move to psp_app;

-- Every move ever made. A record's state changes only together with a row here.
create table platform.transition (
  id uuid primary key,
  workflow text not null,
  subject_id uuid not null,
  site_id uuid references program.site,
  move text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null default clock_timestamp(),
  person_id uuid default access.person_id(),
  reason text check (reason is null or length(btrim(reason)) > 0),
  transaction_id xid8 not null default pg_current_xact_id()
);
create index transition_subject on platform.transition (subject_id, at);
create unique index transition_one_creation on platform.transition (subject_id) where move = 'create';
select access.protect('platform.transition', 'internal');
create policy read on platform.transition for select
  using (access.may((select w.read_permission from platform.workflow w where w.name = workflow), site_id));
create policy make on platform.transition for insert with check (person_id is not distinct from access.person_id());
-- When something happened, and in which transaction, is for the database to say.
grant select, insert (id, workflow, subject_id, site_id, move, from_state, to_state, person_id, reason)
  on platform.transition to psp_app;
revoke update, delete on platform.transition from psp_system;

-- Sees the whole history whoever asks: a person who may not read it is still held to the two-person rule.
create function platform.has_made(subject uuid, moves text[], person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from platform.transition t
      where t.subject_id = subject and t.move = any (moves) and t.person_id = person
    );
  end;

-- Asked whoever asks: a person who may no longer see the record after a move is still held to it.
create function platform.record_under_workflow(wanted_workflow text, subject uuid)
  returns table (state text, site_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  records regclass;
begin
  select w.table_name::regclass into records from platform.workflow w where w.name = wanted_workflow;
  if records is not null then
    return query execute format('select r.state::text, r.site_id from %s r where r.id = $1', records) using subject;
  end if;
end $$;
revoke execute on function platform.record_under_workflow from public;

-- A transition is history, so it may only say what the record itself says: it starts from the state the record is
-- in, at the record's site, and when the transaction ends the record is where its last transition led.
create function platform.check_transition() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  declared platform.workflow_move;
  starting text := case when new.move = 'create' then new.to_state else new.from_state end;
begin
  if not exists (
    select from platform.record_under_workflow(new.workflow, new.subject_id) r
    where r.state = starting and r.site_id is not distinct from new.site_id
  ) then
    raise exception 'the record is not % at this site', starting using errcode = 'PSP01';
  end if;
  if new.move = 'create' then
    if not exists (select from platform.workflow w where w.name = new.workflow and w.initial = new.to_state) then
      raise exception 'a % does not begin as %', new.workflow, new.to_state using errcode = 'PSP01';
    end if;
    return new;
  end if;
  select * into declared from platform.workflow_move m
  where m.workflow = new.workflow and m.move = new.move and m.from_state = new.from_state and m.to_state = new.to_state;
  if not found then
    raise exception 'workflow % has no move % from % to %', new.workflow, new.move, new.from_state, new.to_state
      using errcode = 'PSP01';
  end if;
  -- This function acts as its owner, so who is connected is asked of the session.
  if declared.permission is null and not pg_has_role(session_user, 'psp_system', 'usage') then
    raise exception 'only the system makes the move %', new.move using errcode = 'PSP02';
  end if;
  if declared.permission is not null and not access.may(declared.permission, new.site_id) then
    raise exception 'the move % needs the permission %', new.move, declared.permission using errcode = 'PSP02';
  end if;
  if declared.reason_required and new.reason is null then
    raise exception 'the move % needs a reason', new.move using errcode = 'PSP03';
  end if;
  if platform.has_made(new.subject_id, declared.not_by, new.person_id) then
    raise exception 'the move % must be made by another person', new.move using errcode = 'PSP04';
  end if;
  return new;
end $$;
create trigger check_transition before insert on platform.transition
  for each row execute function platform.check_transition();

create function platform.check_arrival() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from platform.transition later
    where later.subject_id = new.subject_id and later.transaction_id = new.transaction_id and later.at > new.at
  ) and not exists (
    select from platform.record_under_workflow(new.workflow, new.subject_id) r where r.state = new.to_state
  ) then
    raise exception 'the move % was recorded but not made', new.move using errcode = 'PSP01';
  end if;
  return null;
end $$;
create constraint trigger check_arrival after insert on platform.transition
  deferrable initially deferred for each row execute function platform.check_arrival();

create function platform.check_state() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from platform.workflow w where w.name = tg_argv[0] and w.initial = new.state) then
      raise exception 'a % does not begin as %', tg_argv[0], new.state using errcode = 'PSP01';
    end if;
  elsif new.state is distinct from old.state and not exists (
    select from platform.transition t
    where t.workflow = tg_argv[0] and t.subject_id = new.id
      and t.site_id is not distinct from new.site_id
      and t.from_state = old.state and t.to_state = new.state
      and t.transaction_id = pg_current_xact_id()
  ) then
    raise exception 'the state of a % changes only by a recorded move', tg_argv[0] using errcode = 'PSP01';
  end if;
  return new;
end $$;

-- Puts a table with columns id, site_id, state, state_since under a declared workflow.
create function platform.under_workflow(target regclass, workflow text) returns void
  language plpgsql as $$
begin
  execute format(
    'create trigger check_state before insert or update on %s for each row execute function platform.check_state(%L)',
    target, workflow);
end $$;

-- NUMBERS people can say: one counter a prefix and year, taken in the transaction that uses it.
create table platform.record_number (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);
select access.protect('platform.record_number', 'internal');
create function platform.next_number(wanted_prefix text, wanted_year integer) returns text
  language sql security definer set search_path = pg_catalog
  begin atomic
    insert into platform.record_number as n (prefix, year, last) values (wanted_prefix, wanted_year, 1)
    on conflict (prefix, year) do update set last = n.last + 1
    returning prefix || '-' || year || '-' || lpad(last::text, 4, '0');
  end;

select access.protect('platform.migration', 'internal');

select platform.audited('identity.agency');
select platform.audited('identity.person');
select platform.audited('identity.membership');
select platform.audited('identity.machine_scope');
select platform.audited('program.site', 'boundary');
