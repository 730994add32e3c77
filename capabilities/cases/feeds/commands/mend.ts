import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { ToldEvent } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { Told } from '../told.ts';
import { applyIn, openDeliveryIn } from './deliver.ts';
import type { Feeder, Taken } from './take-events.ts';

export type Replayed = { feeder: Feeder; taken: Taken };

type Aside = {
  id: string;
  agencyId: string;
  source: string;
  sourceKey: string | null;
  told: Record<string, unknown>;
};

/** Tells one row again as it was mended; what still can't be recorded stays as it was, with the reasons. */
export async function mendIn(
  tx: Tx,
  siteId: string,
  id: string,
  mended: Record<string, unknown>,
  year: number,
): Promise<Outcome<Replayed>> {
  const { rows } = await sql<Aside & { state: string }>`
    select id, agency_id as "agencyId", source, source_key as "sourceKey", told, state from cases.set_aside
    where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  const [aside] = rows;
  if (!aside) return failWith('cases.feed-not-found', {});
  if (aside.state !== 'waiting') return failWith('cases.feed-settled', {});
  const read = ToldEvent.safeParse({ sourceKey: aside.sourceKey, ...mended });
  if (!read.success) {
    const reasons = read.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      message,
      mend: 'Correct this value.',
    }));
    return failWith('cases.feed-still-aside', {}, reasons);
  }
  const replayed = await replay(tx, siteId, aside, [read.data as Told], year);
  if (!replayed.ok) return replayed;
  const [answer] = replayed.value.taken.answers;
  if (answer?.verdict === 'set aside') return failWith('cases.feed-still-aside', {}, answer.reasons);
  await sql`update cases.set_aside set state = 'recorded', settled_at = now(), settled_by = access.person_id()
    where id = ${id} and state = 'waiting'`.execute(tx);
  return replayed;
}

const MOST_AGAIN = 5_000;

/** Tells everything that waits again, as it was told: after a list of codes has grown, or a case has come in. */
export async function replayAllIn(
  tx: Tx,
  siteId: string,
  agencyId: string,
  year: number,
): Promise<Outcome<Replayed[]>> {
  const { rows } = await sql<Aside>`
    select id, agency_id as "agencyId", source, source_key as "sourceKey", told from cases.set_aside
    where site_id = ${siteId} and agency_id = ${agencyId} and state = 'waiting' and source_key is not null
    order by set_aside_at, id limit ${MOST_AGAIN} for update`.execute(tx);
  const replayed: Replayed[] = [];
  for (const source of new Set(rows.map((row) => row.source))) {
    const own = rows.filter((row) => row.source === source);
    const events = own.flatMap(({ told, sourceKey }) => {
      const read = ToldEvent.safeParse({ ...told, sourceKey });
      return read.success ? [read.data as Told] : [];
    });
    if (events.length === 0) continue;
    const again = await replay(tx, siteId, own[0]!, events, year);
    if (!again.ok) return again;
    replayed.push(again.value);
  }
  return succeed(replayed);
}

async function replay(
  tx: Tx,
  siteId: string,
  { agencyId, source }: Pick<Aside, 'agencyId' | 'source'>,
  events: readonly Told[],
  year: number,
): Promise<Outcome<Replayed>> {
  const deliveryId = await openDeliveryIn(tx, { siteId, agencyId, source, form: 'replay', year });
  const feeder = { deliveryId, siteId, agencyId, source };
  const taken = await applyIn(tx, feeder, events);
  return taken.ok ? succeed({ feeder, taken: taken.value }) : taken;
}

export async function discardAsideIn(tx: Tx, siteId: string, id: string): Promise<Outcome<null>> {
  const { numAffectedRows } = await sql`
    update cases.set_aside set state = 'discarded', settled_at = now(), settled_by = access.person_id()
    where id = ${id} and site_id = ${siteId} and state = 'waiting'`.execute(tx);
  return numAffectedRows === 1n ? succeed(null) : failWith('cases.feed-not-found', {});
}
