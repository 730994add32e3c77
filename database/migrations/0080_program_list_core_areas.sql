-- The areas in which the program gives assistance. There were seven in 2019 and there are eight now: a list is in
-- force from a day, and what was asked under an older one keeps its name.
create table program.core_area (
  key text primary key check (key ~ '^[a-z]+(-[a-z]+)*$'),
  name text not null unique,
  summary text not null
);
select access.protect('program.core_area', 'public');
create policy read on program.core_area for select using (true);
grant select on program.core_area to psp_app;

create table program.core_area_list (
  in_force_from date primary key,
  note text not null
);
select access.protect('program.core_area_list', 'public');
create policy read on program.core_area_list for select using (true);
grant select on program.core_area_list to psp_app;

create table program.core_area_listed (
  in_force_from date not null references program.core_area_list,
  core_area text not null references program.core_area,
  position integer not null check (position > 0),
  primary key (in_force_from, core_area),
  unique (in_force_from, position)
);
select access.protect('program.core_area_listed', 'public');
create policy read on program.core_area_listed for select using (true);
grant select on program.core_area_listed to psp_app;

insert into program.core_area (key, name, summary) values
  ('community-engagement', 'Community Engagement', 'Work with residents and local groups so that safety is made together.'),
  ('constitutional-policing', 'Constitutional Policing', 'Policing that keeps rights, is fair in its procedures and earns trust.'),
  ('crime-analysis', 'Crime Analysis', 'Know where, when and how violence happens, and how sure one can be.'),
  ('criminal-justice-collaboration', 'Criminal Justice Collaboration', 'Police, prosecutors, courts and services work one problem together.'),
  ('federal-partnerships', 'Federal Partnerships', 'Join local work with the help of federal agencies.'),
  ('gun-violence', 'Gun Violence', 'Prevent shootings, and solve those that happen, fatal or not.'),
  ('investigations', 'Investigations', 'Investigate violent crime well, from the scene to the prosecutor.'),
  ('technology', 'Technology', 'Choose, use and judge technology for safety with care for privacy.');
insert into program.core_area_list (in_force_from, note) values
  ('2020-01-01', 'The eight areas in which the partnership gives assistance.');
insert into program.core_area_listed (in_force_from, core_area, position)
select '2020-01-01', key, row_number() over (order by key) from program.core_area;
-- Audited from here on: what a migration itself puts in is part of the release, and nobody's act.
select platform.audited('program.core_area');
select platform.audited('program.core_area_list');
select platform.audited('program.core_area_listed');
