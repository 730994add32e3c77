import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { BreakGlass } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findGlass } from '../queries/find-glass.ts';
import { type glassMoves, glassWorkflow } from '../states.ts';
import { tellOfGlass } from './tell.ts';

type Move = (typeof glassMoves)[number];

/** The case that glass is asked for; null where there is none to open, whatever the reason. */
export async function caseBehindGlass(
  tx: Tx,
  siteId: string,
  { caseNumber, ownerAgencyId }: BreakGlass,
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select sharing.case_behind_glass(${siteId}, ${caseNumber}, ${ownerAgencyId}) as id`.execute(tx);
  return rows[0]!.id;
}

/** Opens one case of another agency to the person asking, for the time asked, and tells the owner. */
export async function breakGlassIn(
  tx: Tx,
  site: { id: string },
  asked: BreakGlass,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const caseId = await caseBehindGlass(tx, site.id, asked);
  const readerAgencyId = await agencyOfReader(tx, site.id, asked.ownerAgencyId);
  if (!caseId || !readerAgencyId) return failWith('sharing.nothing-behind-glass', {});
  if (await hasGlassInUse(tx, caseId, asked.ownerAgencyId)) return failWith('sharing.glass-in-use', {});
  const glass = { id: uuidv7(), siteId: site.id, number: await nextNumber(tx, 'BGL', year) };
  await sql`insert into sharing.broken_glass
      (id, site_id, number, record_table, record_id, record_number, owner_agency_id, reader_agency_id, reason, ends_at)
    values (${glass.id}, ${site.id}, ${glass.number}, 'cases.case', ${caseId}, ${asked.caseNumber},
      ${asked.ownerAgencyId}, ${readerAgencyId}, ${asked.reason},
      now() + ${asked.minutes} * interval '1 minute')`.execute(tx);
  await recordCreation(tx, glassWorkflow, glass);
  await tellOfGlass(tx, 'sharing.glass-broken', glass);
  return succeed({ id: glass.id });
}

async function agencyOfReader(tx: Tx, siteId: string, ownerAgencyId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.agency_id as id from sharing.agency_sites('sharing.break-glass') s
    where s.site_id = ${siteId} and s.agency_id <> ${ownerAgencyId} limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

async function hasGlassInUse(tx: Tx, caseId: string, ownerAgencyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sharing.broken_glass
    where person_id = access.person_id() and state = 'in use' and ends_at > now()
      and (record_id <> ${caseId} or owner_agency_id = ${ownerAgencyId})`.execute(tx);
  return rows.length > 0;
}

/** Ends it early, cuts it off, or says as the owner whether it was justified. */
export async function moveGlassIn(
  tx: Tx,
  target: { siteId: string; id: string },
  request: { move: Move; reason?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const glass = await findGlass(tx, target);
  if (!glass) return failWith('sharing.glass-not-found', {});
  const isEnding = request.move === 'hand-back' || request.move === 'cut-off';
  if (request.move === 'hand-back' ? !glass.isMine : glass.isMine)
    return failWith('sharing.not-yours-to-review', {});
  const moved = await moveIn(tx, glassWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  await tellOfGlass(tx, isEnding ? 'sharing.glass-ended' : 'sharing.glass-reviewed', {
    ...target,
    number: glass.number,
  });
  return succeed({ id: target.id });
}
