import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import { readPreferences } from '../queries/preferences.ts';

/** Ends the digest alone; what else a person chose stays as it is. Twice is as once. */
export function endDigest(database: Database, personId: string): Promise<void> {
  return database.as({ personId, purpose: 'the link under a digest was used' }, endDigestIn);
}

async function endDigestIn(tx: Tx): Promise<void> {
  const { rhythm } = await readPreferences(tx);
  const { timeZone, digestHour, weeklyDay, quiet } = rhythm;
  await sql`insert into notifications.preference
      (digest_on, time_zone, digest_hour, weekly_day, quiet_from, quiet_to)
    values (false, ${timeZone}, ${digestHour}, ${weeklyDay}, ${quiet?.from ?? null}, ${quiet?.to ?? null})
    on conflict (person_id) do update set digest_on = false, changed_at = now()`.execute(tx);
}
