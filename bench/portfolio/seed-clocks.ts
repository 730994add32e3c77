/**
 * What the clock of each request kept: a start, its owner, a pause and its end for every fourth, each stage it came
 * to, and an end for those that are closed. Reports are made from these entries.
 */
export const clockEntries = `
  insert into assistance.clock_entry
    (id, site_id, request_id, at, kind, stage, urgency, due_back_on, owner_id, party, net_minutes, reason)
  select gen_random_uuid(), r.site_id, r.id, r.created_at + e.days * interval '1 day', e.kind, e.stage,
    case when e.kind = 'started' then r.urgency end,
    case when e.kind = 'paused' then (r.created_at + interval '9 days')::date end,
    case when e.kind = 'owner' then r.owner_id end, case when e.kind = 'owner' then 'program' end,
    case when e.kind in ('reached', 'ended') then (e.days * 480 + length(r.title) * 7)::integer end,
    case when e.kind = 'paused' then 'The site was asked a question.' end
  from (select *, (row_number() over (order by number))::integer as n from assistance.request) r,
    (values ('started', null, 0), ('owner', null, 0), ('reached', 'acknowledged', 1), ('reached', 'triaged', 3),
      ('paused', null, 4), ('resumed', null, 6), ('reached', 'matched', 8), ('reached', 'scoped', 10),
      ('reached', 'approved', 12), ('reached', 'delivering', 16), ('reached', 'delivered', 60), ('ended', null, 70)
    ) e(kind, stage, days)
  where (e.kind not in ('paused', 'resumed') or r.n % 4 = 0) and (r.state = 'closed' or e.days <= 3)`;

export const missedTargets = `
  insert into assistance.missed_target (site_id, request_id, round, stage, urgency, target_minutes, missed_at, owner_id)
  select r.site_id, r.id, 1, 'matched', r.urgency, 3360, r.created_at + interval '8 days', r.owner_id
  from assistance.request r where right(r.number, 1) = '7'`;
