import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import { type OrderDraft, type OrderMove, orderKinds } from './contract.ts';
import { findOrder } from './read-orders.ts';
import { courtOrderWorkflow } from './states.ts';

/** Enters an order over a case that the officer sees. Nothing happens to the case before someone else approves. */
export async function enterOrderIn(
  tx: Tx,
  target: { siteId: string; caseId: string },
  draft: OrderDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ mine: boolean; seal: string | null; open: boolean }>`
    select ${draft.agencyId}::uuid = any (array(select access.agencies_for('cases.seal'))) as mine,
      (select seal from cases.seals_of(array[c.id])) as seal,
      exists (
        select from cases.court_order o where o.case_id = c.id and o.state in ('proposed', 'approved')
      ) as open
    from cases.case c where c.id = ${target.caseId} and c.site_id = ${target.siteId}`.execute(tx);
  const [found] = rows;
  if (!found) return failWith('cases.not-found', {});
  if (!found.mine) return failWith('cases.not-your-agency', {});
  if (found.open) return failWith('cases.order-open', {});
  if ((found.seal === 'sealed') !== (draft.kind === 'unseal') && draft.kind !== 'expunge') {
    return failWith('cases.order-does-not-fit', { sealed: found.seal === 'sealed' });
  }
  const id = uuidv7();
  const number = await nextNumber(tx, 'ORD', Number(draft.orderedOn.slice(0, 4)));
  await sql`insert into cases.court_order
      (id, site_id, number, title, kind, case_id, agency_id, order_reference, order_hash, ordered_on)
    values (${id}, ${target.siteId}, ${number}, ${`${orderKinds[draft.kind].label} a case`}, ${draft.kind},
      ${target.caseId}, ${draft.agencyId}, ${draft.reference}, ${hashOfOrder(draft.reference)},
      ${draft.orderedOn})`.execute(tx);
  await recordCreation(tx, courtOrderWorkflow, { id, siteId: target.siteId });
  await tellOfOrder(tx, 'cases.order-entered', { id, siteId: target.siteId });
  return succeed({ id });
}

/** Who holds the order can show that the tombstone is of it; the tombstone tells nobody which order it was. */
export function hashOfOrder(reference: string): string {
  return createHash('sha256').update(reference.trim()).digest('hex');
}

const told = { approve: 'cases.order-approved', 'call-off': 'cases.order-called-off' } as const;

/** Approves an order, which starts it, or calls it off. */
export async function moveOrderIn(
  tx: Tx,
  target: { siteId: string; id: string },
  { move, reason }: OrderMove,
): Promise<Outcome<{ id: string }>> {
  if (!(await findOrder(tx, target))) return failWith('cases.order-not-found', {});
  const moved = await moveIn(tx, courtOrderWorkflow, {
    id: target.id,
    move,
    ...(reason === undefined ? {} : { reason }),
  });
  if (!moved.ok) return moved;
  await tellOfOrder(tx, told[move], target);
  return succeed({ id: target.id });
}

export async function tellOfOrder(
  tx: Tx,
  kind: string,
  { id, siteId }: { id: string; siteId: string },
): Promise<void> {
  await emitIn(tx, { kind, siteId, subject: { table: 'cases.court_order', id }, permission: 'cases.seal' });
}
