import { sql } from 'kysely';
import { openGoals, openObjectives } from '#capabilities/planning/server.ts';
import { coreAreas } from '#capabilities/program/server.ts';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Recommendation, RecommendationOptions } from '../contract.ts';
import { summaryFor, withInstant } from './list-recommendations.ts';

type Row = Omit<Recommendation, 'stateSince' | 'iMade' | 'timeline'> & { stateSince: Date };

/** One recommendation: where it comes from, what carries it out, what was done and what was seen. */
export async function findRecommendation(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  today: Day,
): Promise<Recommendation | null> {
  const { rows } = await sql<Row>`
    select ${summaryFor(today)}, r.advice, r.basis, r.core_area as "coreAreaKey",
      coalesce(identity.name_of(r.proposed_by), 'The provider') as "proposedBy", r.owner_id as "ownerId",
      r.due_on as "dueOn",
      (select jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'requestId', q.id,
          'requestNumber', q.number)
        from assistance.deliverable d join assistance.request q on q.id = d.request_id
        where d.id = r.deliverable_id) as assessment,
      (select jsonb_build_object('id', o.id, 'title', o.title, 'planId', p.id, 'planNumber', p.number)
        from planning.objective o join planning.plan p on p.id = o.plan_id
        where o.id = r.objective_id) as objective,
      r.initiative, r.implemented_on as "implementedOn", identity.name_of(r.implemented_by) as "implementedBy",
      r.implemented_what as "implementedWhat", (r.implemented_on + interval '1 year')::date as "verifyFrom",
      r.verified_evidence as "verifiedEvidence", r.verified_link as "verifiedLink", r.revision
    from recommendations.recommendation r join program.core_area a on a.key = r.core_area
    where r.id = ${id} and r.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  return { ...withInstant(rows[0]), ...(await historyOf(tx, 'recommendation', id)) };
}

export async function recommendationOptions(tx: Tx, siteId: string): Promise<RecommendationOptions> {
  const assessments = await sql<RecommendationOptions['assessments'][number]>`
    select d.id, d.number, d.title, q.number as "requestNumber"
    from assistance.deliverable d join assistance.request q on q.id = d.request_id
    where d.site_id = ${siteId} and d.kind = 'assessment' and d.state <> 'drafted'
      and d.request_id in (select assistance.my_requests())
    order by d.id desc`.execute(tx);
  const owners = await sql<RecommendationOptions['owners'][number]>`
    select id, name, role from recommendations.owners_of(${siteId}) order by name`.execute(tx);
  return {
    assessments: assessments.rows,
    coreAreas: (await coreAreas(tx)).map(({ key, name }) => ({ key, name })),
    owners: owners.rows,
    goals: await openGoals(tx, siteId),
    objectives: await openObjectives(tx, siteId),
  };
}
