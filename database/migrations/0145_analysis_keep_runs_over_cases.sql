-- Figures over cases are asked, kept and reviewed as any other; what they count is defendants of cases.
alter table analysis.recipe drop constraint recipe_unit_check;
alter table analysis.recipe add constraint recipe_unit_check check (unit in ('events', 'victims', 'cases'));
