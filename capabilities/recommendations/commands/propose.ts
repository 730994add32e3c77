import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { coreAreas } from '#capabilities/program/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { RecommendationChange, RecommendationDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { recommendationWorkflow } from '../states.ts';
import { type Target, toldOf } from './tell.ts';

type Done = Outcome<{ id: string }>;

/** Made from an assessment that the proposer’s own agency has submitted to the site. */
export async function proposeIn(
  tx: Tx,
  siteId: string,
  draft: RecommendationDraft,
  year: number,
): Promise<Done> {
  if (!(await isCoreArea(tx, draft.coreArea))) return failWith('recommendations.core-area-unknown', {});
  const { rows } = await sql<{ requestId: string }>`
    select request_id as "requestId" from assistance.deliverable
    where id = ${draft.deliverableId} and site_id = ${siteId} and kind = 'assessment' and state <> 'drafted'
      and request_id in (select assistance.my_requests())`.execute(tx);
  if (!rows[0]) return failWith('recommendations.no-assessment', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'REC', year);
  await sql`insert into recommendations.recommendation
      (id, site_id, number, title, advice, basis, core_area, request_id, deliverable_id)
    values (${id}, ${siteId}, ${number}, ${draft.title}, ${draft.advice}, ${draft.basis}, ${draft.coreArea},
      ${rows[0].requestId}, ${draft.deliverableId})`.execute(tx);
  await recordCreation(tx, recommendationWorkflow, { id, siteId });
  return toldOf(tx, 'recommendations.proposed', { siteId, id });
}

/** Its proposer rewords it while the site has not decided; never over a later save. */
export async function rewordIn(tx: Tx, target: Target, change: RecommendationChange): Promise<Done> {
  const { rows } = await sql<{ mine: boolean; revision: number }>`
    select proposed_by = access.person_id() and state = 'proposed' as mine, revision
    from recommendations.recommendation where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('recommendations.not-found', {});
  if (!held.mine) return failWith('recommendations.not-proposer', {});
  if (held.revision !== change.revision) return failWith('recommendations.changed-meanwhile', {});
  if (!(await isCoreArea(tx, change.coreArea))) return failWith('recommendations.core-area-unknown', {});
  await sql`update recommendations.recommendation set title = ${change.title}, advice = ${change.advice},
      basis = ${change.basis}, core_area = ${change.coreArea}, revision = revision + 1
    where id = ${target.id}`.execute(tx);
  return toldOf(tx, 'recommendations.reworded', target);
}

async function isCoreArea(tx: Tx, wanted: string): Promise<boolean> {
  return (await coreAreas(tx)).some(({ key }) => key === wanted);
}
