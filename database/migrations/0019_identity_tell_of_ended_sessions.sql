-- A session that ends or locks has streams open in some process: whoever holds them is told at once.
create function identity.announce_session() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('psp_session', new.id::text);
  return null;
end $$;
create trigger announce after update of ended_at, locked_at, ends_at on identity.session
  for each row execute function identity.announce_session();
