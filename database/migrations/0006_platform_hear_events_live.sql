-- LIVE UPDATES: which of the named events may each of the named people hear? Row-level security answers for one
-- person after the other; the function itself can see no more than whoever calls it.
create function platform.events_heard_by(people uuid[], wanted uuid[]) returns table (person_id uuid, event_id uuid)
  language plpgsql set search_path = pg_catalog as $$
declare
  asking uuid;
begin
  foreach asking in array people loop
    perform set_config('psp.person_id', asking::text, true);
    return query select asking, e.id from platform.event e where e.id = any (wanted);
  end loop;
  perform set_config('psp.person_id', '', true);
end $$;

-- A browser that comes back asks for what it may have missed: the events of transactions that were not yet
-- settled when it last heard.
alter table platform.event add column transaction_id xid8 not null default pg_current_xact_id();
create index event_transaction on platform.event (transaction_id);
select access.classify('platform.event', 'internal', 'transaction_id');
