import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { Preferences, PreferencesChange } from '../contract.ts';
import { failWith } from '../errors.ts';
import { readPreferences } from '../queries/preferences.ts';

export async function changePreferencesIn(tx: Tx, change: PreferencesChange): Promise<Outcome<Preferences>> {
  const { kinds } = await readPreferences(tx);
  const refused = kinds.find(({ key, offered }) => !offered.includes(change.choices[key]));
  if (refused) {
    return failWith('notifications.channel-not-offered', { label: refused.label }, [
      {
        field: refused.key,
        message: 'This way is not offered for it.',
        mend: 'Choose another way.',
      },
    ]);
  }
  await keepRhythm(tx, change);
  for (const { key } of kinds) {
    await sql`insert into notifications.choice (kind, channel) values (${key}, ${change.choices[key]})
      on conflict (person_id, kind) do update set channel = excluded.channel`.execute(tx);
  }
  return succeed(await readPreferences(tx));
}

async function keepRhythm(tx: Tx, { digestOn, rhythm }: PreferencesChange): Promise<void> {
  const { timeZone, digestHour, weeklyDay, quiet } = rhythm;
  await sql`insert into notifications.preference
      (digest_on, time_zone, digest_hour, weekly_day, quiet_from, quiet_to)
    values (${digestOn}, ${timeZone}, ${digestHour}, ${weeklyDay}, ${quiet?.from ?? null}, ${quiet?.to ?? null})
    on conflict (person_id) do update set
      digest_on = excluded.digest_on, time_zone = excluded.time_zone, digest_hour = excluded.digest_hour,
      weekly_day = excluded.weekly_day, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      changed_at = now()`.execute(tx);
}
