-- Who has done this? asks the published plans of every site, of which others read what is marked public alone. The
-- words narrow it down first; what may be read of the versions left is for planning to say.
create index strategy_words on planning.strategy using gin (to_tsvector('english', title || ' ' || detail));

create function community.public_strategies(words text, about_guns boolean, most integer)
  returns table (
    site_id uuid, plan_id uuid, number text, published_at timestamptz, strategy_id uuid, title text,
    evidence text, evidence_source text
  )
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with newest as (
      select distinct on (v.plan_id) v.id, v.plan_id, v.site_id, v.published_at
      from planning.version v
      join planning.public_mark whole on whole.plan_id = v.plan_id and whole.part_id = v.plan_id and whole.is_public
      where v.state = 'published' and access.holds('community.read')
        and v.plan_id in (
          select s.plan_id from planning.strategy s
          where (words = '' or to_tsvector('english', s.title || ' ' || s.detail)
              @@ websearch_to_tsquery('english', words)))
      order by v.plan_id, v.ordinal desc
    )
    select n.site_id, n.plan_id, p.number, n.published_at, (part.value ->> 'id')::uuid,
      part.value #>> '{fields,title}', part.value #>> '{fields,evidence}', part.value #>> '{fields,evidenceSource}'
    from (select * from newest order by published_at desc limit 200) n
    join planning.plan p on p.id = n.plan_id
    cross join lateral jsonb_array_elements(planning.public_content(n.id) -> 'parts') part
    cross join lateral (
      select to_tsvector('english', concat_ws(' ', part.value #>> '{fields,title}', part.value #>> '{fields,detail}')) as said
    ) text
    where part.value ->> 'kind' = 'strategy'
      and (words = '' or text.said @@ websearch_to_tsquery('english', words))
      and (not about_guns or text.said @@ to_tsquery('english', 'shooting | shot | gun | homicide'))
    order by n.published_at desc
    limit most;
  end;
