-- A site asks to learn from another, hosts offer, one is chosen, a visit is planned, made and reported. That it takes
-- place and what came of it is open to the partnership; who travels and at what cost to those who take part in it.
create table community.exchange (
  id uuid primary key,
  -- The site that asks.
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'asked',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 5 and 160),
  wants text not null check (length(btrim(wants)) between 20 and 3000),
  when_possible text not null default '' check (length(when_possible) <= 300),
  core_area text not null references program.core_area,
  -- Who carries it for the asking site; while it is reported, nobody alone: whoever follows the site closes it.
  owner_id uuid references identity.person,
  asked_by uuid not null default access.person_id() references identity.person,
  chosen_offer_id uuid,
  created_at timestamptz not null default now(),
  revision integer not null default 1
);
create index exchange_newest on community.exchange (id desc);
create index exchange_open on community.exchange (core_area, id desc) where state in ('asked', 'offered');
create index exchange_site on community.exchange (site_id, id desc);
select access.protect('community.exchange', 'internal');

create table community.offer (
  id uuid primary key,
  -- The site that offers to host.
  site_id uuid not null references program.site,
  exchange_id uuid not null references community.exchange,
  number text not null,
  title text not null,
  state text not null default 'offered',
  state_since timestamptz not null default now(),
  shows text not null check (length(btrim(shows)) between 10 and 3000),
  when_possible text not null default '' check (length(when_possible) <= 300),
  owner_id uuid references identity.person,
  offered_by uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- The plan the host has agreed to; a plan that was changed since is not it.
  agreed_plan_revision integer,
  unique (exchange_id, id)
);
create unique index offer_once on community.offer (exchange_id, site_id) where state not in ('withdrawn', 'passed-over');
create index offer_site on community.offer (site_id, id desc);
alter table community.exchange add foreign key (id, chosen_offer_id) references community.offer (exchange_id, id);
select access.protect('community.offer', 'internal');

create table community.visit_plan (
  id uuid primary key references community.exchange,
  site_id uuid not null references program.site,
  starts_on date not null,
  ends_on date not null,
  place text not null check (length(btrim(place)) between 2 and 300),
  agenda text not null check (length(btrim(agenda)) between 10 and 4000),
  revision integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid not null default access.person_id() references identity.person,
  check (ends_on >= starts_on and ends_on <= starts_on + 31)
);
select access.protect('community.visit_plan', 'internal');

-- Who travels or receives, and what the travel is helped with: for the two sites and those who follow them.
create table community.visit_person (
  id uuid primary key,
  site_id uuid not null references program.site,
  host_site_id uuid not null references program.site,
  exchange_id uuid not null references community.exchange,
  side text not null check (side in ('visitor', 'host')),
  name text not null check (length(btrim(name)) between 2 and 120),
  role text not null check (length(btrim(role)) between 2 and 120)
);
create index visit_person_exchange on community.visit_person (exchange_id);
select access.protect('community.visit_person', 'internal');

create table community.travel_support (
  id uuid primary key,
  site_id uuid not null references program.site,
  host_site_id uuid not null references program.site,
  exchange_id uuid not null references community.exchange,
  what text not null check (length(btrim(what)) between 2 and 160),
  cents bigint not null check (cents between 0 and 100000000),
  paid_by text not null check (length(btrim(paid_by)) between 2 and 120)
);
create index travel_support_exchange on community.travel_support (exchange_id);
select access.protect('community.travel_support', 'internal');

create table community.visit_report (
  id uuid primary key references community.exchange,
  site_id uuid not null references program.site,
  saw text not null check (length(btrim(saw)) between 10 and 4000),
  learned text not null check (length(btrim(learned)) between 10 and 4000),
  would_not_copy text not null default '' check (length(would_not_copy) <= 4000),
  revision integer not null default 1,
  written_by uuid not null default access.person_id() references identity.person,
  written_at timestamptz not null default now()
);
select access.protect('community.visit_report', 'internal');

-- What the asking site will do; an action item of the site once the report is handed in.
create table community.commitment (
  id uuid primary key,
  site_id uuid not null references program.site,
  exchange_id uuid not null references community.exchange,
  title text not null check (length(btrim(title)) between 5 and 300),
  owner_id uuid references identity.person,
  due_on date not null,
  action_item_id uuid,
  action_number text,
  check ((action_item_id is null) = (action_number is null))
);
create index commitment_exchange on community.commitment (exchange_id);
select access.protect('community.commitment', 'internal');

-- Whoever asks: the sites of an exchange, which its policies and its children's need to know.
create function community.chosen_host(exchange uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select o.site_id from community.exchange e join community.offer o on o.id = e.chosen_offer_id where e.id = exchange);
end $$;
create function community.exchange_is(exchange uuid, site uuid, states text[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from community.exchange e where e.id = exchange and e.site_id = site and e.state = any (states));
end $$;

create policy read on community.exchange for select using ((select access.holds('community.read')));
create policy ask on community.exchange for insert
  with check (
    asked_by = access.person_id() and chosen_offer_id is null
    and site_id = any (array(select access.sites_for('community.ask-peers'))));
create policy change on community.exchange for update
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    or site_id = any (array(select access.sites_for('community.follow-exchange'))));
grant select, insert on community.exchange to psp_app;
grant update (state, state_since, title, wants, when_possible, core_area, owner_id, chosen_offer_id, revision)
  on community.exchange to psp_app;
select platform.under_workflow('community.exchange', 'peer-exchange');
select platform.audited('community.exchange');

create policy read on community.offer for select using ((select access.holds('community.read')));
create policy offer on community.offer for insert
  with check (
    offered_by = access.person_id() and agreed_plan_revision is null
    and site_id = any (array(select access.sites_for('community.host-peers')))
    and exists (
      select from community.exchange e
      where e.id = exchange_id and e.site_id <> offer.site_id and e.state in ('asked', 'offered')));
create policy change on community.offer for update
  using (site_id = any (array(select access.sites_for('community.host-peers'))));
grant select, insert on community.offer to psp_app;
grant update (state, state_since, owner_id, agreed_plan_revision) on community.offer to psp_app;
select platform.under_workflow('community.offer', 'exchange-offer');
select platform.audited('community.offer');

create policy read on community.visit_plan for select using ((select access.holds('community.read')));
create policy write on community.visit_plan for insert
  with check (
    changed_by = access.person_id()
    and site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(id, site_id, array['asked', 'offered']));
create policy change on community.visit_plan for update
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(id, site_id, array['asked', 'offered']));
grant select, insert, update (starts_on, ends_on, place, agenda, revision, changed_at, changed_by)
  on community.visit_plan to psp_app;
select platform.audited('community.visit_plan');

create policy read on community.visit_person for select
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    or host_site_id = any (array(select access.sites_for('community.host-peers')))
    or site_id = any (array(select access.sites_for('community.follow-exchange'))));
create policy write on community.visit_person for insert
  with check (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and host_site_id = community.chosen_host(exchange_id)
    and community.exchange_is(exchange_id, site_id, array['offered', 'planned']));
create policy remove on community.visit_person for delete
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(exchange_id, site_id, array['offered', 'planned']));
grant select, insert, delete on community.visit_person to psp_app;
select platform.audited('community.visit_person');

create policy read on community.travel_support for select
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    or host_site_id = any (array(select access.sites_for('community.host-peers')))
    or site_id = any (array(select access.sites_for('community.follow-exchange'))));
create policy write on community.travel_support for insert
  with check (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and host_site_id = community.chosen_host(exchange_id)
    and community.exchange_is(exchange_id, site_id, array['offered', 'planned']));
create policy remove on community.travel_support for delete
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(exchange_id, site_id, array['offered', 'planned']));
grant select, insert, delete on community.travel_support to psp_app;
select platform.audited('community.travel_support');

create policy read on community.visit_report for select using ((select access.holds('community.read')));
create policy write on community.visit_report for insert
  with check (
    written_by = access.person_id()
    and site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(id, site_id, array['visited']));
create policy change on community.visit_report for update
  using (
    site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(id, site_id, array['visited']));
grant select, insert, update (saw, learned, would_not_copy, revision, written_by, written_at)
  on community.visit_report to psp_app;
select platform.audited('community.visit_report');

create policy read on community.commitment for select using ((select access.holds('community.read')));
create policy write on community.commitment for insert
  with check (
    action_item_id is null
    and site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(exchange_id, site_id, array['visited']));
create policy change on community.commitment for update
  using (
    action_item_id is null
    and site_id = any (array(select access.sites_for('community.ask-peers'))))
  with check (community.exchange_is(exchange_id, site_id, array['visited', 'reported']));
create policy remove on community.commitment for delete
  using (
    action_item_id is null
    and site_id = any (array(select access.sites_for('community.ask-peers')))
    and community.exchange_is(exchange_id, site_id, array['visited']));
grant select, insert, delete, update (action_item_id, action_number) on community.commitment to psp_app;
select platform.audited('community.commitment');

-- An exchange is asked once, and moves on only when what the next state says is so.
create function community.check_exchange() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plan community.visit_plan;
  zone text;
begin
  if (new.title, new.wants, new.when_possible, new.core_area) is distinct from (old.title, old.wants, old.when_possible, old.core_area)
    and old.state not in ('asked', 'offered') then
    raise exception 'what was asked does not change once the visit is planned' using errcode = 'PSP01';
  end if;
  if new.chosen_offer_id is distinct from old.chosen_offer_id then
    if old.state not in ('asked', 'offered', 'planned') then
      raise exception 'the host of a visit that took place stays' using errcode = 'PSP01';
    end if;
    if new.chosen_offer_id is not null and not exists (
      select from community.offer o
      where o.id = new.chosen_offer_id and o.exchange_id = new.id and o.state in ('offered', 'chosen', 'agreed')
    ) then
      raise exception 'a host is chosen among the open offers' using errcode = 'PSP01';
    end if;
  end if;
  if new.state = old.state then
    return new;
  end if;
  select * into plan from community.visit_plan p where p.id = new.id;
  if new.state = 'planned' and not exists (
    select from community.offer o
    where o.id = new.chosen_offer_id and o.state = 'agreed' and o.agreed_plan_revision = plan.revision
  ) then
    raise exception 'the host has not agreed to the plan as it stands' using errcode = 'PSP01';
  end if;
  if new.state = 'visited' and old.state = 'planned' then
    select s.time_zone into zone from program.site s where s.id = new.site_id;
    if plan.starts_on > (clock_timestamp() at time zone zone)::date then
      raise exception 'a visit takes place once it has begun' using errcode = 'PSP01';
    end if;
  end if;
  if new.state = 'reported' and not exists (select from community.visit_report r where r.id = new.id) then
    raise exception 'an exchange is reported with its report' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_exchange before update on community.exchange
  for each row execute function community.check_exchange();

-- A host agrees to the plan that stands, and to no other.
create function community.check_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = 'agreed' and old.state <> 'agreed' then
    select p.revision into new.agreed_plan_revision from community.visit_plan p where p.id = new.exchange_id;
    if new.agreed_plan_revision is null then
      raise exception 'there is no plan to agree to' using errcode = 'PSP01';
    end if;
  elsif new.agreed_plan_revision is distinct from old.agreed_plan_revision then
    raise exception 'a plan is agreed to by the move' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_offer before update on community.offer
  for each row execute function community.check_offer();

-- The history of an exchange is read by the whole partnership, as the exchange itself is.
create function community.exchange_history(exchange uuid)
  returns table (id uuid, subject_id uuid, move text, to_state text, at timestamptz, person_id uuid, reason text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.holds('community.read') then
    return query
      select t.id, t.subject_id, t.move, t.to_state, t.at, t.person_id, t.reason
      from platform.transition t
      where t.subject_id = exchange
        or t.subject_id in (select o.id from community.offer o where o.exchange_id = exchange)
      order by t.at;
  end if;
end $$;

-- Whom an exchange or a commitment of the site may belong to: names and nothing else.
create function community.people_of(site uuid) returns table (id uuid, name text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.may('community.ask-peers', site) or access.may('community.follow-exchange', site) then
    return query
      select distinct p.id, p.name
      from identity.person p
      join identity.membership m on m.person_id = p.id and identity.in_force(m)
      join access.permission_role pr on pr.role = m.role and pr.permission = 'community.ask-peers'
      join identity.membership_site ms on ms.membership_id = m.id and ms.site_id = site
      where p.status = 'active'
      order by p.name;
  end if;
end $$;
