-- What an assessment advises a site to do, followed until another person has seen, a year later, that it holds.
create schema recommendations;
grant usage on schema recommendations to psp_app, psp_system;

create table recommendations.recommendation (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  state text not null default 'proposed',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 10 and 200),
  -- What is advised, and what was seen that it answers.
  advice text not null check (length(btrim(advice)) between 20 and 4000),
  basis text not null check (length(btrim(basis)) between 20 and 4000),
  core_area text not null references program.core_area,
  -- Where it comes from: an assessment handed over in a request for assistance.
  request_id uuid references assistance.request,
  deliverable_id uuid references assistance.deliverable,
  -- On whom it is: at the site while it is carried out, with the liaison when it waits to be verified.
  owner_id uuid references identity.person,
  due_on date,
  -- What carries it out: an objective of the site's plan, or an initiative by its name.
  objective_id uuid references planning.objective,
  initiative text check (length(btrim(initiative)) between 5 and 200),
  implemented_by uuid references identity.person,
  implemented_on date,
  implemented_what text check (length(btrim(implemented_what)) between 20 and 4000),
  verified_evidence text check (length(btrim(verified_evidence)) between 20 and 4000),
  verified_link text check (verified_link ~ '^https?://'),
  -- The day on which the next thing is due: the work, or a year after it the look at whether it holds.
  next_due_on date generated always as (
    case state
      when 'implemented' then (implemented_on + interval '1 year')::date
      when 'accepted' then due_on when 'planned' then due_on when 'under-way' then due_on
    end) stored,
  proposed_by uuid default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  revision integer not null default 1,
  check (state not in ('accepted', 'planned', 'under-way') or (owner_id is not null and due_on is not null)),
  check (state in ('proposed', 'declined', 'withdrawn', 'accepted', 'dropped')
    or num_nonnulls(objective_id, initiative) > 0),
  check (state not in ('implemented', 'verified') or num_nulls(implemented_by, implemented_on, implemented_what) = 0),
  check (state <> 'verified' or num_nulls(verified_evidence, verified_link) = 0)
);
create index recommendation_site on recommendations.recommendation (site_id, id desc);
create index recommendation_request on recommendations.recommendation (request_id);
create index recommendation_objective on recommendations.recommendation (objective_id);
create index recommendation_owner on recommendations.recommendation (owner_id)
  where state in ('accepted', 'planned', 'under-way', 'implemented');
create index recommendation_due on recommendations.recommendation (next_due_on) where next_due_on is not null;
select access.protect('recommendations.recommendation', 'internal');
create policy read on recommendations.recommendation for select
  using (site_id = any (array(select access.sites_for('recommendations.read'))));
-- A provider proposes from what it delivered itself; the program's people from what they know of the site.
create policy propose on recommendations.recommendation for insert
  with check (
    proposed_by = access.person_id()
    and site_id = any (array(select access.sites_for('recommendations.propose')))
    and (request_id is null or request_id = any (array(select assistance.my_requests())))
    and num_nonnulls(owner_id, due_on, objective_id, initiative, implemented_by, implemented_on, implemented_what,
      verified_evidence, verified_link) = 0);
create policy change on recommendations.recommendation for update
  using (
    site_id = any (array(select access.sites_for('recommendations.propose')))
    or site_id = any (array(select access.sites_for('recommendations.decide')))
    or site_id = any (array(select access.sites_for('recommendations.carry-out')))
    or site_id = any (array(select access.sites_for('recommendations.verify'))));
grant select, insert on recommendations.recommendation to psp_app;
grant update (state, state_since, title, advice, basis, core_area, owner_id, due_on, objective_id, initiative,
  implemented_by, implemented_on, implemented_what, verified_evidence, verified_link, revision)
  on recommendations.recommendation to psp_app;
select platform.under_workflow('recommendations.recommendation', 'recommendation');
select platform.audited('recommendations.recommendation');

-- Each part of a recommendation has its hand and its moment: the words are its proposer's while it is proposed, owner
-- and day the site's, what was done its owner's while it is under way, what was seen that of whoever verifies.
create function recommendations.check_recommendation() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed text[] := array(
    select key from jsonb_object_keys(to_jsonb(new)) key where to_jsonb(new) -> key is distinct from to_jsonb(old) -> key);
  today date;
begin
  if access.person_id() is null then
    return new;
  end if;
  if changed && array['title', 'advice', 'basis', 'core_area'] then
    if old.state <> 'proposed' or old.proposed_by is distinct from access.person_id() then
      raise exception 'a recommendation is reworded by its proposer while it is proposed' using errcode = 'PSP01';
    end if;
  end if;
  if changed && array['owner_id', 'due_on'] and not (
    (old.state in ('proposed', 'accepted', 'planned', 'under-way')
      and access.may('recommendations.decide', new.site_id))
    -- Once implemented it goes to the liaison, and back when it does not hold.
    or (not changed && array['due_on'] and (
      (old.state = 'implemented' and access.may('recommendations.carry-out', new.site_id))
      or (old.state = 'under-way' and access.may('recommendations.verify', new.site_id))
      or (old.state = 'implemented' and access.may('recommendations.verify', new.site_id))))
  ) then
    raise exception 'who carries it out, and until when, is for the site to say' using errcode = 'PSP02';
  end if;
  if changed && array['objective_id', 'initiative'] and (
    old.state not in ('accepted', 'planned', 'under-way')
    or not access.may('recommendations.carry-out', new.site_id)) then
    raise exception 'what carries it out is for the site to say' using errcode = 'PSP02';
  end if;
  if changed && array['implemented_by', 'implemented_on', 'implemented_what']
    and (old.state <> 'under-way' or not access.may('recommendations.carry-out', new.site_id)) then
    raise exception 'what was done is said by the site, while it is under way' using errcode = 'PSP01';
  end if;
  if changed && array['verified_evidence', 'verified_link']
    and (old.state <> 'implemented' or not access.may('recommendations.verify', new.site_id)) then
    raise exception 'what was seen is said by whoever verifies, once it is implemented' using errcode = 'PSP01';
  end if;
  select (now() at time zone s.time_zone)::date into today from program.site s where s.id = new.site_id;
  if new.state = 'implemented' and old.state = 'under-way' and new.implemented_on > today then
    raise exception 'what is implemented on a later day is not implemented yet' using errcode = 'PSP01';
  end if;
  if new.state = 'verified' and old.state = 'implemented'
    and today < (new.implemented_on + interval '1 year')::date then
    raise exception 'whether it holds is seen a year after it was implemented' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_recommendation before update on recommendations.recommendation
  for each row execute function recommendations.check_recommendation();

-- It belongs to the site of the assessment it comes from, and to that one's request.
create function recommendations.check_origin() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.deliverable_id is not null and not exists (
    select from assistance.deliverable d
    where d.id = new.deliverable_id and d.site_id = new.site_id and d.request_id = new.request_id
      and d.kind = 'assessment'
  ) then
    raise exception 'a recommendation comes from an assessment of its own site and request' using errcode = 'PSP02';
  end if;
  if new.objective_id is not null and not exists (
    select from planning.objective o where o.id = new.objective_id and o.site_id = new.site_id
  ) then
    raise exception 'the objective is one of the same site' using errcode = 'PSP02';
  end if;
  return new;
end $$;
create trigger check_origin before insert or update on recommendations.recommendation
  for each row execute function recommendations.check_origin();

-- Who may own a recommendation at a site: names and roles, for those who decide there.
create function recommendations.owners_of(site uuid) returns table (id uuid, name text, role text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.may('recommendations.decide', site) then
    return query
      select distinct on (p.name, p.id) p.id, p.name, r.label
      from identity.membership m
      join identity.person p on p.id = m.person_id and p.status = 'active' and p.kind = 'human'
      join access.permission_role pr on pr.role = m.role and pr.permission = 'recommendations.carry-out'
      join access.role r on r.name = m.role
      where identity.in_force(m) and exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = site)
      order by p.name, p.id;
  end if;
end $$;
