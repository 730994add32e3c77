-- Every quarter each agency answers, membership by membership, whether it still holds. A line says what was true when
-- it was looked at; what was decided is carried out by identity, and stays here with who decided it.
create table sharing.access_review (
  id uuid primary key,
  agency_id uuid not null references identity.agency,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  opened_at timestamptz not null,
  due_on date not null,
  completed_at timestamptz,
  unique (agency_id, quarter)
);
select access.protect('sharing.access_review', 'internal');
create policy read on sharing.access_review for select
  using (agency_id = any (array(select access.agencies_for('access-review.attest')))
    or (select access.holds('access-review.oversee')));
grant select on sharing.access_review to psp_app;
select platform.audited('sharing.access_review');

create table sharing.access_review_line (
  id uuid primary key,
  review_id uuid not null references sharing.access_review,
  agency_id uuid not null references identity.agency,
  membership_id uuid not null references identity.membership,
  person_id uuid not null references identity.person,
  role text not null references access.role,
  -- Names of sites; none for every site.
  sites text[] not null,
  member_since timestamptz not null,
  last_used_at timestamptz,
  decision text check (decision in ('keep', 'end', 'ended before')),
  decided_by uuid references identity.person,
  decided_at timestamptz,
  reason text check (length(btrim(reason)) between 3 and 1000),
  carried_out_at timestamptz,
  -- Why it could not be carried out, in words.
  held_up text,
  unique (review_id, membership_id),
  check ((decision is null) = (decided_at is null))
);
create index access_review_line_membership on sharing.access_review_line (membership_id);
select access.protect('sharing.access_review_line', 'internal');
create policy read on sharing.access_review_line for select
  using (agency_id = any (array(select access.agencies_for('access-review.attest')))
    or (select access.holds('access-review.oversee')));
-- Nobody attests to their own membership, and what was decided is not decided again.
create policy attest on sharing.access_review_line for update
  using (
    decision is null and person_id <> access.person_id()
    and (agency_id = any (array(select access.agencies_for('access-review.attest')))
      or (select access.holds('access-review.attest-any'))))
  with check (decision in ('keep', 'end') and decided_by = access.person_id());
grant select, update (decision, decided_by, decided_at, reason) on sharing.access_review_line to psp_app;
select platform.audited('sharing.access_review_line');

create function sharing.complete_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update sharing.access_review r set completed_at = now()
  where r.id = new.review_id and r.completed_at is null
    and not exists (select from sharing.access_review_line l where l.review_id = r.id and l.decision is null);
  return null;
end $$;
create trigger complete_review after update of decision on sharing.access_review_line
  for each row execute function sharing.complete_review();
