-- A walk-forward test of a plan on the past. Its result is written once and never changes; without one of exactly
-- its settings no plan is signed.
create table forecasts.backtest (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references forecasts.plan,
  settings_hash text not null,
  requested_by uuid not null default access.person_id() references identity.person,
  requested_at timestamptz not null default now(),
  version_id uuid,
  data_label text,
  finished_at timestamptz,
  result jsonb,
  -- The one sentence on how the method stands against plain counts.
  sentence text,
  beats_counts boolean,
  result_hash text check (result_hash ~ '^[0-9a-f]{64}$'),
  -- Why it could not be done, in words people can act on.
  failure text,
  check ((finished_at is null) = (result is null and failure is null)),
  check (result is null or failure is null),
  check ((result is null) = (result_hash is null) and (result is null) = (sentence is null)
    and (result is null) = (beats_counts is null)),
  check (result is null or (version_id is not null and data_label is not null))
);
create index backtest_plan on forecasts.backtest (plan_id, id desc);
-- One of the same settings is enough, unless it failed.
create unique index backtest_one_of_settings on forecasts.backtest (plan_id, settings_hash) where failure is null;
select access.protect('forecasts.backtest', 'internal');
create policy read on forecasts.backtest for select
  using (site_id = any (array(select access.sites_for('forecasts.read'))));
create policy request on forecasts.backtest for insert
  with check (
    requested_by = access.person_id() and finished_at is null
    and site_id = any (array(select access.sites_for('forecasts.write'))));
grant select, insert on forecasts.backtest to psp_app;
select platform.audited('forecasts.backtest', 'result');

create function forecasts.check_backtest() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    select p.settings_hash into new.settings_hash from forecasts.plan p
    where p.id = new.plan_id and p.site_id = new.site_id and p.state in ('draft', 'returned');
    if not found then
      raise exception 'a plan is tested as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    return new;
  end if;
  if old.finished_at is not null then
    raise exception 'a finished backtest does not change' using errcode = 'PSP01';
  end if;
  if (new.id, new.site_id, new.plan_id, new.settings_hash, new.requested_by, new.requested_at)
    is distinct from (old.id, old.site_id, old.plan_id, old.settings_hash, old.requested_by, old.requested_at) then
    raise exception 'a backtest tests what was asked for' using errcode = 'PSP01';
  end if;
  if new.result is not null then
    new.result_hash := encode(sha256(convert_to(new.result::text, 'UTF8')), 'hex');
  end if;
  return new;
end $$;
create trigger check_backtest before insert or update on forecasts.backtest
  for each row execute function forecasts.check_backtest();

create function forecasts.keep_backtest() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'a backtest is kept' using errcode = 'PSP01';
end $$;
create trigger keep_backtest before delete on forecasts.backtest
  for each row execute function forecasts.keep_backtest();

create function forecasts.is_backtested(plan uuid, settings text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from forecasts.backtest b
      where b.plan_id = plan and b.settings_hash = settings and b.result_hash is not null
    );
  end;

-- A plan is its author’s while nobody else has it before them; from there on only the database adds to it.
create function forecasts.check_plan() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  said_here constant text[] := array['state', 'state_since', 'signed_by', 'signed_at', 'statement', 'live_from'];
begin
  new.settings_hash := forecasts.settings_hash(new);
  if (to_jsonb(new) - said_here) is distinct from (to_jsonb(old) - said_here) then
    if old.state not in ('draft', 'returned') or new.state <> old.state then
      raise exception 'a plan changes only as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    if old.author_id is distinct from access.person_id() or new.author_id <> old.author_id
      or new.site_id <> old.site_id or new.number <> old.number then
      raise exception 'only its author changes a plan' using errcode = 'PSP02';
    end if;
    if new.ends_on <= forecasts.today(new.site_id) or new.ends_on > forecasts.today(new.site_id) + 180 then
      raise exception 'a forecast ends within 180 days; more is a new plan' using errcode = 'PSP01';
    end if;
  end if;
  new.signed_by := old.signed_by;
  new.signed_at := old.signed_at;
  new.statement := old.statement;
  new.live_from := old.live_from;
  if new.state = old.state then
    return new;
  end if;
  if new.state in ('backtested', 'in-review', 'signed-off', 'live')
    and not forecasts.is_backtested(new.id, new.settings_hash) then
    raise exception 'a plan needs a finished backtest of exactly these settings' using errcode = 'PSP01';
  end if;
  if new.state in ('signed-off', 'live') and new.ends_on <= forecasts.today(new.site_id) then
    raise exception 'the end date of the plan has passed' using errcode = 'PSP01';
  end if;
  if new.state = 'signed-off' then
    if access.person_id() is null or access.person_id() = old.author_id then
      raise exception 'a plan is signed by a second person' using errcode = 'PSP04';
    end if;
    select t.reason into new.statement from platform.transition t
    where t.subject_id = new.id and t.move = 'sign-off' and t.transaction_id = pg_current_xact_id();
    if new.statement is null or length(btrim(new.statement)) < 20 then
      raise exception 'a signature says in a sentence what was weighed' using errcode = 'PSP03';
    end if;
    new.signed_by := access.person_id();
    new.signed_at := clock_timestamp();
  end if;
  if new.state = 'live' then
    new.live_from := forecasts.today(new.site_id) + 1;
    if new.live_from + new.horizon_days - 1 > new.ends_on then
      raise exception 'no whole forecast period fits before the end date' using errcode = 'PSP01';
    end if;
  end if;
  return new;
end $$;
create trigger check_plan before update on forecasts.plan
  for each row execute function forecasts.check_plan();
