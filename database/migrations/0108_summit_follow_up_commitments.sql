-- What a site said in a session it would do, the action item that came of it, and whether it was kept.
create table summit.commitment (
  id uuid primary key,
  site_id uuid not null references program.site,
  event_id uuid not null references summit.event,
  session_id uuid not null references summit.session,
  number text not null unique,
  statement text not null check (length(btrim(statement)) between 3 and 300),
  made_by uuid default access.person_id() references identity.person,
  made_at timestamptz not null default now(),
  action_id uuid references meetings.action_item
);
create index commitment_of_event on summit.commitment (event_id, site_id);
create index commitment_of_site on summit.commitment (site_id, id desc);
select access.protect('summit.commitment', 'internal');
create policy read on summit.commitment for select
  using (site_id = any (array(select access.sites_for('summit.read'))));
create policy make on summit.commitment for insert
  with check (made_by = access.person_id() and site_id = any (array(select access.sites_for('summit.commit'))));
grant select, insert on summit.commitment to psp_app;
select platform.audited('summit.commitment');

create table summit.follow_up (
  id uuid primary key,
  site_id uuid not null references program.site,
  commitment_id uuid not null references summit.commitment,
  number text not null unique,
  state text not null default 'planned',
  state_since timestamptz not null default now(),
  title text not null,
  after_days integer not null check (after_days in (30, 90, 180)),
  due_on date not null,
  -- The site's liaison when it was planned; without one, all who may answer for the site have it.
  owner_id uuid references identity.person,
  answer text check (answer in ('kept', 'partly', 'not')),
  note text not null default '' check (length(note) <= 2000),
  answered_by uuid references identity.person,
  answered_at timestamptz,
  unique (commitment_id, after_days),
  check ((answer is null) = (answered_at is null)),
  check (state <> 'answered' or answer is not null)
);
create index follow_up_to_fall_due on summit.follow_up (due_on) where state = 'planned';
create index follow_up_of_site on summit.follow_up (site_id, due_on) where state = 'due';
select access.protect('summit.follow_up', 'internal');
create policy read on summit.follow_up for select
  using (site_id = any (array(select access.sites_for('summit.read'))));
create policy plan on summit.follow_up for insert
  with check (
    state = 'planned' and answer is null
    and site_id = any (array(select access.sites_for('summit.commit'))));
create policy answer on summit.follow_up for update
  using (site_id = any (array(select access.sites_for('summit.answer'))));
grant select, insert on summit.follow_up to psp_app;
grant update (state, state_since, owner_id, answer, note, answered_by, answered_at) on summit.follow_up to psp_app;
select platform.under_workflow('summit.follow_up', 'summit-follow-up');
select platform.audited('summit.follow_up');

-- An answer is given once, with the move that answers it.
create function summit.check_follow_up() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if (new.answer, new.note, new.answered_by, new.answered_at)
    is distinct from (old.answer, old.note, old.answered_by, old.answered_at)
    and (old.state <> 'due' or old.answer is not null) then
    raise exception 'a follow-up is answered when it is due, and once' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_follow_up before update on summit.follow_up
  for each row execute function summit.check_follow_up();
