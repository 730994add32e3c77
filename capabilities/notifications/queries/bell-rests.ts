import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { isQuiet } from '../digest/rhythm.ts';
import { channelsOf, readPreferences } from './preferences.ts';

/** The bell shows no count in a person's quiet hours, nor when they want no news of changes; the list stays. */
export async function bellRests(tx: Tx, { clock }: Services): Promise<boolean> {
  const preferences = await readPreferences(tx);
  return channelsOf(preferences).changed === 'none' || isQuiet(preferences.rhythm, clock.now());
}
