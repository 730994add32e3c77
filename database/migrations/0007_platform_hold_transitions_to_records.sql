-- A transition is history, so it may only say what the record itself says: it starts from the state the record is
-- in, at the record's site, and when the transaction ends the record is where its last transition led.
create unique index transition_one_creation on platform.transition (subject_id) where move = 'create';

-- Asked whoever asks: a person who may no longer see the record after a move is still held to it.
create function platform.record_under_workflow(wanted_workflow text, subject uuid)
  returns table (state text, site_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  records regclass;
begin
  select w.table_name::regclass into records from platform.workflow w where w.name = wanted_workflow;
  if records is not null then
    return query execute format('select r.state::text, r.site_id from %s r where r.id = $1', records) using subject;
  end if;
end $$;
revoke execute on function platform.record_under_workflow from public;

create or replace function platform.check_transition() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  declared platform.workflow_move;
  starting text := case when new.move = 'create' then new.to_state else new.from_state end;
begin
  if not exists (
    select from platform.record_under_workflow(new.workflow, new.subject_id) r
    where r.state = starting and r.site_id is not distinct from new.site_id
  ) then
    raise exception 'the record is not % at this site', starting using errcode = 'PSP01';
  end if;
  if new.move = 'create' then
    if not exists (select from platform.workflow w where w.name = new.workflow and w.initial = new.to_state) then
      raise exception 'a % does not begin as %', new.workflow, new.to_state using errcode = 'PSP01';
    end if;
    return new;
  end if;
  select * into declared from platform.workflow_move m
  where m.workflow = new.workflow and m.move = new.move and m.from_state = new.from_state and m.to_state = new.to_state;
  if not found then
    raise exception 'workflow % has no move % from % to %', new.workflow, new.move, new.from_state, new.to_state
      using errcode = 'PSP01';
  end if;
  -- This function acts as its owner, so who is connected is asked of the session.
  if declared.permission is null and not pg_has_role(session_user, 'psp_system', 'usage') then
    raise exception 'only the system makes the move %', new.move using errcode = 'PSP02';
  end if;
  if declared.permission is not null and not access.may(declared.permission, new.site_id) then
    raise exception 'the move % needs the permission %', new.move, declared.permission using errcode = 'PSP02';
  end if;
  if declared.reason_required and new.reason is null then
    raise exception 'the move % needs a reason', new.move using errcode = 'PSP03';
  end if;
  if platform.has_made(new.subject_id, declared.not_by, new.person_id) then
    raise exception 'the move % must be made by another person', new.move using errcode = 'PSP04';
  end if;
  return new;
end $$;

create function platform.check_arrival() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from platform.transition later
    where later.subject_id = new.subject_id and later.transaction_id = new.transaction_id and later.at > new.at
  ) and not exists (
    select from platform.record_under_workflow(new.workflow, new.subject_id) r where r.state = new.to_state
  ) then
    raise exception 'the move % was recorded but not made', new.move using errcode = 'PSP01';
  end if;
  return null;
end $$;
create constraint trigger check_arrival after insert on platform.transition
  deferrable initially deferred for each row execute function platform.check_arrival();

-- When something happened, and in which transaction, is for the database to say.
revoke insert on platform.transition, platform.event from psp_app;
grant insert (id, workflow, subject_id, site_id, move, from_state, to_state, person_id, reason)
  on platform.transition to psp_app;
grant insert (id, kind, site_id, subject_table, subject_id, person_id, permission, payload)
  on platform.event to psp_app;
