-- What a person proves themselves with. Each table is open to its own person alone; sign-in reads it as the system.

create table identity.password (
  person_id uuid primary key references identity.person,
  hash text not null,
  changed_at timestamptz not null
);
select access.protect('identity.password', 'internal');
select access.classify('identity.password', 'secret', 'hash');
create policy own on identity.password
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update on identity.password to psp_app;
select platform.audited('identity.password', 'hash');

-- The shared secret of an authenticator app, sealed with the installation's key. A new one is pending until a first
-- right code confirms it; until then the old one counts.
create table identity.authenticator (
  person_id uuid primary key references identity.person,
  secret_sealed text,
  confirmed_at timestamptz,
  pending_sealed text,
  check ((secret_sealed is null) = (confirmed_at is null))
);
select access.protect('identity.authenticator', 'internal');
select access.classify('identity.authenticator', 'secret', 'secret_sealed', 'pending_sealed');
create policy own on identity.authenticator
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, update, delete on identity.authenticator to psp_app;
select platform.audited('identity.authenticator', 'secret_sealed', 'pending_sealed');

-- A code works once: the key refuses the second of two equal tries, also when they arrive together.
create table identity.used_code (
  person_id uuid not null references identity.person,
  time_step bigint not null,
  used_at timestamptz not null,
  primary key (person_id, time_step)
);
select access.protect('identity.used_code', 'internal');
create policy own on identity.used_code
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert on identity.used_code to psp_app;

create table identity.recovery_code (
  id uuid primary key,
  person_id uuid not null references identity.person,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  unique (person_id, code_hash)
);
select access.protect('identity.recovery_code', 'internal');
select access.classify('identity.recovery_code', 'secret', 'code_hash');
create policy own on identity.recovery_code
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, delete on identity.recovery_code to psp_app;
select platform.audited('identity.recovery_code', 'code_hash');

create table identity.passkey (
  id uuid primary key,
  person_id uuid not null references identity.person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null check (length(label) between 1 and 80),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on identity.passkey (person_id);
select access.protect('identity.passkey', 'internal');
select access.classify('identity.passkey', 'secret', 'credential_id', 'public_key');
create policy own on identity.passkey
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, delete on identity.passkey to psp_app;
create trigger audited after insert or delete on identity.passkey
  for each row execute function platform.audit_row('credential_id', 'public_key');

-- A question put to a browser's authenticator; answering takes it away, so an answer cannot be played twice.
create table identity.passkey_challenge (
  challenge text primary key,
  person_id uuid references identity.person,
  expires_at timestamptz not null
);
select access.protect('identity.passkey_challenge', 'secret');
create policy own on identity.passkey_challenge
  using (person_id = access.person_id()) with check (person_id = access.person_id());
grant select, insert, delete on identity.passkey_challenge to psp_app;

-- Failed tries in a row, by a keyed hash of the e-mail typed: counted alike whether anyone has that e-mail.
create table identity.failed_tries (
  email_hash text primary key,
  in_a_row integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
select access.protect('identity.failed_tries', 'internal');

-- The link an administrator hands to a person to come in, or to come in again after losing what they proved
-- themselves with.
create table identity.invitation (
  id uuid primary key,
  person_id uuid not null references identity.person,
  token_hash text not null unique,
  issued_by uuid references identity.person default access.person_id(),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create index invitation_person on identity.invitation (person_id);
select access.protect('identity.invitation', 'internal');
select access.classify('identity.invitation', 'secret', 'token_hash');
select platform.audited('identity.invitation', 'token_hash');

-- A key of a machine client. Two may be valid at once, so that a key can be changed without a gap.
create table identity.machine_key (
  id uuid primary key,
  person_id uuid not null references identity.person,
  prefix text not null unique,
  secret_hash text not null,
  issued_by uuid references identity.person default access.person_id(),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz
);
create index machine_key_person on identity.machine_key (person_id);
select access.protect('identity.machine_key', 'internal');
select access.classify('identity.machine_key', 'secret', 'secret_hash');
create trigger audited after insert or update of revoked_at on identity.machine_key
  for each row execute function platform.audit_row('secret_hash');
