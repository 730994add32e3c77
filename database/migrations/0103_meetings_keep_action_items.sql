-- Who does what by when, wherever it was agreed: in a meeting, at the summit, after a visit.
create schema meetings;
grant usage on schema meetings to psp_app, psp_system;

create table meetings.action_item (
  id uuid primary key,
  -- Without a site it is the program's own.
  site_id uuid references program.site,
  number text not null unique,
  state text not null default 'open',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 3 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  -- Without an owner it is open to all who carry out action items of the site.
  owner_id uuid references identity.person,
  -- A day of the site’s calendar.
  due_on date not null,
  -- Where it was agreed. The number and the address are kept as they were, for the record may not be the reader’s to see.
  origin_table text check (origin_table ~ '^[a-z_]+\.[a-z_]+$'),
  origin_id uuid,
  origin_number text check (length(origin_number) <= 40),
  origin_path text check (origin_path like '/%' and length(origin_path) <= 300),
  created_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  revision integer not null default 1,
  -- When it was told that it is late; told again only if the day is moved and passes again.
  late_told_at timestamptz,
  check ((origin_table is null) = (origin_id is null)),
  check (origin_number is null or origin_id is not null)
);
create index action_item_of_site on meetings.action_item (site_id, due_on, id) where state in ('open', 'under-way');
create index action_item_all_of_site on meetings.action_item (site_id, id desc);
create index action_item_by_day on meetings.action_item (due_on, id) where state in ('open', 'under-way');
create index action_item_of_owner on meetings.action_item (owner_id) where state in ('open', 'under-way');
create index action_item_of_origin on meetings.action_item (origin_id);
create index action_item_not_told on meetings.action_item (due_on)
  where state in ('open', 'under-way') and late_told_at is null;
select access.protect('meetings.action_item', 'internal');
create policy read on meetings.action_item for select
  using (
    site_id = any (array(select access.sites_for('meetings.read')))
    or (site_id is null and (owner_id = access.person_id() or (select access.holds('meetings.read-program')))));
create policy record on meetings.action_item for insert
  with check (
    created_by = access.person_id()
    and (
      site_id = any (array(select access.sites_for('meetings.act')))
      or (site_id is null and (select access.holds('meetings.write-program')))));
-- Its owner carries it out, or anyone who may where nobody owns it; those who lead the meetings keep all of them.
create policy change on meetings.action_item for update
  using (
    site_id = any (array(select access.sites_for('meetings.write')))
    or (
      (owner_id = access.person_id() or owner_id is null)
      and site_id = any (array(select access.sites_for('meetings.act'))))
    or (site_id is null and (owner_id = access.person_id() or (select access.holds('meetings.write-program')))))
  with check (
    site_id = any (array(select access.sites_for('meetings.act')))
    or (site_id is null and (owner_id = access.person_id() or (select access.holds('meetings.write-program')))));
grant select, insert on meetings.action_item to psp_app;
grant update (state, state_since, title, detail, owner_id, due_on, changed_at, revision)
  on meetings.action_item to psp_app;
select platform.under_workflow('meetings.action_item', 'action-item');
select platform.audited('meetings.action_item');

-- A day that is moved can be missed again; what is done or dropped changes no more.
create function meetings.check_action_item() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.state in ('done', 'dropped') and (new.title, new.detail, new.owner_id, new.due_on)
    is distinct from (old.title, old.detail, old.owner_id, old.due_on) then
    raise exception 'an action item that is % does not change', old.state using errcode = 'PSP01';
  end if;
  if new.due_on is distinct from old.due_on then
    new.late_told_at := null;
  end if;
  return new;
end $$;
create trigger check_action_item before update on meetings.action_item
  for each row execute function meetings.check_action_item();

-- Whom an action can be given to: those who take part in the site’s meetings, or, for the program’s own, those who
-- may see them. Names and roles alone, not e-mail.
create function meetings.people_of(site uuid) returns table (id uuid, name text, role text)
  language plpgsql stable security definer rows 30 set search_path = pg_catalog as $$
declare
  wanted constant text := case when site is null then 'meetings.read-program' else 'meetings.act' end;
begin
  if not access.may(case when site is null then 'meetings.read-program' else 'meetings.read' end, site) then
    return;
  end if;
  return query
    select distinct on (p.name, p.id) p.id, p.name, m.role
    from identity.membership m
    join identity.person p on p.id = m.person_id
    join access.permission_role pr on pr.role = m.role and pr.permission = wanted
    where p.status = 'active' and p.kind = 'human' and identity.in_force(m)
      and (
        m.every_site
        or site is null
        or exists (select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site))
    order by p.name, p.id, m.role;
end $$;
