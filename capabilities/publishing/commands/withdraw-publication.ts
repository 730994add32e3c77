import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import type { Publication } from '../contract.ts';
import { failWith } from '../errors.ts';
import { publicationWorkflow } from '../states.ts';

export type WithdrawalRequest = {
  siteId: string;
  number: string;
  reason: string;
  /** `unpublish` by a person; `withdraw` by the system, when the finding itself was withdrawn. */
  move: 'unpublish' | 'withdraw';
  at: Date;
};

type Row = { id: string; findingId: string; publishedAt: Date; snapshot: Publication };

/**
 * Takes every version of a finding from view and leaves the notice that stands there instead: when, why, and how
 * the finding had been made. The versions stay as they were for the site's own people.
 */
export async function withdrawPublicationIn(
  tx: Tx,
  request: WithdrawalRequest,
): Promise<Outcome<{ versions: number }>> {
  const { siteId, number, at } = request;
  const reason = request.reason.trim();
  if (reason === '') return failWith('publishing.reason-missing', {});
  const rows = await versionsInView(tx, siteId, number);
  const [first] = rows;
  const latest = rows.at(-1);
  if (!first || !latest) return failWith('publishing.not-found', { number });
  for (const { id } of rows) {
    const moved = await moveIn(tx, publicationWorkflow, { id, move: request.move, reason });
    if (!moved.ok) return moved;
  }
  const { question, method, data } = latest.snapshot;
  await sql`insert into publishing.withdrawal
      (id, site_id, number, finding_id, withdrawn_at, reason, versions, first_published_at, trace)
    values (${uuidv7()}, ${siteId}, ${number}, ${latest.findingId}, ${at}, ${reason}, ${rows.length},
      ${first.publishedAt}, ${JSON.stringify({ question, method, data })})`.execute(tx);
  await emitIn(tx, {
    kind: 'publishing.unpublished',
    siteId,
    subject: { table: 'publishing.publication', id: latest.id },
    permission: 'publishing.read',
    payload: { number, reason },
  });
  return succeed({ versions: rows.length });
}

async function versionsInView(tx: Tx, siteId: string, number: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, finding_id as "findingId", published_at as "publishedAt", snapshot
    from publishing.publication
    where site_id = ${siteId} and number = ${number} and state = 'published' order by version`.execute(tx);
  return rows;
}
