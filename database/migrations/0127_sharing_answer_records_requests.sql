-- The posts, an agency at a site, at which whoever is asking holds a permission. A person with two posts holds what
-- each brings at its own site and nothing at the other's.
create function sharing.posts_for(wanted text) returns table (agency_id uuid, site_id uuid)
  language plpgsql stable security definer rows 5 set search_path = pg_catalog as $$
begin
  return query
    select m.agency_id, ms.site_id
    from access.memberships_for(wanted) m
    join identity.membership_site ms on ms.membership_id = m.id
    union
    select m.agency_id, s.id
    from access.memberships_for(wanted) m cross join program.site s
    where m.every_site;
end $$;

-- How long an agency has for its answer is set by the law it answers under; each version stands from its day on.
create table sharing.response_rule (
  -- A state by its postal letters; `US` for federal agencies.
  jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}$'),
  in_force_from date not null,
  law text not null check (length(btrim(law)) between 3 and 200),
  days integer not null check (days between 1 and 365),
  day_kind text not null check (day_kind in ('business', 'calendar')),
  extension_days integer not null default 0 check (extension_days between 0 and 365),
  extension_day_kind text not null default 'calendar' check (extension_day_kind in ('business', 'calendar')),
  set_by uuid references identity.person default access.person_id(),
  primary key (jurisdiction, in_force_from)
);
-- Grounds on which a record, or part of it, may be held back.
create table sharing.withholding_ground (
  jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}$'),
  citation text not null check (length(btrim(citation)) between 3 and 200),
  covers text not null check (length(btrim(covers)) between 3 and 300),
  primary key (jurisdiction, citation)
);
insert into sharing.response_rule
  (jurisdiction, in_force_from, law, days, day_kind, extension_days, extension_day_kind)
values
  ('PA', '2009-01-01', 'Right-to-Know Law, 65 P.S. §§ 67.901–67.902', 5, 'business', 30, 'calendar'),
  ('NY', '2005-01-01', 'Freedom of Information Law, Public Officers Law § 89(3)(a)', 20, 'business', 20, 'business'),
  ('US', '1997-01-01', 'Freedom of Information Act, 5 U.S.C. § 552(a)(6)', 20, 'business', 10, 'business');
insert into sharing.withholding_ground (jurisdiction, citation, covers) values
  ('PA', '65 P.S. § 67.708(b)(16)', 'Records of a criminal investigation'),
  ('PA', '65 P.S. § 67.708(b)(6)', 'Personal identification, such as numbers and home addresses'),
  ('PA', '65 P.S. § 67.708(b)(30)', 'Names, addresses and dates of birth of children'),
  ('PA', '18 Pa.C.S. § 9106', 'Investigative and intelligence information on criminal history'),
  ('PA', '42 Pa.C.S. § 6308', 'Law-enforcement records on juveniles'),
  ('NY', 'Public Officers Law § 87(2)(e)', 'Records compiled for law enforcement'),
  ('NY', 'Public Officers Law § 87(2)(b)', 'An unwarranted invasion of personal privacy'),
  ('NY', 'Public Officers Law § 87(2)(f)', 'What could endanger life or safety'),
  ('US', '5 U.S.C. § 552(b)(6)', 'A clearly unwarranted invasion of personal privacy'),
  ('US', '5 U.S.C. § 552(b)(7)(A)', 'What would interfere with enforcement proceedings'),
  ('US', '5 U.S.C. § 552(b)(7)(C)', 'Law-enforcement records, where privacy would be invaded'),
  ('US', '5 U.S.C. § 552(b)(7)(D)', 'What would disclose a confidential source');
select access.protect('sharing.response_rule', 'public');
select access.protect('sharing.withholding_ground', 'public');
create policy read on sharing.response_rule for select using (access.person_id() is not null);
create policy read on sharing.withholding_ground for select using (access.person_id() is not null);
create policy set_rule on sharing.response_rule for insert
  with check ((select access.holds('disclosure.set-rules')) and set_by = access.person_id());
create policy set_ground on sharing.withholding_ground for insert
  with check ((select access.holds('disclosure.set-rules')));
grant select, insert on sharing.response_rule, sharing.withholding_ground to psp_app;
select platform.audited('sharing.response_rule');
select platform.audited('sharing.withholding_ground');

-- Someone asks an agency for records. What they asked and what they were told stands here and not in the reason of a
-- move, whose history every agency of the site may read.
create table sharing.records_request (
  id uuid primary key,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  number text not null unique,
  state text not null default 'received',
  state_since timestamptz not null default now(),
  title text not null check (length(btrim(title)) between 3 and 160),
  asked text not null check (length(btrim(asked)) between 3 and 4000),
  requester text not null check (length(btrim(requester)) between 1 and 200),
  requester_kind text not null check (requester_kind in
    ('subject of the record', 'attorney', 'news media', 'agency', 'researcher', 'public')),
  contact text not null default '' check (length(contact) <= 300),
  received_on date not null,
  law text not null,
  jurisdiction text not null,
  due_on date not null,
  extended_on date,
  extension_reason text check (length(btrim(extension_reason)) between 5 and 1000),
  owner_id uuid references identity.person,
  answered_on date,
  record_count integer check (record_count >= 0),
  -- What was handed over, and why not more.
  given text check (length(btrim(given)) between 3 and 2000),
  withheld_because text check (length(btrim(withheld_because)) between 5 and 2000),
  citation text,
  complaint text check (length(btrim(complaint)) between 5 and 4000),
  complained_on date,
  complaint_decision text check (length(btrim(complaint_decision)) between 5 and 2000),
  check ((extended_on is null) = (extension_reason is null)),
  check (state not in ('denied', 'answered-in-part') or (withheld_because is not null and citation is not null)),
  check (state not in ('answered', 'answered-in-part') or (given is not null and record_count is not null)),
  check (state not in ('answered', 'answered-in-part', 'denied') or answered_on is not null),
  check (state <> 'complained' or complaint is not null),
  check (state <> 'upheld' or complaint_decision is not null)
);
create index records_request_agency on sharing.records_request (agency_id, site_id, id desc);
create index records_request_due on sharing.records_request (due_on) where state in ('received', 'under-review');
select access.protect('sharing.records_request', 'internal');
create policy read on sharing.records_request for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.read') p));
create policy receive on sharing.records_request for insert
  with check ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.answer') p));
create policy answer on sharing.records_request for update
  using ((agency_id, site_id) in (
    select p.agency_id, p.site_id from sharing.posts_for('disclosure.answer') p
    union select p.agency_id, p.site_id from sharing.posts_for('disclosure.decide-complaint') p));
grant select, insert on sharing.records_request to psp_app;
-- Who asked what, when, under which law, is as it came in.
grant update (state, state_since, due_on, extended_on, extension_reason, owner_id, answered_on, record_count, given,
  withheld_because, citation, complaint, complained_on, complaint_decision) on sharing.records_request to psp_app;
select platform.under_workflow('sharing.records_request', 'records-request');
select platform.audited('sharing.records_request', 'title', 'asked', 'requester', 'contact', 'extension_reason', 'given',
  'withheld_because', 'complaint', 'complaint_decision');

-- An answer once given is the record of what was said: only a complaint that was found right opens it again.
create function sharing.check_answer() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  answer constant text[] := array['given', 'withheld_because', 'citation', 'record_count', 'answered_on'];
begin
  if old.state <> 'under-review' and exists (
    select from unnest(answer) c where (to_jsonb(new) -> c) is distinct from (to_jsonb(old) -> c)
  ) then
    raise exception 'an answer is written while the request is under review' using errcode = 'PSP01';
  end if;
  if new.due_on <> old.due_on and (old.extended_on is not null or new.extended_on is null or old.state <> 'under-review')
  then
    raise exception 'the day an answer is due moves once, while it is under review, with the reason'
      using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_answer before update on sharing.records_request
  for each row execute function sharing.check_answer();

-- What was blacked out, where, and on what ground; never the words themselves.
create table sharing.redaction (
  id uuid primary key,
  request_id uuid not null references sharing.records_request on delete cascade,
  site_id uuid not null references program.site,
  agency_id uuid not null references identity.agency,
  place text not null check (length(btrim(place)) between 1 and 200),
  what text not null check (length(btrim(what)) between 3 and 300),
  citation text not null check (length(btrim(citation)) between 3 and 200)
);
create index redaction_request on sharing.redaction (request_id);
select access.protect('sharing.redaction', 'internal');
create policy read on sharing.redaction for select
  using ((agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.read') p));
create policy note on sharing.redaction for insert
  with check (
    (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.answer') p)
    and exists (select from sharing.records_request r
      where r.id = request_id and r.agency_id = redaction.agency_id and r.site_id = redaction.site_id
        and r.state = 'under-review'));
grant select, insert on sharing.redaction to psp_app;
select platform.audited('sharing.redaction', 'what', 'place');
