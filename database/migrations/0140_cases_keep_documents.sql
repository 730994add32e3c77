-- A file of a case: in a compartment of the agency that added it, like every row of the case. The content stands in
-- the file store under its hash; what kind of file it is was told from the content, never from its name.
create table cases.document (
  id uuid primary key,
  case_id uuid not null references cases.case on delete cascade,
  site_id uuid not null references program.site,
  compartment_id integer not null references sharing.compartment,
  agency_id uuid not null references identity.agency,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'text')),
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null default now(),
  added_by uuid references identity.person default access.person_id(),
  removed_at timestamptz,
  removed_by uuid references identity.person,
  removed_why text check (length(removed_why) between 1 and 1000),
  check ((removed_at is null) = (removed_why is null))
);
create index document_case on cases.document (case_id);
create index document_content on cases.document (sha256);

select access.protect('cases.document', 'cji');
create policy read on cases.document for select
  using (compartment_id = any (array(select sharing.open_compartments())));
create policy add on cases.document for insert
  with check (compartment_id = any (array(select sharing.own_compartments('cases.record'))));
create policy remove on cases.document for update
  using (compartment_id = any (array(select sharing.own_compartments('cases.record'))));
grant select, insert on cases.document to psp_app;
grant update (removed_at, removed_by, removed_why) on cases.document to psp_app;
select platform.audited('cases.document', 'title', 'file_name', 'removed_why');
