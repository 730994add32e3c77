-- How a person looks at the portfolio, kept under a name of theirs.
create table program.portfolio_view (
  id uuid primary key,
  person_id uuid not null default access.person_id() references identity.person,
  name text not null check (length(btrim(name)) between 1 and 60),
  filters jsonb not null check (jsonb_typeof(filters) = 'object' and length(filters::text) <= 4000),
  created_at timestamptz not null default now(),
  unique (person_id, name)
);
select access.protect('program.portfolio_view', 'internal');
create policy own on program.portfolio_view
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, delete, update (name, filters) on program.portfolio_view to psp_app;
select platform.audited('program.portfolio_view');

-- A list of core areas is put in force from a day that has not passed, and stays what it was.
create policy list on program.core_area for insert
  with check ((select access.holds('program.administer-sites')));
create policy list on program.core_area_list for insert
  with check ((select access.holds('program.administer-sites')) and in_force_from >= current_date - 1);
create policy list on program.core_area_listed for insert
  with check ((select access.holds('program.administer-sites')) and in_force_from >= current_date - 1);
grant insert on program.core_area, program.core_area_list, program.core_area_listed to psp_app;

-- A list is whole when it is put in force: nothing is slipped in afterwards.
create function program.check_core_area_listed() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from program.core_area_list l
    where l.in_force_from = new.in_force_from and l.xmin = pg_current_xact_id()::xid
  ) then
    raise exception 'a list of core areas is put in force whole' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_core_area_listed before insert on program.core_area_listed
  for each row execute function program.check_core_area_listed();
