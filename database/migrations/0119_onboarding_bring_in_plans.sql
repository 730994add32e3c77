-- A plan that a site had before it came here is brought in by the program as a first draft. From then on the plan is
-- the site's: the program adds what is new in its file while that draft is open, and changes nothing.

-- Only while a file is applied: a program administrator who looks at a plan at any other time writes nothing in it.
create function onboarding.brings_in() returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select current_setting('psp.bringing_in', true) = 'on' and access.holds('onboarding.import');
  end;

do $$
declare
  part text;
begin
  foreach part in array array['plan', 'goal', 'objective', 'strategy', 'activity', 'version'] loop
    execute format('create policy bring_in on planning.%I for insert with check ((select onboarding.brings_in()))', part);
  end loop;
end $$;

-- The plans’ own checks ask who writes a plan; a file being applied does, in a plan of the site's own.
create or replace function planning.may_on(plan_site uuid, collaborative uuid, wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select pg_has_role(session_user, 'psp_system', 'usage')
      or (wanted = 'planning.write' and collaborative is null and onboarding.brings_in())
      or (
        access.may(wanted, plan_site)
        and (collaborative is null or exists (
          select from planning.collaborative_member m
          where m.collaborative_id = collaborative
            and m.left_at is null
            and m.agency_id in (select access.agencies_for(wanted))
            and (m.decides_public or wanted <> 'planning.decide-public'))));
  end;
