import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emptyContent, type PlanContent } from '../versions/plan-content.ts';

/** The plan as its records say it now. */
export async function contentNow(tx: Tx, planId: string): Promise<PlanContent> {
  const { rows } = await sql<{ content: PlanContent }>`
    select planning.content_of(${planId}) as content`.execute(tx);
  return rows[0]!.content;
}

/** The plan as a published version froze it; version 0 is the empty plan before the first. */
export async function contentOfVersion(tx: Tx, planId: string, ordinal: number): Promise<PlanContent | null> {
  if (ordinal === 0) return emptyContent;
  const { rows } = await sql<{ content: PlanContent }>`
    select content from planning.version
    where plan_id = ${planId} and ordinal = ${ordinal} and state = 'published'`.execute(tx);
  return rows[0]?.content ?? null;
}
