-- Who may see people, and how a browser is known once it has signed in.

create policy read_own on identity.person for select
  using (id = access.person_id());
create policy read_partnership on identity.person for select
  using ((select access.holds('identity.people')));
create policy read_own on identity.membership for select
  using (person_id = access.person_id());
create policy read_partnership on identity.membership for select
  using ((select access.holds('identity.people')));
-- The sites of a membership are seen by whoever sees the membership.
create policy read on identity.membership_site for select
  using (exists (select from identity.membership m where m.id = membership_id));
create policy read_own on identity.machine_scope for select
  using (person_id = access.person_id());
grant select on identity.person, identity.membership, identity.membership_site, identity.machine_scope to psp_app;

-- A colleague's name stands on every record; their e-mail and memberships do not go with it.
create function identity.name_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select p.name from identity.person p where p.id = person and access.person_id() is not null;
  end;

-- A session is known by the hash of its token; the token itself is only in the browser's cookie.
create table identity.session (
  id uuid primary key,
  person_id uuid not null references identity.person,
  token_hash text not null unique check (length(token_hash) = 64),
  -- What signing in still waits for; only an open session is a signed-in person.
  stage text not null check (stage in ('second step', 'enrolment', 'open')),
  second_factor boolean not null default false,
  device text not null check (length(device) <= 200),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  locked_at timestamptz,
  step_up_until timestamptz,
  ended_at timestamptz
);
create index session_person on identity.session (person_id, started_at desc);
select access.protect('identity.session', 'internal');
select access.classify('identity.session', 'secret', 'token_hash');
create policy own on identity.session for select using (person_id = access.person_id());
create policy end_own on identity.session for update
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select (id, person_id, stage, second_factor, device, started_at, seen_at, ends_at, locked_at, step_up_until, ended_at)
  on identity.session to psp_app;
-- A person ends their sessions and gets a new token when what it opens has changed; all else is sign-in's own work.
grant update (token_hash, ended_at) on identity.session to psp_app;
create trigger audited after insert or update of stage, locked_at, step_up_until, ended_at on identity.session
  for each row execute function platform.audit_row('token_hash', 'seen_at');

create function identity.in_force(m identity.membership) returns boolean
  language sql stable parallel safe
  return m.valid_from <= now() and (m.valid_to is null or m.valid_to > now());

create function identity.needs_second_factor(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from identity.membership m
      join access.role r on r.name = m.role
      where m.person_id = person and r.operational and identity.in_force(m)
    );
  end;
revoke execute on function identity.needs_second_factor from public;
grant execute on function identity.needs_second_factor to psp_system;
