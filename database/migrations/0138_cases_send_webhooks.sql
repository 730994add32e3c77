-- Where an agency's system wants to be told that cases moved. It is told as its own machine client: each sending asks
-- anew what that client may see at that moment, so it ends with the agreement it rested on.
create table cases.webhook (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  client_id uuid not null references identity.person,
  name text not null check (length(name) between 3 and 100),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  -- Kinds of event; none named: all that the client may see.
  kinds text[] not null default '{}',
  -- What it is signed with is worked out from the installation's secret, this id and this number, and stands nowhere.
  secret_version integer not null default 1,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  created_at timestamptz not null default now(),
  created_by uuid not null default access.person_id() references identity.person
);
create index webhook_site on cases.webhook (site_id) where state = 'active';
select access.protect('cases.webhook', 'internal');

-- One post to one address: ids alone, so that nothing of a case stays here when the case is gone.
create table cases.webhook_sending (
  id uuid primary key,
  webhook_id uuid not null references cases.webhook,
  site_id uuid not null references program.site,
  event_ids uuid[] not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'withheld', 'dead')),
  attempts integer not null default 0,
  last_problem text,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
create index webhook_sending_newest on cases.webhook_sending (webhook_id, created_at desc, id desc);
select access.protect('cases.webhook_sending', 'internal');

-- Which events a webhook was told of: each once, however often the record is read again.
create table cases.webhook_told (
  webhook_id uuid not null references cases.webhook,
  event_id uuid not null references cases.event on delete cascade,
  primary key (webhook_id, event_id)
);
create index webhook_told_event on cases.webhook_told (event_id);
select access.protect('cases.webhook_told', 'internal');

create policy own on cases.webhook
  using (agency_id = any (array(select access.agencies_for('cases.connect')))
    and site_id = any (array(select access.sites_for('cases.connect'))))
  with check (agency_id = any (array(select access.agencies_for('cases.connect')))
    and site_id = any (array(select access.sites_for('cases.connect'))));
create policy read on cases.webhook_sending for select
  using (exists (select from cases.webhook w where w.id = webhook_id));
create policy read on cases.webhook_told for select
  using (exists (select from cases.webhook w where w.id = webhook_id));
grant select, insert, update (state, secret_version) on cases.webhook to psp_app;
grant select on cases.webhook_sending, cases.webhook_told to psp_app;
select platform.audited('cases.webhook');

-- The systems of an agency that may read cases, to whoever connects them.
create function cases.clients_of(agency uuid) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct p.id, p.name
  from identity.person p
  join identity.membership m on m.person_id = p.id and m.agency_id = agency
    and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
  join identity.machine_scope s on s.person_id = p.id and s.permission = 'cases.read'
  where p.kind = 'machine' and p.status = 'active'
    and agency = any (array(select access.agencies_for('cases.connect')));
$$;
revoke execute on function cases.clients_of from public;
grant execute on function cases.clients_of to psp_app;
