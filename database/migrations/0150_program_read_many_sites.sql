-- Asked by someone who sees every site, `any (array(…))` compares each row with all the sites in turn; `in (select …)`
-- looks it up. These tables are read for hundreds of sites at once, and otherwise always by their site, which has an
-- index of its own; so here the second form is the better one.
do $$
declare
  target text;
begin
  foreach target in array array['engagement', 'extension', 'phase_plan', 'holding'] loop
    execute format('alter policy read on program.%I using (site_id in (select access.sites_for(''program.read'')))', target);
  end loop;
  for target in
    select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'planning' and p.polname = 'read'
      and pg_get_expr(p.polqual, p.polrelid) = '(site_id = ANY (ARRAY( SELECT access.sites_for(''planning.read''::text) AS sites_for)))'
  loop
    execute format('alter policy read on planning.%I using (site_id in (select access.sites_for(''planning.read'')))', target);
  end loop;
end $$;
alter policy read on assistance.request using (
  site_id in (select access.sites_for('assistance.read'))
  and (submitted_at is not null or site_id in (select access.sites_for('assistance.request'))));
alter policy read on meetings.action_item using (
  site_id in (select access.sites_for('meetings.read'))
  or (site_id is null and (owner_id = access.person_id() or (select access.holds('meetings.read-program')))));
