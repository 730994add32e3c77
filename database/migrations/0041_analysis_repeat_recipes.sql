-- A question asked again on newer data is a recipe of its own that names the one it repeats, once for each version.
alter table analysis.recipe add column repeats uuid references analysis.recipe;
create unique index recipe_repeated_once on analysis.recipe (repeats, version_id) where repeats is not null;
select access.classify('analysis.recipe', 'internal', 'repeats');
