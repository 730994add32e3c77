-- What everyone may read of plans, and nothing beyond it: the published versions of plans that are marked public,
-- each cut down to the parts that were marked when it was published and are marked still, under parts that are.
-- Without names of persons, money, where an objective came from, and the words of findings: publishing shows those
-- findings that it has published itself.
create function planning.public_content(wanted uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with recursive marked as (
      select p.value as part, p.ordinality as place
      from planning.version v
      join planning.public_mark whole on whole.plan_id = v.plan_id and whole.part_id = v.plan_id and whole.is_public
      cross join lateral jsonb_array_elements(v.content -> 'parts') with ordinality p
      join planning.public_mark m
        on m.plan_id = v.plan_id and m.part_id = (p.value ->> 'id')::uuid and m.is_public
      where v.id = wanted and v.state = 'published' and (p.value ->> 'isPublic')::boolean
    ), shown as (
      select part, place from marked where part ->> 'parentId' is null
      union all
      select child.part, child.place
      from marked child
      join shown parent on parent.part ->> 'id' = child.part ->> 'parentId'
    )
    select jsonb_build_object(
      'plan', v.content -> 'plan',
      'parts', (
        select coalesce(jsonb_agg(
          jsonb_set(shown.part, '{fields}',
            (shown.part -> 'fields') - 'ownerId' - 'owner' - 'budgetCents' - 'originTable' - 'originId' - 'originNumber'
            || case when shown.part ->> 'kind' = 'problem' then jsonb_build_object('findings',
                (select coalesce(jsonb_agg(jsonb_build_object('number', f.value ->> 'number')), '[]')
                 from jsonb_array_elements(shown.part #> '{fields,findings}') f)) else '{}' end)
          order by shown.place), '[]')
        from shown))
    from planning.version v
    join planning.public_mark whole on whole.plan_id = v.plan_id and whole.part_id = v.plan_id and whole.is_public
    where v.id = wanted and v.state = 'published';
  end;

-- The public plans of a site, the newest first, with their published versions.
create function planning.public_versions(wanted_site uuid) returns table (
  plan_id uuid, number text, ordinal integer, published_at timestamptz, change_note text, content_hash text, content jsonb
)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select v.plan_id, p.number, v.ordinal, v.published_at, v.change_note, v.content_hash, planning.public_content(v.id)
    from planning.version v
    join planning.plan p on p.id = v.plan_id
    join planning.public_mark whole on whole.plan_id = v.plan_id and whole.part_id = v.plan_id and whole.is_public
    where v.site_id = wanted_site and v.state = 'published'
    order by p.number desc, v.ordinal desc;
  end;

-- How the public activities of a plan go, as its owners last said: no words, no names, no money.
create function planning.public_status(wanted_plan uuid) returns table (
  activity_id uuid, state text, percent integer, told_at timestamptz
)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.id, a.state, last.percent, greatest(last.reported_at, a.state_since)
    from (
      select v.id from planning.version v
      where v.plan_id = wanted_plan and v.state = 'published' order by v.ordinal desc limit 1
    ) newest
    cross join lateral jsonb_array_elements(planning.public_content(newest.id) -> 'parts') part
    join planning.activity a on a.id = (part.value ->> 'id')::uuid
    left join lateral (
      select r.percent, r.reported_at from planning.progress r
      where r.activity_id = a.id order by r.reported_at desc limit 1
    ) last on true
    where part.value ->> 'kind' = 'activity';
  end;

-- The newest readings of the measures that public goals of a site name.
create function planning.public_readings(wanted_site uuid) returns table (
  metric text, value double precision, low double precision, high double precision, level double precision,
  counted integer, period_from date, period_to date, data_label text, data_through date, method text
)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select distinct on (r.metric) r.metric, r.value, r.low, r.high, r.level, r.counted, r.period_from, r.period_to,
      r.data_label, r.data_through, r.method
    from planning.reading r
    where r.site_id = wanted_site and r.metric in (
      select part.value #>> '{fields,metric}'
      from planning.public_versions(wanted_site) v
      cross join lateral jsonb_array_elements(v.content -> 'parts') part
      where part.value ->> 'kind' = 'goal')
    order by r.metric, r.data_through desc, r.period_to desc, r.read_at desc;
  end;

create function planning.has_public_plan(wanted_site uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from planning.version v
      join planning.public_mark whole on whole.plan_id = v.plan_id and whole.part_id = v.plan_id and whole.is_public
      where v.site_id = wanted_site and v.state = 'published');
  end;
