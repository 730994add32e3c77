import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { WorkItem } from '#platform/work/contract.ts';
import { changedRecords, waitingRecords } from '#platform/work/my-work.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { Channel, DigestItem, Preferences, Stage } from '../contract.ts';
import { mailableTitles, nounOf } from '../queries/mailable-titles.ts';
import { channelsOf } from '../queries/preferences.ts';
import { type Chosen, chooseItems, type Told } from './choose-items.ts';

type Workflows = readonly WorkflowDeclaration[];
type DigestDay = { day: Day; isWeekly: boolean };

/** Asked as the person: what they would be told on this day, of what they may see now. */
export async function prepareDigest(
  tx: Tx,
  workflows: Workflows,
  preferences: Preferences,
  { day, isWeekly }: DigestDay,
): Promise<Chosen> {
  const channels = channelsOf(preferences);
  const waiting = await waitingRecords(tx, workflows);
  const changed = comesByMail(channels.changed) ? await changedRecords(tx, workflows) : [];
  const told = await toldBefore(tx, [...waiting, ...changed]);
  const chosen = chooseItems({ waiting, changed, channels, isWeekly, today: day, told });
  return { ...chosen, items: await withMailableTitles(tx, workflows, chosen.items) };
}

function comesByMail(channel: Channel): boolean {
  return channel === 'daily' || channel === 'weekly';
}

async function toldBefore(tx: Tx, items: readonly WorkItem[]): Promise<Told[]> {
  const { rows } = await sql<{ recordId: string; since: Date; stage: Stage }>`
    select record_id as "recordId", since, stage from notifications.digest_item
    where person_id = access.person_id() and record_id = any (${items.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

async function withMailableTitles(tx: Tx, workflows: Workflows, items: DigestItem[]): Promise<DigestItem[]> {
  if (items.length === 0) return items;
  const mailable = await mailableTitles(tx, workflows);
  const byName = new Map(workflows.map((workflow) => [workflow.name, workflow]));
  return items.map((item) =>
    mailable.has(item.workflow) ? item : { ...item, title: nounOf(byName.get(item.workflow)!) },
  );
}

/**
 * Those of them that still stand as they were found: asked as the person once more just before the mail leaves, so
 * that what somebody settled meanwhile, or what the person may no longer see, is not sent.
 */
export async function stillAsFound(
  tx: Tx,
  workflows: Workflows,
  items: readonly DigestItem[],
): Promise<DigestItem[]> {
  const standing = new Map<string, string>();
  for (const { name, table } of workflows) {
    const ids = items.filter(({ workflow }) => workflow === name).map(({ recordId }) => recordId);
    if (ids.length === 0) continue;
    const { rows } = await sql<{ id: string; since: Date }>`
      select id, state_since as since from ${sql.table(table)} where id = any (${ids}::uuid[])`.execute(tx);
    for (const { id, since } of rows) standing.set(id, since.toISOString());
  }
  return items.filter(({ recordId, since, kind }) =>
    kind === 'changed' ? standing.has(recordId) : standing.get(recordId) === since,
  );
}
