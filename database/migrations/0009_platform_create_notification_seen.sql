-- Notifications are read off the transitions themselves, so none goes stale; only how far a person has looked is kept.
create table platform.notification_seen (
  person_id uuid primary key references identity.person,
  seen_at timestamptz not null
);
select access.protect('platform.notification_seen', 'internal');
create policy own on platform.notification_seen
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update on platform.notification_seen to psp_app;
