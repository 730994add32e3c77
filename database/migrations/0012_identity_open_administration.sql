-- Who administers whom. A program administrator administers everyone. An agency administrator administers people
-- whose whole reach lies inside their own: only their agency, no role over the whole program, no site beyond theirs.
-- Otherwise a new invitation link for a colleague with more reach would be a way to that reach.

create function identity.administers(agency uuid, role_name text, every_site boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if exists (select from access.role r where r.name = role_name and every_site and not r.program_wide) then
    return false;
  end if;
  return access.holds('identity.administer')
    or (not every_site
      and agency in (select access.agencies_for('identity.administer-agency'))
      and exists (select from access.role r where r.name = role_name and not r.program_wide));
end $$;

create function identity.administers_person(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return access.holds('identity.administer')
    or (access.holds('identity.administer-agency') and not exists (
      select from identity.membership m
      join access.role r on r.name = m.role
      left join identity.membership_site ms on ms.membership_id = m.id
      where m.person_id = person
        and (m.valid_to is null or m.valid_to > now())
        and (
          r.program_wide or m.every_site
          or m.agency_id not in (select access.agencies_for('identity.administer-agency'))
          or ms.site_id not in (select access.sites_for('identity.administer-agency'))
        )
    ));
end $$;

create policy administer on identity.agency for insert with check ((select access.holds('identity.administer')));
create policy change on identity.agency for update
  using ((select access.holds('identity.administer'))) with check ((select access.holds('identity.administer')));
grant insert (id, name, kind), update (name, kind) on identity.agency to psp_app;

create policy read_own_agency on identity.membership for select
  using (agency_id = any (array(select access.agencies_for('identity.administer-agency'))));
create policy read_own_agency on identity.person for select
  using (
    (select access.holds('identity.administer-agency'))
    and exists (
      select from identity.membership m
      where m.person_id = person.id
        and m.agency_id = any (array(select access.agencies_for('identity.administer-agency')))
    )
  );
create policy administer on identity.person for insert
  with check ((select access.holds('identity.administer')) or (select access.holds('identity.administer-agency')));
create policy suspend on identity.person for update
  using (id <> access.person_id() and identity.administers_person(id))
  with check (id <> access.person_id() and identity.administers_person(id));
grant insert (id, kind, name, email), update (status) on identity.person to psp_app;

-- Nobody gives a membership to themselves.
create policy administer on identity.membership for insert
  with check (
    person_id <> access.person_id()
    and identity.administers(agency_id, role, every_site)
    and identity.administers_person(person_id)
  );
create policy change on identity.membership for update
  using (identity.administers(agency_id, role, every_site))
  with check (identity.administers(agency_id, role, every_site));
grant insert (id, person_id, agency_id, role, every_site, valid_from, valid_to),
  update (valid_to, confirmed_at) on identity.membership to psp_app;

-- What has ended stays ended; to let someone in again a new membership is written, with its own beginning.
create function identity.check_membership_change() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.valid_to is distinct from old.valid_to
    and (old.valid_to <= now() or (new.person_id = access.person_id() and coalesce(new.valid_to > now(), true)))
  then
    raise exception 'a membership that has ended stays ended, and nobody extends their own'
      using errcode = '42501';
  end if;
  return new;
end $$;
create trigger check_change before update on identity.membership
  for each row execute function identity.check_membership_change();

create policy administer on identity.membership_site for insert
  with check (
    (select access.holds('identity.administer'))
    or (
      site_id = any (array(select access.sites_for('identity.administer-agency')))
      and exists (
        select from identity.membership m
        where m.id = membership_id
          and m.person_id <> access.person_id()
          and m.agency_id = any (array(select access.agencies_for('identity.administer-agency')))
      )
    )
  );
grant insert on identity.membership_site to psp_app;
select platform.audited('identity.membership_site');

create policy administer on identity.invitation for select using (identity.administers_person(person_id));
create policy issue on identity.invitation for insert
  with check (issued_by = access.person_id() and identity.administers_person(person_id));
create policy withdraw on identity.invitation for update
  using (identity.administers_person(person_id)) with check (identity.administers_person(person_id));
grant select (id, person_id, issued_by, issued_at, expires_at, accepted_at, withdrawn_at),
  insert (id, person_id, token_hash, issued_at, expires_at), update (withdrawn_at)
  on identity.invitation to psp_app;

create function identity.is_machine(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (select from identity.person p where p.id = person and p.kind = 'machine');
  end;

create policy administer on identity.machine_scope
  using (identity.is_machine(person_id) and identity.administers_person(person_id))
  with check (identity.is_machine(person_id) and identity.administers_person(person_id));
-- A key that could make people or keys would outlive every check on the people who hold it.
alter table identity.machine_scope add constraint no_administration check (permission not like 'identity.%');
grant insert, delete on identity.machine_scope to psp_app;

create policy administer on identity.machine_key for select
  using (identity.administers_person(person_id));
create policy issue on identity.machine_key for insert
  with check (issued_by = access.person_id() and identity.is_machine(person_id) and identity.administers_person(person_id));
create policy revoke on identity.machine_key for update
  using (identity.administers_person(person_id)) with check (identity.administers_person(person_id));
grant select (id, person_id, prefix, issued_by, issued_at, expires_at, revoked_at, used_at),
  insert (id, person_id, prefix, secret_hash, issued_at, expires_at), update (revoked_at)
  on identity.machine_key to psp_app;

-- Who has not been seen for months is a question of every access review; where they were is not.
create function identity.last_seen(person uuid) returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not identity.administers_person(person) then
    return null;
  end if;
  return (select max(s.seen_at) from identity.session s where s.person_id = person);
end $$;
