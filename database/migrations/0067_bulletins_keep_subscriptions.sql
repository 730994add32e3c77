-- Who wants a site's bulletin by e-mail, each for themselves.
create table bulletins.subscription (
  site_id uuid not null references program.site,
  person_id uuid not null default access.person_id() references identity.person,
  since timestamptz not null default now(),
  primary key (site_id, person_id)
);
select access.protect('bulletins.subscription', 'internal');
create policy read on bulletins.subscription for select
  using (site_id = any (array(select access.sites_for('bulletins.read'))));
create policy subscribe on bulletins.subscription for insert
  with check (person_id = access.person_id() and site_id = any (array(select access.sites_for('bulletins.read'))));
-- Whoever lost the site may still end what was theirs.
create policy unsubscribe on bulletins.subscription for delete using (person_id = access.person_id());
grant select, insert (site_id, person_id), delete on bulletins.subscription to psp_app;
select platform.audited('bulletins.subscription');

-- Each message to each person once: a job that is tried again goes on where it stopped.
create table bulletins.delivery (
  bulletin_id uuid not null references bulletins.bulletin,
  person_id uuid not null references identity.person,
  told text not null check (told in ('sent', 'withdrawn')),
  site_id uuid not null references program.site,
  delivered_at timestamptz not null default clock_timestamp(),
  primary key (bulletin_id, person_id, told)
);
create index delivery_site on bulletins.delivery (site_id);
select access.protect('bulletins.delivery', 'internal');
create policy read on bulletins.delivery for select
  using (site_id = any (array(select access.sites_for('bulletins.read'))));
grant select on bulletins.delivery to psp_app;
select platform.audited('bulletins.delivery');
