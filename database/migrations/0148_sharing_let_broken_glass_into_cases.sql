-- Rows of one case that glass was broken for are read beside what is open anyway. Glass is broken for one case at a
-- time, so case and compartment may be asked each for itself, and each by its index.
do $$
declare
  target text;
begin
  foreach target in array array['event', 'event_field', 'part', 'defendant', 'charge', 'hearing', 'queue_item'] loop
    execute format('drop policy read on cases.%I', target);
    execute format($p$create policy read on cases.%I for select
      using (
        compartment_id = any (array(select sharing.open_compartments()))
        or (case_id = any (array(select sharing.glass_broken('cases.case')))
          and compartment_id = any (array(select sharing.glass_compartments()))))$p$, target);
  end loop;
end $$;

-- A header is seen by whoever sees a part of the case; unqualified, `id` was the part's own.
drop policy read on cases.case;
create policy read on cases.case for select using (exists (select from cases.part p where p.case_id = "case".id));
