-- A community of practice is a core area with its people, threads and events. All of it is open to every person of
-- the partnership, whatever their site, and to nobody else; none of it is operational.
create schema community;
grant usage on schema community to psp_app, psp_system;

create table community.member (
  id uuid primary key,
  core_area text not null references program.core_area,
  person_id uuid not null default access.person_id() references identity.person,
  joined_at timestamptz not null default now(),
  left_at timestamptz check (left_at >= joined_at)
);
create unique index member_once on community.member (core_area, person_id) where left_at is null;
create index member_person on community.member (person_id) where left_at is null;
select access.protect('community.member', 'internal');
create policy read on community.member for select using ((select access.holds('community.read')));
create policy join_in on community.member for insert
  with check (person_id = access.person_id() and left_at is null and (select access.holds('community.take-part')));
create policy leave on community.member for update
  using (person_id = access.person_id() and left_at is null) with check (person_id = access.person_id());
grant select, insert, update (left_at) on community.member to psp_app;
select platform.audited('community.member');

create table community.thread (
  id uuid primary key,
  core_area text not null references program.core_area,
  kind text not null check (kind in ('question', 'discussion')),
  title text not null check (length(btrim(title)) between 5 and 160),
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- Kept by the database, so that a list of threads counts no replies.
  last_post_at timestamptz not null default now(),
  replies integer not null default 0 check (replies >= 0),
  accepted_post_id uuid,
  accepted_by uuid references identity.person,
  hidden_at timestamptz,
  hidden_by uuid references identity.person,
  hidden_reason text check (length(btrim(hidden_reason)) between 3 and 500),
  words tsvector generated always as (to_tsvector('english', title)) stored,
  check ((hidden_at is null) = (hidden_by is null) and (hidden_at is null) = (hidden_reason is null)),
  check ((accepted_post_id is null) = (accepted_by is null)),
  check (kind = 'question' or accepted_post_id is null)
);
create index thread_newest on community.thread (core_area, last_post_at desc, id desc);
create index thread_latest on community.thread (last_post_at desc, id desc);
create index thread_open_question on community.thread (core_area, last_post_at desc)
  where kind = 'question' and accepted_post_id is null;
create index thread_words on community.thread using gin (words);
select access.protect('community.thread', 'internal');

-- The first words of a thread and each reply. What a moderator hides is read by its author and by moderators alone.
create table community.post (
  id uuid primary key,
  thread_id uuid not null references community.thread,
  is_opening boolean not null,
  body text not null check (length(btrim(body)) between 2 and 8000),
  author_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  hidden_at timestamptz,
  hidden_by uuid references identity.person,
  hidden_reason text check (length(btrim(hidden_reason)) between 3 and 500),
  words tsvector generated always as (to_tsvector('english', body)) stored,
  unique (thread_id, id),
  check ((hidden_at is null) = (hidden_by is null) and (hidden_at is null) = (hidden_reason is null))
);
create unique index post_opening on community.post (thread_id) where is_opening;
create index post_in_order on community.post (thread_id, created_at, id);
create index post_words on community.post using gin (words);
alter table community.thread add foreign key (id, accepted_post_id) references community.post (thread_id, id);
select access.protect('community.post', 'internal');

-- What a post said before its author changed it; read by whoever reads the post.
create table community.post_edit (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references community.post,
  body text not null,
  replaced_at timestamptz not null default clock_timestamp()
);
create index post_edit_post on community.post_edit (post_id, replaced_at);
select access.protect('community.post_edit', 'internal');

create policy read on community.thread for select
  using (
    (select access.holds('community.read'))
    and (hidden_at is null or author_id = access.person_id() or (select access.holds('community.moderate'))));
create policy begin_one on community.thread for insert
  with check (
    author_id = access.person_id() and hidden_at is null and accepted_post_id is null
    and (select access.holds('community.take-part')));
create policy change on community.thread for update
  using (
    (author_id = access.person_id() and (select access.holds('community.take-part')))
    or (select access.holds('community.moderate')));
grant select, insert on community.thread to psp_app;
grant update (title, accepted_post_id, accepted_by, hidden_at, hidden_by, hidden_reason) on community.thread to psp_app;
select platform.audited('community.thread', 'words');

create policy read on community.post for select
  using (
    (select access.holds('community.read'))
    and (hidden_at is null or author_id = access.person_id() or (select access.holds('community.moderate')))
    and exists (select from community.thread t where t.id = thread_id));
create policy write on community.post for insert
  with check (
    author_id = access.person_id() and hidden_at is null and edited_at is null
    and (select access.holds('community.take-part'))
    and exists (select from community.thread t where t.id = thread_id and t.hidden_at is null));
create policy change on community.post for update
  using (
    (author_id = access.person_id() and (select access.holds('community.take-part')))
    or (select access.holds('community.moderate')));
grant select, insert on community.post to psp_app;
grant update (body, hidden_at, hidden_by, hidden_reason) on community.post to psp_app;
select platform.audited('community.post', 'body', 'words');

create policy read on community.post_edit for select
  using (exists (select from community.post p where p.id = post_id));
grant select on community.post_edit to psp_app;

create function community.check_thread() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.title <> old.title and (old.author_id is distinct from access.person_id() or old.hidden_at is not null) then
    raise exception 'its author alone changes the title of a thread' using errcode = 'PSP02';
  end if;
  if (new.hidden_at, new.hidden_by, new.hidden_reason) is distinct from (old.hidden_at, old.hidden_by, old.hidden_reason) then
    if not access.holds('community.moderate')
      or (new.hidden_at is not null and new.hidden_by is distinct from access.person_id()) then
      raise exception 'a moderator hides a thread in their own name' using errcode = 'PSP02';
    end if;
  end if;
  if new.accepted_post_id is distinct from old.accepted_post_id then
    if old.hidden_at is not null then
      raise exception 'a hidden thread has no answer accepted' using errcode = 'PSP01';
    end if;
    if new.accepted_post_id is not null and not exists (
      select from community.post p
      where p.id = new.accepted_post_id and p.thread_id = new.id and not p.is_opening and p.hidden_at is null
    ) then
      raise exception 'the accepted answer is a reply to the question that all may read' using errcode = 'PSP01';
    end if;
    if new.accepted_post_id is not null and new.accepted_by is distinct from access.person_id() then
      raise exception 'an answer is accepted in one’s own name' using errcode = 'PSP02';
    end if;
  end if;
  return new;
end $$;
create trigger check_thread before update on community.thread
  for each row execute function community.check_thread();

-- Own words may be changed, and what they were is kept; others' words may be hidden, never changed.
create function community.check_post() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.body <> old.body then
    if old.author_id is distinct from access.person_id() then
      raise exception 'words are changed by the person who wrote them' using errcode = 'PSP02';
    end if;
    if old.hidden_at is not null then
      raise exception 'what was hidden does not change' using errcode = 'PSP01';
    end if;
    insert into community.post_edit (post_id, body) values (old.id, old.body);
    new.edited_at := clock_timestamp();
  end if;
  if (new.hidden_at, new.hidden_by, new.hidden_reason) is distinct from (old.hidden_at, old.hidden_by, old.hidden_reason) then
    if not access.holds('community.moderate')
      or (new.hidden_at is not null and new.hidden_by is distinct from access.person_id()) then
      raise exception 'a moderator hides words in their own name' using errcode = 'PSP02';
    end if;
    if old.is_opening then
      raise exception 'the first words of a thread are hidden with the thread' using errcode = 'PSP01';
    end if;
  end if;
  return new;
end $$;
create trigger check_post before update on community.post
  for each row execute function community.check_post();

-- A thread knows its latest reply and how many it has; a hidden answer is no accepted answer.
create function community.keep_thread() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    update community.thread t
    set last_post_at = greatest(t.last_post_at, new.created_at), replies = t.replies + (not new.is_opening)::int
    where t.id = new.thread_id;
  elsif (new.hidden_at is null) <> (old.hidden_at is null) then
    update community.thread t
    set replies = t.replies + case when new.hidden_at is null then 1 else -1 end,
      accepted_post_id = case when t.accepted_post_id = new.id then null else t.accepted_post_id end,
      accepted_by = case when t.accepted_post_id = new.id then null else t.accepted_by end
    where t.id = new.thread_id;
  end if;
  return null;
end $$;
create trigger keep_thread after insert or update of hidden_at on community.post
  for each row execute function community.keep_thread();

-- That something was hidden, when and why, is told to everyone who reads the thread; the words are not.
create function community.hidden_posts(thread uuid) returns table (id uuid, created_at timestamptz, reason text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if access.holds('community.read') then
    return query
      select p.id, p.created_at, p.hidden_reason from community.post p
      join community.thread t on t.id = p.thread_id and t.hidden_at is null
      where p.thread_id = thread and p.hidden_at is not null;
  end if;
end $$;

create table community.following (
  id uuid primary key,
  thread_id uuid not null references community.thread,
  person_id uuid not null default access.person_id() references identity.person,
  seen_at timestamptz not null default now(),
  unique (thread_id, person_id)
);
create index following_person on community.following (person_id);
select access.protect('community.following', 'internal');
create policy own on community.following
  using (person_id = access.person_id() and (select access.holds('community.read')))
  with check (
    person_id = access.person_id() and (select access.holds('community.read'))
    and exists (select from community.thread t where t.id = thread_id));
grant select, insert, delete, update (seen_at) on community.following to psp_app;

create table community.gathering (
  id uuid primary key,
  core_area text not null references program.core_area,
  number text not null unique,
  title text not null check (length(btrim(title)) between 5 and 160),
  about text not null check (length(btrim(about)) between 5 and 4000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  place text not null default '' check (length(place) <= 300),
  join_url text check (join_url ~ '^https://' and length(join_url) <= 500),
  convener_id uuid not null default access.person_id() references identity.person,
  created_at timestamptz not null default now(),
  -- Calendars take the change with the higher number.
  revision integer not null default 1,
  cancelled_at timestamptz,
  cancelled_reason text check (length(btrim(cancelled_reason)) between 3 and 500),
  check (ends_at > starts_at),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
create index gathering_coming on community.gathering (core_area, starts_at);
create index gathering_by_time on community.gathering (starts_at, id);
select access.protect('community.gathering', 'internal');
create policy read on community.gathering for select using ((select access.holds('community.read')));
create policy announce on community.gathering for insert
  with check (
    convener_id = access.person_id() and cancelled_at is null and (select access.holds('community.convene')));
create policy change on community.gathering for update
  using (
    cancelled_at is null
    and ((convener_id = access.person_id() and (select access.holds('community.convene')))
      or (select access.holds('community.moderate'))))
  with check (true);
grant select, insert on community.gathering to psp_app;
grant update (title, about, starts_at, ends_at, time_zone, place, join_url, revision, cancelled_at, cancelled_reason)
  on community.gathering to psp_app;
select platform.audited('community.gathering');
