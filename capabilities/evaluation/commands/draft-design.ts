import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { DesignDraft } from '../contract.ts';
import { designWorkflow } from '../states.ts';
import { faultOfDesign } from './check-design.ts';

/** Writes down what will be compared with what, while it can still be changed. */
export async function draftDesignIn(
  tx: Tx,
  site: { id: string },
  draft: DesignDraft,
  year: number,
): Promise<Outcome<{ id: string; number: string }>> {
  const fault = faultOfDesign(draft);
  if (fault) return fault;
  const design = { id: uuidv7(), number: await nextNumber(tx, 'EVD', year) };
  await sql`insert into evaluation.design
      (id, site_id, number, title, question, measure, launch_on, method, unit, outcome,
       before_from, before_to, after_from, after_to, parameters, settle_days, interim_looks, cannot_show)
    values (${design.id}, ${site.id}, ${design.number}, ${draft.title}, ${draft.question}, ${draft.measure},
      ${draft.launchOn}, ${draft.method}, ${draft.unit}, ${draft.outcome}, ${draft.before.from}, ${draft.before.to},
      ${draft.after.from}, ${draft.after.to}, ${settingsOf(draft)}, ${draft.settleDays}, ${draft.interimLooks},
      ${draft.cannotShow})`.execute(tx);
  await recordCreation(tx, designWorkflow, { id: design.id, siteId: site.id });
  await emitIn(tx, {
    kind: 'evaluation.drafted',
    siteId: site.id,
    subject: { table: 'evaluation.design', id: design.id },
    permission: 'evaluation.read',
    payload: { number: design.number },
  });
  return succeed(design);
}

/** What differs from method to method, as one column. */
export function settingsOf({ areas, family, harm }: DesignDraft): string {
  return JSON.stringify({ areas, family, harm });
}
