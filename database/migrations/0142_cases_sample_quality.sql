-- A supervisor's random sample of decided cases. The seed and the number drawn from are kept, so that anyone may
-- draw the same sample again and see that nobody chose the cases.
create table cases.quality_sample (
  id uuid primary key,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  kind text not null check (kind in ('complaint', 'referral', 'court', 'federal')),
  decided_from date not null,
  decided_to date not null,
  seed text not null check (length(seed) between 8 and 64),
  drawn_from integer not null check (drawn_from >= 0),
  drawn_at timestamptz not null default now(),
  drawn_by uuid not null references identity.person default access.person_id(),
  check (decided_to >= decided_from)
);
create index quality_sample_site on cases.quality_sample (site_id, drawn_at desc);

-- One case of a sample: in the compartment of the part that was drawn, so that what is sealed later leaves it too.
create table cases.quality_review (
  sample_id uuid not null references cases.quality_sample on delete cascade,
  case_id uuid not null references cases.case on delete cascade,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  place integer not null check (place > 0),
  finding text check (finding in ('sound', 'minor', 'serious')),
  notes text not null default '' check (length(notes) <= 4000),
  reviewed_at timestamptz,
  reviewed_by uuid references identity.person,
  primary key (sample_id, case_id),
  check ((finding is null) = (reviewed_at is null))
);
create index quality_review_case on cases.quality_review (case_id);

select access.protect('cases.quality_sample', 'internal');
select access.protect('cases.quality_review', 'cji');
create policy read on cases.quality_sample for select
  using (compartment_id = any (array(select sharing.own_compartments('cases.supervise'))));
create policy draw on cases.quality_sample for insert
  with check (compartment_id = any (array(select sharing.own_compartments('cases.supervise'))));
grant select, insert on cases.quality_sample to psp_app;
-- Readable by those who supervise the agency and may read the case.
create policy read on cases.quality_review for select
  using (compartment_id = any (array(select sharing.own_compartments('cases.supervise')))
    and compartment_id = any (array(select sharing.open_compartments())));
create policy draw on cases.quality_review for insert
  with check (compartment_id = any (array(select sharing.own_compartments('cases.supervise'))));
create policy review on cases.quality_review for update
  using (compartment_id = any (array(select sharing.own_compartments('cases.supervise'))));
grant select, insert on cases.quality_review to psp_app;
grant update (finding, notes, reviewed_at, reviewed_by) on cases.quality_review to psp_app;
select platform.audited('cases.quality_sample');
select platform.audited('cases.quality_review', 'notes');
