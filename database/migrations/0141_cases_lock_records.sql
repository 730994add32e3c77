-- Whoever writes on a case holds their agency's part of it for five minutes at a time, and others see that. A lock
-- ends by itself; until then another takes it over only by saying why. Writing itself is append-only, so a lock is
-- courtesy between people and never what keeps the record whole.
create table cases.record_lock (
  case_id uuid not null references cases.case on delete cascade,
  agency_id uuid not null references identity.agency,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  held_by uuid not null references identity.person default access.person_id(),
  held_since timestamptz not null,
  held_until timestamptz not null,
  taken_from uuid references identity.person,
  taken_why text check (length(taken_why) between 1 and 500),
  primary key (case_id, agency_id),
  check (held_until > held_since),
  check ((taken_from is null) = (taken_why is null))
);

select access.protect('cases.record_lock', 'internal');
select access.classify('cases.record_lock', 'cji', 'taken_why');
create policy read on cases.record_lock for select
  using (compartment_id = any (array(select sharing.open_compartments())));
create policy take on cases.record_lock for insert
  with check (
    held_by = access.person_id() and compartment_id = any (array(select sharing.own_compartments('cases.record')))
  );
create policy renew on cases.record_lock for update
  using (compartment_id = any (array(select sharing.own_compartments('cases.record'))))
  with check (
    held_by = access.person_id() and compartment_id = any (array(select sharing.own_compartments('cases.record')))
  );
create policy give_back on cases.record_lock for delete using (held_by = access.person_id());
grant select, insert, delete on cases.record_lock to psp_app;
grant update (held_by, held_since, held_until, taken_from, taken_why) on cases.record_lock to psp_app;
select platform.audited('cases.record_lock', 'taken_why');
