-- One period of a live forecast: the cells that were named, beside those of plain counts; and after it what came of
-- them. Both are written once, by the system.
create table forecasts.period (
  id uuid primary key,
  site_id uuid not null references program.site,
  plan_id uuid not null references forecasts.plan,
  ordinal integer not null check (ordinal > 0),
  from_day date not null,
  to_day date not null,
  -- Why a forecast or its report that is due could not be made, in words people can act on.
  held_up text,
  made_at timestamptz,
  version_id uuid,
  data_label text,
  -- The last day of the data it was made from: always before the period.
  trained_through date,
  forecast jsonb,
  reported_at timestamptz,
  report_version_id uuid,
  report_data_label text,
  report jsonb,
  unique (plan_id, ordinal),
  check (to_day >= from_day),
  check (trained_through < from_day),
  check ((made_at is null) = (forecast is null) and (made_at is null) = (version_id is null)
    and (made_at is null) = (data_label is null) and (made_at is null) = (trained_through is null)),
  check ((reported_at is null) = (report is null) and (reported_at is null) = (report_version_id is null)
    and (reported_at is null) = (report_data_label is null)),
  check (reported_at is null or made_at is not null)
);
select access.protect('forecasts.period', 'internal');
create policy read on forecasts.period for select
  using (site_id = any (array(select access.sites_for('forecasts.read'))));
grant select on forecasts.period to psp_app;
select platform.audited('forecasts.period', 'forecast', 'report');

create function forecasts.check_period() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plan forecasts.plan;
begin
  select * into plan from forecasts.plan p where p.id = new.plan_id and p.site_id = new.site_id;
  if tg_op = 'UPDATE' and old.forecast is not null
    and (to_jsonb(new) - array['held_up', 'reported_at', 'report', 'report_version_id', 'report_data_label'])
    is distinct from
    (to_jsonb(old) - array['held_up', 'reported_at', 'report', 'report_version_id', 'report_data_label']) then
    raise exception 'a forecast does not change' using errcode = 'PSP01';
  end if;
  if tg_op = 'UPDATE' and old.report is not null then
    raise exception 'a report does not change' using errcode = 'PSP01';
  end if;
  if (tg_op = 'INSERT' or old.forecast is null) and new.forecast is not null then
    if plan.state is distinct from 'live' or not forecasts.is_backtested(plan.id, plan.settings_hash) then
      raise exception 'only a live plan makes forecasts' using errcode = 'PSP01';
    end if;
    if new.from_day < plan.live_from or new.to_day > plan.ends_on then
      raise exception 'a forecast lies within the life of its plan' using errcode = 'PSP01';
    end if;
  end if;
  return new;
end $$;
create trigger check_period before insert or update on forecasts.period
  for each row execute function forecasts.check_period();
