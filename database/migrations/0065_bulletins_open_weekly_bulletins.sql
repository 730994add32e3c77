-- A site's weekly bulletin: figures of one week and data version, drafted by the system; words of a person; sent by
-- a second one. What was sent never changes.
create schema bulletins;
grant usage on schema bulletins to psp_app, psp_system;

create table bulletins.bulletin (
  id uuid primary key,
  site_id uuid not null references program.site,
  number text not null unique,
  title text not null,
  state text not null default 'drafted',
  state_since timestamptz not null default now(),
  week_from date not null,
  week_to date not null,
  -- The immutable version of the site's data; `data_label` names it as people do.
  version_id uuid not null,
  data_label text not null,
  figures jsonb not null,
  -- How far the data can be trusted, as it stood when the figures were made.
  data_quality jsonb not null,
  headline text check (length(btrim(headline)) between 10 and 200),
  note text check (length(btrim(note)) between 1 and 4000),
  words_by uuid references identity.person,
  words_at timestamptz,
  revision integer not null default 1,
  -- What a newer data version changed while the draft waited, in sentences.
  changes jsonb not null default '[]',
  -- A bulletin of the same week that was sent before newer data came.
  corrects_id uuid references bulletins.bulletin,
  drafted_at timestamptz not null,
  redrafted_at timestamptz,
  -- The bulletin as it was sent, whole, with the hash of its text.
  content text,
  content_hash text,
  sent_at timestamptz,
  sent_by uuid references identity.person,
  check (week_to = week_from + 6 and extract(isodow from week_from) = 1),
  check ((words_by is null) = (words_at is null)),
  check ((content is null) = (content_hash is null)),
  check ((content is null) = (sent_at is null)),
  check ((content is null) = (sent_by is null)),
  check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  check (sent_by is distinct from words_by or sent_by is null)
);
-- Never twice for one site, week and data version; and never two unsent ones for a week.
create unique index bulletin_once on bulletins.bulletin (site_id, week_from, version_id);
create unique index bulletin_unsent on bulletins.bulletin (site_id, week_from)
  where state in ('drafted', 'in-review');
create index bulletin_newest on bulletins.bulletin (site_id, week_from desc, id desc);

select access.protect('bulletins.bulletin', 'internal');
create policy read on bulletins.bulletin for select
  using (site_id = any (array(select access.sites_for('bulletins.read'))));
create policy word on bulletins.bulletin for update
  using (
    site_id = any (array(select access.sites_for('bulletins.draft')))
    or site_id = any (array(select access.sites_for('bulletins.send'))));
grant select on bulletins.bulletin to psp_app;
grant update (state, state_since, headline, note, words_by, words_at, revision, content, content_hash, sent_at, sent_by)
  on bulletins.bulletin to psp_app;
select platform.under_workflow('bulletins.bulletin', 'bulletin');
select platform.audited('bulletins.bulletin', 'figures', 'content');

-- Holds for every role, the owner included.
create function bulletins.check_bulletin() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  moving text[] := array['state', 'state_since'];
  freezing text[] := array['state', 'state_since', 'content', 'content_hash', 'sent_at', 'sent_by'];
begin
  if old.content is not null and (to_jsonb(new) - moving) is distinct from (to_jsonb(old) - moving) then
    raise exception 'a bulletin that was sent is frozen; a correction is a new one' using errcode = 'PSP01';
  end if;
  if old.state <> 'drafted' and (to_jsonb(new) - freezing) is distinct from (to_jsonb(old) - freezing) then
    raise exception 'a bulletin changes only while it is a draft' using errcode = 'PSP01';
  end if;
  if (new.headline, new.note) is distinct from (old.headline, old.note)
    and (new.words_by is null or new.words_by is distinct from access.person_id()
      or not access.may('bulletins.draft', new.site_id)) then
    raise exception 'the words of a bulletin carry the name of who wrote them' using errcode = 'PSP02';
  end if;
  if new.content is distinct from old.content
    and (old.state <> 'sent' or new.sent_by is distinct from access.person_id()
      or not access.may('bulletins.send', new.site_id)) then
    raise exception 'a bulletin is frozen by sending it' using errcode = 'PSP01';
  end if;
  return new;
end $$;
create trigger check_bulletin before update on bulletins.bulletin
  for each row execute function bulletins.check_bulletin();

create function bulletins.check_frozen() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from bulletins.bulletin b where b.id = new.id and b.state = 'sent' and b.content is null) then
    raise exception 'a bulletin is frozen when it is sent' using errcode = 'PSP01';
  end if;
  return null;
end $$;
create constraint trigger check_frozen after update on bulletins.bulletin
  deferrable initially deferred for each row execute function bulletins.check_frozen();
