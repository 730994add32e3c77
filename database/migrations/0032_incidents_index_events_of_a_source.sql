-- Lists and analyses always name a site and one of its sources. Since a source belongs to one site, the planner
-- must be told that the two go together, or it expects a fraction of the rows and sorts them all for one page.
-- Lists show the newest first and read the index backwards; it ascends because a reading writes events in order of
-- time, and what comes at the end of an index costs a fifth of what comes in its middle.
create index event_by_time on incidents.event (site_id, source_id, occurred_at, id);
create statistics incidents.event_of_source (dependencies) on site_id, source_id from incidents.event;
create statistics incidents.victim_of_source (dependencies) on site_id, source_id from incidents.victim;
