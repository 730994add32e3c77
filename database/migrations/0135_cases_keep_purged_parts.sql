-- Agencies whose part of a case was purged. What is left of the case is not derived again: read without what is gone,
-- it would say something else. By ids alone.
create table cases.purged_part (
  part_id uuid primary key,
  case_id uuid not null references cases.case on delete cascade,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency
);
create index purged_part_case on cases.purged_part (case_id, agency_id);
select access.protect('cases.purged_part', 'internal');
create policy read on cases.purged_part for select
  using (agency_id = any (array(select access.agencies_for('cases.seal'))));
grant select on cases.purged_part to psp_app;
