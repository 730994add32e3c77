import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { checkRequest } from '../queries/release-check.ts';
import { type Move, makeMoveIn, type Target } from './move-record.ts';

/**
 * The reviewer lets results leave. What leaves is counted again from the extract in the reviewer’s own name and put
 * under the rules for small counts; what differs from the request, or can’t be protected, does not leave.
 */
export async function releaseResultsIn(
  tx: Tx,
  target: Target,
  { reason }: Pick<Move, 'reason'>,
): Promise<Outcome<{ id: string }>> {
  const { siteId, id } = target;
  // Two releases at once must each reckon with the other: their order is the site’s.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`research.release ${siteId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ analysisIds: string[]; mayDecide: boolean }>`
    select analysis_ids as "analysisIds", state = 'requested' and access.may('research.review-release', site_id)
      and not platform.has_made(id, array['create', 'resubmit'], access.person_id()) as "mayDecide"
    from research.release where id = ${id} and site_id = ${siteId} for update`.execute(tx);
  const standing = rows[0];
  if (!standing) return failWith('research.not-found', {});
  const move = { move: 'release', reason };
  // Whoever may not decide hears why from the move itself.
  if (!standing.mayDecide) return makeMoveIn(tx, 'release', target, move);
  const { check, ledgers, differing } = await checkRequest(tx, { siteId, analysisIds: standing.analysisIds });
  if (differing[0]) return failWith('research.differs', { number: differing[0] });
  if (check.obstacles[0])
    return failWith('research.discloses', { where: check.obstacles.slice(0, 3).join('; ') });
  const tables = check.tables.map(({ after }) => after);
  await sql`update research.release set released = ${JSON.stringify(tables)} where id = ${id}`.execute(tx);
  await sql`insert into research.release_ledger (release_id, site_id, ledgers)
    values (${id}, ${siteId}, ${JSON.stringify(ledgers)})`.execute(tx);
  return makeMoveIn(tx, 'release', target, move);
}
