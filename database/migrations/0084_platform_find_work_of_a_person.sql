-- My work asks what a person had a hand in and what changed lately, among all that ever happened.
create index transition_of_person on platform.transition (person_id, workflow);
create index transition_lately on platform.transition (workflow, at desc);

-- Only which kinds of record: what may be read of one is asked of the record itself.
create function platform.workflows_with_my_hand() returns setof text
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select w.name from platform.workflow w
    where exists (
      select from platform.transition t where t.person_id = access.person_id() and t.workflow = w.name
    );
  end;

-- Only which records, so that the policies, which look at one row after another, look at few.
create function platform.changed_under_my_hand(wanted_workflow text, since timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select distinct t.subject_id from platform.transition t
    where t.workflow = wanted_workflow and t.at > since and t.move <> 'create'
      and t.person_id is distinct from access.person_id()
      and exists (
        select from platform.transition mine
        where mine.subject_id = t.subject_id and mine.person_id = access.person_id()
      );
  end;
