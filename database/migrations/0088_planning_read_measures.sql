-- What a measure of the catalogue came to, over one period, on one data version: read by the system from the site's
-- data, never typed in, and never without the version, its day and the method.
create table planning.reading (
  site_id uuid not null references program.site,
  metric text not null check (metric ~ '^[a-z]+(-[a-z]+)*$'),
  data_version_id uuid not null references incidents.data_version,
  period_from date not null,
  period_to date not null,
  value double precision not null,
  low double precision not null,
  high double precision not null,
  level double precision not null check (level between 0.5 and 1),
  -- How many people or events stand behind it; small ones are not shown to the public.
  counted integer not null check (counted >= 0),
  data_label text not null,
  data_through date not null,
  method text not null,
  read_at timestamptz not null default now(),
  primary key (site_id, metric, data_version_id, period_from, period_to),
  check (period_to >= period_from),
  check (low <= value and value <= high)
);
create index reading_newest on planning.reading (site_id, metric, data_through desc, period_to desc);
select access.protect('planning.reading', 'internal');
create policy read on planning.reading for select
  using (site_id = any (array(select access.sites_for('planning.read'))));
grant select on planning.reading to psp_app;
select platform.audited('planning.reading');
