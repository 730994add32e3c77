-- A design says beforehand what will be compared with what; a look is one planned reading of it.
create schema evaluation;
grant usage on schema evaluation to psp_app, psp_system;

create table evaluation.design (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 10 and 160),
  question text not null check (length(btrim(question)) between 10 and 300),
  -- What is done, where and by whom, in words.
  measure text not null check (length(btrim(measure)) between 10 and 2000),
  launch_on date not null,
  method text not null check (method ~ '^[a-z-]{3,40}$'),
  unit text not null check (unit in ('events', 'victims')),
  outcome text not null,
  before_from date not null,
  before_to date not null,
  after_from date not null,
  after_to date not null,
  parameters jsonb not null,
  -- How long late reports are waited for before a period is read.
  settle_days integer not null check (settle_days between 0 and 365),
  interim_looks integer not null check (interim_looks between 0 and 11),
  cannot_show text not null check (length(btrim(cannot_show)) between 10 and 2000),
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  -- Said by the database at registration, and never changed.
  registered_at timestamptz,
  registered_before_launch boolean,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  check (before_from <= before_to and before_to < after_from and after_from <= after_to),
  check (launch_on > before_to and launch_on <= after_from),
  check ((registered_at is null) = (registered_before_launch is null)),
  check ((registered_at is null) = (content_hash is null))
);
create index design_site on evaluation.design (site_id, id desc);
create index design_awaiting_launch on evaluation.design (launch_on) where state = 'registered';
select access.protect('evaluation.design', 'internal');
create policy read on evaluation.design for select
  using (site_id = any (array(select access.sites_for('evaluation.read'))));
create policy write on evaluation.design for insert
  with check (author_id = access.person_id() and site_id = any (array(select access.sites_for('evaluation.write'))));
create policy change on evaluation.design for update
  using (
    site_id = any (array(select access.sites_for('evaluation.write')))
    or site_id = any (array(select access.sites_for('evaluation.register'))));
grant select, insert on evaluation.design to psp_app;
grant update on evaluation.design to psp_app;
select platform.under_workflow('evaluation.design', 'evaluation-design');
select platform.audited('evaluation.design');

-- A design is its author's until someone else has it before them; once registered it is nobody's to change.
create function evaluation.check_design() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  own constant text[] := array['state', 'state_since'];
  set_at_registration constant text[] := own || array['registered_at', 'registered_before_launch', 'content_hash'];
  zone text;
begin
  if old.state = 'in-review' and new.state = 'registered' then
    if (to_jsonb(new) - set_at_registration) is distinct from (to_jsonb(old) - set_at_registration) then
      raise exception 'a design is registered as it was submitted' using errcode = 'PSP01';
    end if;
    select s.time_zone into zone from program.site s where s.id = new.site_id;
    new.registered_at := clock_timestamp();
    new.registered_before_launch := new.launch_on > (new.registered_at at time zone zone)::date;
    new.content_hash := encode(sha256(convert_to((to_jsonb(old) - set_at_registration)::text, 'UTF8')), 'hex');
  elsif (to_jsonb(new) - own) is distinct from (to_jsonb(old) - own) then
    if old.state not in ('draft', 'returned') then
      raise exception 'a design changes only as a draft or when it was returned' using errcode = 'PSP01';
    end if;
    if old.author_id is distinct from access.person_id() or new.author_id <> old.author_id
      or new.site_id <> old.site_id or new.number <> old.number
      or new.registered_at is not null then
      raise exception 'only its author changes a design' using errcode = 'PSP02';
    end if;
  end if;
  return new;
end $$;
create trigger check_design before update on evaluation.design
  for each row execute function evaluation.check_design();

create table evaluation.look (
  id uuid primary key,
  site_id uuid not null references program.site,
  design_id uuid not null references evaluation.design,
  ordinal integer not null check (ordinal > 0),
  is_final boolean not null,
  -- The last day that is read, and the day from which it may be.
  through date not null,
  due_on date not null,
  run_id uuid references analysis.run,
  taken_at timestamptz,
  finished_at timestamptz,
  -- What the run found, in its own sentence.
  sentence text,
  -- Why a look that was due could not be taken, in words people can act on.
  held_up text,
  unique (design_id, ordinal),
  check (due_on >= through),
  check ((run_id is null) = (taken_at is null)),
  check (finished_at is null or run_id is not null)
);
create unique index look_one_final on evaluation.look (design_id) where is_final;
create unique index look_run on evaluation.look (run_id);
create index look_due on evaluation.look (due_on) where run_id is null;
select access.protect('evaluation.look', 'internal');
create policy read on evaluation.look for select
  using (site_id = any (array(select access.sites_for('evaluation.read'))));
create policy plan on evaluation.look for insert
  with check (
    run_id is null and finished_at is null
    and site_id = any (array(select access.sites_for('evaluation.register'))));
grant select, insert on evaluation.look to psp_app;
select platform.audited('evaluation.look');

-- Looks are planned in the transaction that registers the design, and no look is slipped in afterwards.
create function evaluation.check_look() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from evaluation.design d
    where d.id = new.design_id and d.site_id = new.site_id and d.state = 'registered' and d.state_since = now()
  ) then
    raise exception 'looks are planned when the design is registered' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_look before insert on evaluation.look
  for each row execute function evaluation.check_look();
