-- An address that a person's own calendar reads. Whoever has the address reads as that person and nothing more, so
-- it is kept as a hash, shown once, ends after a year and can be revoked at any moment.
create table notifications.feed (
  id uuid primary key,
  person_id uuid not null default access.person_id() references identity.person,
  name text not null check (length(btrim(name)) between 1 and 80),
  -- Without a site: the person's own due dates.
  site_id uuid references program.site,
  token_hash text not null unique check (length(token_hash) = 64),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index feed_person on notifications.feed (person_id, created_at desc);
select access.protect('notifications.feed', 'internal');
select access.classify('notifications.feed', 'secret', 'token_hash');
create policy read_own on notifications.feed for select using (person_id = access.person_id());
create policy make_own on notifications.feed for insert with check (person_id = access.person_id());
-- What is revoked stays revoked.
create policy revoke_own on notifications.feed for update
  using (person_id = access.person_id() and revoked_at is null)
  with check (person_id = access.person_id() and revoked_at is not null);
grant select (id, person_id, name, site_id, created_at, expires_at, revoked_at, last_used_at)
  on notifications.feed to psp_app;
grant insert (id, person_id, name, site_id, token_hash, created_at, expires_at), update (revoked_at)
  on notifications.feed to psp_app;
-- A calendar reads every few hours: that is no change worth a row each time.
create trigger audited after insert or delete or update of revoked_at on notifications.feed
  for each row execute function platform.audit_row('token_hash', 'last_used_at');
