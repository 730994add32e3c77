-- A request is offered to one or several providers, one of whom leads; each says yes or no for itself.
create table assistance.request_provider (
  id uuid primary key,
  site_id uuid not null references program.site,
  request_id uuid not null references assistance.request,
  provider_id uuid not null references assistance.provider,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  -- The request's title when it was offered, so that lists of work can say what it is about.
  title text not null,
  state text not null default 'offered',
  state_since timestamptz not null default now(),
  is_lead boolean not null,
  -- What this provider is asked to do among the others.
  part text not null default '' check (length(part) <= 1000),
  -- Why this one: the reasons that were on the screen when it was chosen.
  reasons text[] not null default '{}' check (cardinality(reasons) <= 20),
  answer_by date not null,
  offered_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now()
);
create unique index request_provider_once on assistance.request_provider (request_id, provider_id)
  where state in ('offered', 'accepted');
create unique index request_provider_lead on assistance.request_provider (request_id)
  where is_lead and state in ('offered', 'accepted');
create index request_provider_site on assistance.request_provider (site_id, id desc);
create index request_provider_provider on assistance.request_provider (provider_id, state);
create index request_provider_agency on assistance.request_provider (agency_id, state);
select access.protect('assistance.request_provider', 'internal');
create policy read on assistance.request_provider for select
  using (
    site_id = any (array(select access.sites_for('assistance.read-matching')))
    or (agency_id = any (array(select access.agencies_for('assistance.answer-offer')))
      and site_id = any (array(select access.sites_for('assistance.answer-offer')))));
create policy offer on assistance.request_provider for insert
  with check (
    offered_by = access.person_id()
    and site_id = any (array(select access.sites_for('assistance.offer'))));
create policy move on assistance.request_provider for update
  using (
    site_id = any (array(select access.sites_for('assistance.offer')))
    or (agency_id = any (array(select access.agencies_for('assistance.answer-offer')))
      and site_id = any (array(select access.sites_for('assistance.answer-offer')))));
grant select, insert, update (state, state_since, is_lead) on assistance.request_provider to psp_app;
select platform.under_workflow('assistance.request_provider', 'provider-offer');
select platform.audited('assistance.request_provider');

-- Whoever chooses, and however it is chosen: a conflict excludes. The lead changes by the hand of who offers.
create function assistance.check_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' and not exists (
    select from assistance.provider p
    join assistance.request r on r.id = new.request_id and r.site_id = new.site_id
    where p.id = new.provider_id and p.agency_id = new.agency_id
  ) then
    raise exception 'an offer names a request of its site and a provider of its agency' using errcode = 'PSP02';
  end if;
  if new.state in ('offered', 'accepted') and (tg_op = 'INSERT' or new.state <> old.state) and exists (
    select from assistance.provider_conflict c
    where c.provider_id = new.provider_id and c.site_id = new.site_id and c.ended_at is null
  ) then
    raise exception 'a provider with a conflict at a site takes no request of it' using errcode = 'PSP02';
  end if;
  if tg_op = 'UPDATE' and new.is_lead <> old.is_lead and access.person_id() is not null
    and not access.may('assistance.offer', new.site_id) then
    raise exception 'who leads is for those who offer' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_offer before insert or update on assistance.request_provider
  for each row execute function assistance.check_offer();

-- The requests that the agency of whoever asks has taken on and not left. Being of the agency is not enough: the
-- membership must cover the site as well.
create function assistance.my_requests() returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog as $$
begin
  return query
    select distinct o.request_id
    from assistance.request_provider o
    where o.state = 'accepted' and exists (
      select from access.memberships_for('assistance.deliver') held
      where held.agency_id = o.agency_id
        and (held.every_site or exists (
          select from identity.membership_site ms where ms.membership_id = held.id and ms.site_id = o.site_id)));
end $$;

-- How many requests each provider carries now, whatever sites one may read: a number and nothing else.
create function assistance.provider_loads() returns table (provider_id uuid, open integer)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.holds('assistance.read-providers') or pg_has_role(session_user, 'psp_system', 'usage') then
    return query
      select o.provider_id, count(*)::integer
      from assistance.request_provider o
      join assistance.request r on r.id = o.request_id
      where o.state = 'accepted' and r.state not in ('delivered', 'closed', 'declined', 'withdrawn')
      group by o.provider_id;
  end if;
end $$;

-- Where each provider has worked, and in which core area: the site's name and counts, nothing of the request.
create function assistance.provider_past_work()
  returns table (provider_id uuid, site_id uuid, core_area text, requests integer, latest date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.holds('assistance.read-providers') or pg_has_role(session_user, 'psp_system', 'usage') then
    return query
      select o.provider_id, r.site_id, r.primary_core_area, count(*)::integer, max(r.state_since)::date
      from assistance.request_provider o
      join assistance.request r on r.id = o.request_id
      where o.state = 'accepted' and r.state in ('delivered', 'closed')
      group by o.provider_id, r.site_id, r.primary_core_area;
  end if;
end $$;
