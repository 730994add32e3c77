-- An agreement is written by one agency's person, reviewed by another, signed for every party by one of its own, and
-- opens compartments from its start to its end. From the moment it is submitted its words and lines stay as they are.

-- Agencies and sites for which whoever is asking holds a permission, pair by pair: an agency here and a site there
-- don't make an agency there.
create function sharing.agency_sites(wanted text) returns table (agency_id uuid, site_id uuid)
  language plpgsql stable security definer rows 10 set search_path = pg_catalog as $$
begin
  return query
    select m.agency_id, s.id
    from access.memberships_for(wanted) m
    join program.site s on m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = s.id
    );
end $$;

alter table sharing.agreement add unique (id, site_id);
alter table sharing.agreement add column revision integer not null default 1;
alter table sharing.agreement add check (purposes <@ array[
  'investigation', 'prosecution', 'federal adoption', 'victim services', 'court scheduling', 'measurement'
]);

create table sharing.party (
  agreement_id uuid not null,
  site_id uuid not null,
  agency_id uuid not null references identity.agency,
  primary key (agreement_id, agency_id),
  foreign key (agreement_id, site_id) references sharing.agreement (id, site_id) on delete cascade
);
create index party_agency on sharing.party (agency_id, site_id);

alter table sharing.share
  add foreign key (agreement_id, site_id) references sharing.agreement (id, site_id) on delete cascade,
  add foreign key (agreement_id, giver_agency_id) references sharing.party (agreement_id, agency_id) on delete cascade,
  add foreign key (agreement_id, receiver_agency_id) references sharing.party (agreement_id, agency_id) on delete cascade;

create table sharing.signature (
  id uuid primary key,
  agreement_id uuid not null,
  site_id uuid not null,
  agency_id uuid not null,
  person_id uuid not null default access.person_id() references identity.person,
  signed_at timestamptz not null default clock_timestamp(),
  -- Who signed with which words in front of them can be shown at any time.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  foreign key (agreement_id, site_id) references sharing.agreement (id, site_id),
  foreign key (agreement_id, agency_id) references sharing.party (agreement_id, agency_id),
  unique (agreement_id, agency_id),
  -- Nobody speaks for two agencies.
  unique (agreement_id, person_id)
);

select access.protect('sharing.agreement', 'internal');
select access.protect('sharing.party', 'internal');
select access.protect('sharing.share', 'internal');
select access.protect('sharing.signature', 'internal');

-- Agreements to which an agency of whoever is asking is a party, where they hold the permission for that agency.
create function sharing.my_agreements(wanted text) returns setof uuid
  language plpgsql stable security definer rows 10 set search_path = pg_catalog as $$
begin
  return query
    select distinct p.agreement_id
    from sharing.agency_sites(wanted) mine
    join sharing.party p on p.agency_id = mine.agency_id and p.site_id = mine.site_id;
end $$;

-- That agencies share, and what, is no secret among those who work at the site.
create policy read on sharing.agreement for select
  using (site_id = any (array(select access.sites_for('sharing.read'))));
create policy draft on sharing.agreement for insert
  with check (
    created_by = access.person_id() and state = 'draft'
    and site_id = any (array(select access.sites_for('sharing.draft'))));
create policy change on sharing.agreement for update
  using (
    created_by = access.person_id()
    or id = any (array(select sharing.my_agreements('sharing.review')))
    or id = any (array(select sharing.my_agreements('sharing.sign')))
    or id = any (array(select sharing.my_agreements('sharing.end'))));
grant select, insert on sharing.agreement to psp_app;
grant update (state, state_since, title, purposes, terms, includes_juveniles, retention_days, starts_at, ends_at, revision)
  on sharing.agreement to psp_app;
select platform.under_workflow('sharing.agreement', 'sharing-agreement');
select platform.audited('sharing.agreement', 'terms');

create function sharing.is_my_draft(agreement uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from sharing.agreement a
    where a.id = agreement and a.state = 'draft' and a.created_by = access.person_id()
      and access.may('sharing.draft', a.site_id)
  );
end $$;

do $$
declare
  target text;
begin
  foreach target in array array['party', 'share'] loop
    execute format($p$create policy read on sharing.%I for select
      using (site_id = any (array(select access.sites_for('sharing.read'))))$p$, target);
    execute format('create policy write on sharing.%I for insert with check (sharing.is_my_draft(agreement_id))', target);
    execute format('create policy strike on sharing.%I for delete using (sharing.is_my_draft(agreement_id))', target);
    execute format('grant select, insert, delete on sharing.%I to psp_app', target);
    execute format('select platform.audited(%L)', 'sharing.' || target);
  end loop;
end $$;

create policy read on sharing.signature for select
  using (site_id = any (array(select access.sites_for('sharing.read'))));
create policy sign on sharing.signature for insert
  with check (
    person_id = access.person_id()
    and (agency_id, site_id) in (select s.agency_id, s.site_id from sharing.agency_sites('sharing.sign') s));
grant select, insert (id, agreement_id, site_id, agency_id) on sharing.signature to psp_app;
select platform.audited('sharing.signature');

-- Whatever is signed, in one text: the agreement with its parties and lines.
create function sharing.content_hash(agreement uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (
    select encode(sha256(convert_to(jsonb_build_array(
      a.id, a.site_id, a.title, a.purposes, a.terms, a.includes_juveniles, a.retention_days, a.starts_at, a.ends_at,
      (select jsonb_agg(p.agency_id order by p.agency_id) from sharing.party p where p.agreement_id = a.id),
      (select jsonb_agg(jsonb_build_array(s.giver_agency_id, s.receiver_agency_id, s.record_class, s.field)
         order by s.giver_agency_id, s.receiver_agency_id, s.record_class, s.field)
       from sharing.share s where s.agreement_id = a.id)
    )::text, 'UTF8')), 'hex')
    from sharing.agreement a where a.id = agreement
  );
end $$;
revoke execute on function sharing.content_hash from public;

-- Its lines and parties are written while it is a draft, by whoever and whatever writes.
create function sharing.check_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  agreement uuid := case when tg_op = 'DELETE' then old.agreement_id else new.agreement_id end;
begin
  if exists (select from sharing.agreement a where a.id = agreement and a.state <> 'draft') then
    raise exception 'parties and lines of an agreement change only while it is a draft' using errcode = 'PSP01';
  end if;
  if tg_table_name = 'share' and tg_op <> 'DELETE' then
    -- So that what an agreement would open can be shown before the first record of that kind is there.
    perform sharing.compartment_for(new.site_id, new.giver_agency_id, new.record_class, new.field, seal)
    from unnest(array['open', 'juvenile']) seal;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger check_line before insert or update or delete on sharing.share
  for each row execute function sharing.check_line();
create trigger check_line before insert or update or delete on sharing.party
  for each row execute function sharing.check_line();

create function sharing.check_signature() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  signed sharing.agreement;
begin
  select * into signed from sharing.agreement a where a.id = new.agreement_id for update;
  if signed.state <> 'for signature' then
    raise exception 'an agreement is signed once it passed legal review' using errcode = 'PSP01';
  end if;
  if signed.created_by = new.person_id then
    raise exception 'whoever wrote an agreement does not sign it' using errcode = 'PSP04';
  end if;
  new.content_hash := sharing.content_hash(new.agreement_id);
  return new;
end $$;
create trigger check_signature before insert on sharing.signature
  for each row execute function sharing.check_signature();

-- What the workflow can't say of a move by its permission alone: for which agency it is made, and what must be there.
create function sharing.check_agreement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  own constant text[] := array['state', 'state_since'];
begin
  if (to_jsonb(new) - own) is distinct from (to_jsonb(old) - own) then
    if old.state <> 'draft' or new.state <> 'draft' then
      raise exception 'an agreement changes only as a draft' using errcode = 'PSP01';
    end if;
    if old.created_by is distinct from access.person_id() then
      raise exception 'only its author changes a draft' using errcode = 'PSP02';
    end if;
    return new;
  end if;
  if new.state = old.state then
    return new;
  end if;
  case new.state
    when 'legal review' then
      if old.created_by is distinct from access.person_id()
        or not new.id in (select sharing.my_agreements('sharing.draft')) then
        raise exception 'an agreement is submitted by its author, for an agency that is a party' using errcode = 'PSP02';
      end if;
      if new.starts_at is null or new.ends_at is null or new.purposes = '{}'
        or not exists (select from sharing.share s where s.agreement_id = new.id) then
        raise exception 'an agreement needs lines, purposes, a start and an end' using errcode = 'PSP01';
      end if;
    when 'draft', 'for signature' then
      if not new.id in (select sharing.my_agreements('sharing.review')) then
        raise exception 'an agreement is reviewed by people of its parties' using errcode = 'PSP02';
      end if;
    when 'signed' then
      if exists (
        select from sharing.party p
        where p.agreement_id = new.id and not exists (
          select from sharing.signature s where s.agreement_id = p.agreement_id and s.agency_id = p.agency_id)
      ) then
        raise exception 'a party has not signed yet' using errcode = 'PSP01';
      end if;
    when 'in force' then
      if new.starts_at > clock_timestamp() or new.ends_at <= clock_timestamp() then
        raise exception 'an agreement is in force from its start to its end' using errcode = 'PSP01';
      end if;
    when 'expired' then
      if new.ends_at > clock_timestamp() then
        raise exception 'an agreement expires at its end' using errcode = 'PSP01';
      end if;
    else
      if not new.id in (select sharing.my_agreements('sharing.end'))
        and not (new.state = 'withdrawn' and old.created_by is not distinct from access.person_id()) then
        raise exception 'an agreement is ended by people of its parties' using errcode = 'PSP02';
      end if;
  end case;
  return new;
end $$;
create trigger check_agreement before update on sharing.agreement
  for each row execute function sharing.check_agreement();
create index agreement_starting on sharing.agreement (starts_at) where state = 'signed';
