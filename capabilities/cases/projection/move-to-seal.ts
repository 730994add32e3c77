import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Seal } from '../commands/insert-events.ts';

/** The juvenile seal follows the record: set when a defendant is told to be a juvenile, lifted when that was wrong. */
export async function keepJuvenileSeals(
  tx: Tx,
  cases: ReadonlyMap<string, { siteId: string; seal: Seal }>,
  juvenile: ReadonlyMap<string, boolean>,
): Promise<Map<string, { siteId: string; seal: Seal }>> {
  const next = new Map(cases);
  const begun: { case_id: string; site_id: string }[] = [];
  const over: string[] = [];
  for (const [caseId, { siteId, seal }] of cases) {
    if (seal === 'open' && juvenile.get(caseId)) begun.push({ case_id: caseId, site_id: siteId });
    if (seal === 'juvenile' && !juvenile.get(caseId)) over.push(caseId);
  }
  for (const { case_id, site_id } of begun) next.set(case_id, { siteId: site_id, seal: 'juvenile' });
  for (const caseId of over) next.set(caseId, { siteId: cases.get(caseId)!.siteId, seal: 'open' });
  if (begun.length > 0) {
    await sql`insert into cases.seal (case_id, site_id, seal)
      select case_id, site_id, 'juvenile'
      from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) r (case_id uuid, site_id uuid)
      on conflict (case_id) do nothing`.execute(tx);
  }
  if (over.length > 0) {
    await sql`delete from cases.seal where case_id = any (${over}::uuid[]) and seal = 'juvenile'`.execute(tx);
  }
  const touched = [...next].filter(([caseId, { seal }]) => seal !== 'open' || over.includes(caseId));
  await moveToSeal(tx, new Map(touched.map(([caseId, { seal }]) => [caseId, seal])));
  return next;
}

/** Moves every row of these cases that stands in a compartment to the one with its seal. */
export async function moveToSeal(tx: Tx, seals: ReadonlyMap<string, Seal>): Promise<void> {
  if (seals.size === 0) return;
  const wanted = JSON.stringify([...seals].map(([case_id, seal]) => ({ case_id, seal })));
  await sql`select cases.move_to_seal(${wanted}::jsonb)`.execute(tx);
}
