-- Numbers for many new cases are taken as one block: to take them one by one, each would have to find its way past
-- every number that the same transaction took before it.
create function cases.take_numbers(wanted_year integer, how_many integer) returns integer
  language sql volatile security definer set search_path = pg_catalog as $$
  insert into platform.record_number as n (prefix, year, last) values ('CASE', wanted_year, how_many)
  on conflict (prefix, year) do update set last = n.last + how_many
  returning last - how_many;
$$;
revoke execute on function cases.take_numbers from public;
grant execute on function cases.take_numbers to psp_app, psp_system;

create or replace function cases.open_many(opened jsonb) returns void
  language sql volatile set search_path = pg_catalog as $$
  with told as materialized (
    select r.id, r.site_id, r.opened_on, r.is_synthetic, extract(year from r.opened_on)::integer as year,
      row_number() over (partition by extract(year from r.opened_on) order by r.id) as place
    from jsonb_to_recordset(opened) r (id uuid, site_id uuid, opened_on date, is_synthetic boolean)
  ), block as materialized (
    select y.year, cases.take_numbers(y.year, y.n::integer) as before
    from (select year, count(*) as n from told group by year) y
  )
  insert into cases.case (id, site_id, number, opened_on, is_synthetic)
  select t.id, t.site_id, 'CASE-' || t.year || '-' || lpad((b.before + t.place)::text, 4, '0'), t.opened_on, t.is_synthetic
  from told t join block b on b.year = t.year
  order by t.id;
$$;
