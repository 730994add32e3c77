-- What is still to be told. A row waits here from the commit of its event until every hearer has heard it, so
-- an event whose transaction commits late, after events with higher sequence numbers, is found like any other:
-- nothing remembers "how far we got", and so nothing can be skipped.
create table platform.outbox (
  event_id uuid primary key references platform.event,
  attempts integer not null default 0,
  -- Also the claim: taking a row moves this ahead, and a process that dies gives it back by the clock alone.
  next_try_at timestamptz not null default clock_timestamp(),
  last_error text
);
create index outbox_due on platform.outbox (next_try_at);
select access.protect('platform.outbox', 'internal');
-- What failed may quote what it failed on.
select access.classify('platform.outbox', 'cji', 'last_error');

-- A person tells of a change but has no business in the outbox itself.
create function platform.put_in_outbox() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.outbox (event_id) values (new.id);
  return null;
end $$;
create trigger outbox after insert on platform.event for each row execute function platform.put_in_outbox();

-- Work that failed as often as it may: kept until someone has seen why.
create table platform.dead_letter (
  id uuid primary key,
  died_at timestamptz not null default clock_timestamp(),
  work text not null check (work in ('job', 'handler')),
  name text not null,
  event_id uuid references platform.event,
  input jsonb not null default '{}',
  attempts integer not null,
  error text not null check (length(error) <= 2000)
);
create index dead_letter_died_at on platform.dead_letter (died_at desc);
select access.protect('platform.dead_letter', 'internal');
select access.classify('platform.dead_letter', 'cji', 'error', 'input');
create policy read on platform.dead_letter for select using ((select access.holds('audit.read-program')));
grant select on platform.dead_letter to psp_app;
