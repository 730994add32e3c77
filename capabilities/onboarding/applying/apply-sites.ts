import { addSiteIn, changeSiteIn, findParticulars } from '#capabilities/program/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { SiteFacts } from '../checking/sites.ts';
import { type BroughtIn, type RowToApply, refusedAt } from './rows-to-apply.ts';
import { siteIds } from './site-ids.ts';

export async function applySites(
  tx: Tx,
  rows: readonly RowToApply<SiteFacts>[],
): Promise<Outcome<BroughtIn[]>> {
  const ids = await siteIds(tx);
  const broughtIn: BroughtIn[] = [];
  for (const { row, key, facts } of rows) {
    const id = ids.get(facts.slug);
    const applied = id ? await change(tx, id, facts) : await addSiteIn(tx, facts);
    if (!applied.ok) return refusedAt(row, applied.failure);
    broughtIn.push({ key, facts, recordId: applied.value.id });
  }
  return succeed(broughtIn);
}

/** The file says nothing of the grid, so it stays as it is. */
async function change(tx: Tx, id: string, facts: SiteFacts) {
  const { gridOriginX, gridOriginY } = (await findParticulars(tx, id))!;
  return changeSiteIn(tx, id, { ...facts, gridOriginX, gridOriginY });
}
