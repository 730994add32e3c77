-- SEALING: committed audit rows are chained by hash, one chain a day of sealing, each day going on from the
-- day before; the head of each day and the totals are signed with a key that the database does not have.

-- Tells which rows may still be uncommitted: all rows of transactions below the oldest running one are settled.
alter table platform.audit add column transaction_id xid8 not null default pg_current_xact_id();
create index audit_transaction on platform.audit (transaction_id);
select access.classify('platform.audit', 'internal', 'transaction_id');

create table platform.audit_link (
  day date not null,
  position integer not null check (position > 0),
  audit_id bigint not null unique,
  hash text not null,
  primary key (day, position)
);

create table platform.audit_head (
  day date primary key,
  length integer not null,
  hash text not null,
  signature text not null
);

-- One row. Without it the last day could be taken away whole, its head included, and nothing would be missing.
create table platform.audit_total (
  singleton boolean primary key default true check (singleton),
  days integer not null,
  rows bigint not null,
  last_day date,
  -- Rows of transactions from here on may still have to be sealed.
  open_from xid8 not null,
  signature text not null
);

select access.protect('platform.audit_link', 'internal');
select access.protect('platform.audit_head', 'internal');
select access.protect('platform.audit_total', 'internal');
create policy read on platform.audit_link for select using ((select access.holds('audit.read-program')));
create policy read on platform.audit_head for select using ((select access.holds('audit.read-program')));
create policy read on platform.audit_total for select using ((select access.holds('audit.read-program')));
grant select on platform.audit_link, platform.audit_head, platform.audit_total to psp_app;
revoke update, delete on platform.audit_link from psp_system;
revoke delete on platform.audit_head, platform.audit_total from psp_system;
