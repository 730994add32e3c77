-- My work asks of every kind of record at once: what waits on me, what I had a hand in, what changed. This table
-- answers which records; what stands in one is then asked of the record itself, under its own policies. Triggers keep
-- it, so no capability has to know of it.
create table platform.work (
  subject_id uuid primary key,
  workflow text not null,
  site_id uuid,
  state text not null,
  since timestamptz not null,
  -- The one person an open record is on, where its kind has such a person.
  owner_id uuid,
  -- Everyone who ever moved it.
  hands uuid[] not null default '{}',
  moved_at timestamptz
);
create index work_state on platform.work (workflow, state, since);
create index work_hands on platform.work using gin (hands);
create index work_moved on platform.work (moved_at);
select access.protect('platform.work', 'internal');

alter table platform.workflow add column owner_column text;
comment on column platform.workflow.owner_column is '[public]';

create function platform.keep_work() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  owner_column text;
  owner uuid;
begin
  if tg_op = 'DELETE' then
    delete from platform.work w where w.subject_id = old.id;
    return null;
  end if;
  select w.owner_column into owner_column from platform.workflow w where w.name = tg_argv[0];
  if owner_column is not null then
    owner := (to_jsonb(new) ->> owner_column)::uuid;
  end if;
  insert into platform.work as w (subject_id, workflow, site_id, state, since, owner_id)
  values (new.id, tg_argv[0], new.site_id, new.state, new.state_since, owner)
  on conflict (subject_id) do update
    set site_id = excluded.site_id, state = excluded.state, since = excluded.since, owner_id = excluded.owner_id
    where (w.site_id, w.state, w.since, w.owner_id)
      is distinct from (excluded.site_id, excluded.state, excluded.since, excluded.owner_id);
  return null;
end $$;

create function platform.keep_hands() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.work w
  set moved_at = new.at,
    hands = case when new.person_id is null or new.person_id = any (w.hands) then w.hands else w.hands || new.person_id end
  where w.subject_id = new.subject_id;
  return null;
end $$;
create trigger keep_hands after insert on platform.transition
  for each row execute function platform.keep_hands();

-- All of it anew, read off the records and their history: for an installation that has some already, and whenever a
-- kind of record is declared to have another owner.
create function platform.rebuild_work() returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  declared platform.workflow;
begin
  delete from platform.work;
  for declared in select * from platform.workflow loop
    continue when to_regclass(declared.table_name) is null;
    execute format(
      'insert into platform.work (subject_id, workflow, site_id, state, since, owner_id)
       select r.id, %L, r.site_id, r.state, r.state_since, %s from %s r on conflict do nothing',
      declared.name, coalesce('r.' || quote_ident(declared.owner_column), 'null::uuid'), declared.table_name::regclass);
  end loop;
  update platform.work w set hands = moved.hands, moved_at = moved.at
  from (
    select t.subject_id, max(t.at) as at,
      coalesce(array_agg(distinct t.person_id) filter (where t.person_id is not null), '{}') as hands
    from platform.transition t group by t.subject_id
  ) moved
  where moved.subject_id = w.subject_id;
end $$;
revoke execute on function platform.rebuild_work() from public;

create or replace function platform.under_workflow(target regclass, workflow text) returns void
  language plpgsql as $$
begin
  execute format(
    'create trigger check_state before insert or update on %s for each row execute function platform.check_state(%L)',
    target, workflow);
  execute format(
    'create trigger keep_work after insert or update or delete on %s for each row execute function platform.keep_work(%L)',
    target, workflow);
end $$;

do $$
declare
  placed record;
begin
  for placed in
    select t.tgrelid::regclass as target, trim(trailing '\000' from encode(t.tgargs, 'escape')) as workflow
    from pg_trigger t where t.tgname = 'check_state' and not t.tgisinternal
  loop
    execute format(
      'create trigger keep_work after insert or update or delete on %s for each row execute function platform.keep_work(%L)',
      placed.target, placed.workflow);
  end loop;
end $$;
select platform.rebuild_work();

-- How far each permission reaches for whoever is asking: the same memberships that the policies ask for one by one.
create function access.reach_of(wanted text[])
  returns table (permission text, every_site boolean, sites uuid[])
  language plpgsql stable security definer rows 20 set search_path = pg_catalog as $$
begin
  return query
    select pr.permission, bool_or(m.every_site), array_agg(distinct ms.site_id) filter (where ms.site_id is not null)
    from identity.membership m
    join identity.person p on p.id = m.person_id
    join access.permission_role pr on pr.role = m.role and pr.permission = any (wanted)
    left join identity.membership_site ms on ms.membership_id = m.id
    where m.person_id = access.person_id()
      and p.status = 'active'
      and m.valid_from <= now()
      and (m.valid_to is null or m.valid_to > now())
      and (
        p.kind = 'human'
        or exists (select from identity.machine_scope s where s.person_id = p.id and s.permission = pr.permission)
      )
    group by pr.permission;
end $$;

create function platform.is_mine(work platform.work, not_by text[], every_site boolean, sites uuid[]) returns boolean
  language sql stable
  return (work.site_id is null or every_site or coalesce(work.site_id = any (sites), false))
    and (work.owner_id is null or work.owner_id = access.person_id())
    and not (not_by <> '{}' and platform.has_made(work.subject_id, not_by, access.person_id()));

-- The states of records in which a move is waited for (`workflows[i]`, `states[i]`, `moves[i]`) are the declarations';
-- whose move it is, the database says: mine where I hold the permission there, am not barred from it as an earlier
-- hand, and no other person owns the record; somebody else's where I only had a hand in it.
create function platform.work_concerning_me(workflows text[], states text[], moves text[], most integer)
  returns table (workflow text, subject_id uuid, mine boolean)
  language plpgsql stable security definer rows 100 set search_path = pg_catalog as $$
begin
  return query
    with waited_for as materialized (
      select a.workflow, a.state, m.permission, m.not_by
      from unnest(workflows, states, moves) a (workflow, state, move)
      join platform.workflow_move m on m.workflow = a.workflow and m.move = a.move and m.from_state = a.state
    ), asked as materialized (
      select a.*, held.every_site, held.sites
      from waited_for a
      left join access.reach_of(array(select distinct permission from waited_for)) held using (permission)
    )
    select w.workflow, w.subject_id, true
    from asked a
    cross join lateral (
      select w.* from platform.work w
      where w.workflow = a.workflow and w.state = a.state and platform.is_mine(w, a.not_by, a.every_site, a.sites)
      order by w.since limit most
    ) w
    where a.every_site is not null
    union all
    (
      select w.workflow, w.subject_id, false
      from platform.work w
      join asked a on a.workflow = w.workflow and a.state = w.state
      where w.hands @> array[access.person_id()]
        and (a.every_site is null or not platform.is_mine(w, a.not_by, a.every_site, a.sites))
      order by w.since limit most
    );
end $$;

-- The latest that others did to each record I had a hand in.
create function platform.work_changed_by_others(since timestamptz, most integer)
  returns table (workflow text, subject_id uuid, to_state text, at timestamptz, person_id uuid)
  language sql stable security definer rows 20 set search_path = pg_catalog
  begin atomic
    select w.workflow, w.subject_id, latest.to_state, latest.at, latest.person_id
    from (
      -- Read from the latest move back until there is enough: `hands @>` would look up all that I ever did.
      select lately.workflow, lately.subject_id from platform.work lately
      where lately.moved_at > since and access.person_id() = any (lately.hands)
      order by lately.moved_at desc limit 2 * most
    ) w
    cross join lateral (
      select t.to_state, t.at, t.person_id from platform.transition t
      where t.subject_id = w.subject_id and t.at > since and t.move <> 'create'
        and t.person_id is distinct from access.person_id()
      order by t.at desc limit 1
    ) latest
    order by latest.at desc limit most;
  end;

drop function platform.workflows_with_my_hand();
drop function platform.changed_under_my_hand(text, timestamptz);
drop index platform.transition_lately;
drop index platform.transition_of_person;
