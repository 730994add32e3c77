-- A search reads each open compartment by itself and no other: a hidden record then costs nothing and tells nothing,
-- not by a result, a count, or the time it took. The order is the byte's, so that a beginning is one stretch of the
-- index, and is compared by operators the row policies let pass (`like` is not among them).
create index defendant_search on cases.defendant (compartment_id, search_name collate "C", id);
create index part_search on cases.part (compartment_id, local_number collate "C", id);
create index charge_search on cases.charge (compartment_id, statute collate "C", case_id, id);

-- What is mine, open or closed, latest first.
create index part_mine on cases.part (assigned_to_id, kind, status_since desc, id);
create index part_closed on cases.part (compartment_id, kind, closed_on);
create index queue_item_due on cases.queue_item (agency_id, queue, raised_at, id) where resolved_at is null;
