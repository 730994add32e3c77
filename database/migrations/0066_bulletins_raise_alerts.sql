-- A declared series left its expected band. One alert a series and episode: while it stays outside, the alert that
-- stands is brought up to date and none is added.
create table bulletins.alert (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null,
  state text not null default 'raised',
  state_since timestamptz not null default now(),
  series text not null,
  series_label text not null,
  direction text not null check (direction in ('above', 'below')),
  -- The first days of the first and of the last week outside the band.
  first_week date not null,
  last_week date not null,
  count integer not null check (count >= 0),
  low integer not null,
  high integer not null,
  expected double precision not null,
  level double precision not null check (level > 0 and level < 1),
  -- Measured by simulation when the alert was raised: how often the rule is wrong, with its interval.
  false_alarms jsonb not null,
  weeks jsonb not null,
  version_id uuid not null,
  data_label text not null,
  raised_at timestamptz not null,
  -- The first week in which the series was back within its band.
  back_week date,
  explanation text check (length(btrim(explanation)) between 10 and 1000),
  explained_by uuid references identity.person,
  check (last_week >= first_week),
  check (back_week > last_week),
  check ((explanation is null) = (explained_by is null))
);
create unique index alert_episode on bulletins.alert (site_id, series, direction, first_week);
create index alert_newest on bulletins.alert (site_id, id desc);

select access.protect('bulletins.alert', 'internal');
create policy read on bulletins.alert for select
  using (site_id = any (array(select access.sites_for('bulletins.read'))));
create policy explain on bulletins.alert for update
  using (site_id = any (array(select access.sites_for('bulletins.explain'))));
grant select on bulletins.alert to psp_app;
grant update (state, state_since, explanation, explained_by) on bulletins.alert to psp_app;
select platform.under_workflow('bulletins.alert', 'series-alert');
select platform.audited('bulletins.alert', 'weeks');

create function bulletins.check_alert() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if (new.explanation, new.explained_by) is distinct from (old.explanation, old.explained_by)
    and (new.explained_by is distinct from access.person_id() or old.state <> 'raised') then
    raise exception 'an alert is explained once, by the person who explains it' using errcode = 'PSP02';
  end if;
  if new.state = 'explained' and new.explanation is null then
    raise exception 'an explained alert says why' using errcode = 'PSP03';
  end if;
  return new;
end $$;
create trigger check_alert before update on bulletins.alert
  for each row execute function bulletins.check_alert();
