import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { ActionItemDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { areOfSite } from '../queries/people.ts';
import { actionItemWorkflow } from '../states.ts';

/** What the record in which it was agreed is called, and where it stands in the staff application. */
export type ActionOrigin = { table: string; id: string; number: string | null; path?: string };

export type NewActionItem = {
  /** `null`: the program's own. */
  siteId: string | null;
  title: string;
  detail?: string;
  /** `null`: open to all who carry out the site's action items. */
  ownerId: string | null;
  /** A day of the site's calendar. */
  dueOn: string;
  origin: ActionOrigin | null;
};

/** Someone is to do something by a day: recorded in the transaction of whatever agreed it. */
export async function recordActionItemIn(
  tx: Tx,
  { siteId, title, detail = '', ownerId, dueOn, origin }: NewActionItem,
): Promise<Outcome<{ id: string; number: string }>> {
  const item = { id: uuidv7(), number: await nextNumber(tx, 'ACT', await currentYear(tx)) };
  await sql`insert into meetings.action_item
      (id, site_id, number, title, detail, owner_id, due_on, origin_table, origin_id, origin_number, origin_path)
    values (${item.id}, ${siteId}, ${item.number}, ${title}, ${detail}, ${ownerId}, ${dueOn},
      ${origin?.table ?? null}, ${origin?.id ?? null}, ${origin?.number ?? null}, ${origin?.path ?? null})`.execute(
    tx,
  );
  await recordCreation(tx, actionItemWorkflow, { id: item.id, siteId });
  await emitIn(tx, {
    kind: 'meetings.action-recorded',
    siteId,
    subject: { table: 'meetings.action_item', id: item.id },
    permission: siteId ? 'meetings.read' : 'meetings.read-program',
    payload: { number: item.number, ownerId, dueOn },
  });
  return succeed(item);
}

/** A person records one for someone who works with the site. */
export async function recordActionForIn(
  tx: Tx,
  siteId: string | null,
  draft: ActionItemDraft,
  origin: ActionOrigin | null,
): Promise<Outcome<{ id: string; number: string }>> {
  if (!(await areOfSite(tx, siteId, [draft.ownerId])))
    return failWith('meetings.person-unknown', {}, [ownerProblem]);
  return recordActionItemIn(tx, { siteId, ...draft, origin });
}

export const ownerProblem = {
  field: 'ownerId',
  message: 'This person does not work with the site.',
  mend: 'Choose someone from the list.',
};

async function currentYear(tx: Tx): Promise<number> {
  const { rows } = await sql<{ year: number }>`select extract(year from now())::int as year`.execute(tx);
  return rows[0]!.year;
}
