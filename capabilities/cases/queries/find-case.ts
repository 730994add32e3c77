import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { CaseRecord } from '../contract.ts';
import { chargesOf, partiesOf } from './charge-grid.ts';
import { closedClasses } from './closed-classes.ts';
import { documentsOf, locksOf, queueOf } from './desk.ts';
import { hearingsOf } from './hearings.ts';
import { headersOf, partsWhere, withoutCase } from './parts.ts';
import { ownAgencies } from './reach.ts';
import { timelineOf } from './timeline-of.ts';

export type FoundCase = { record: CaseRecord; compartmentIds: number[] };

/** One case as far as it is open to whoever is asking; null where no part of it is. */
export async function findCase(tx: Tx, siteId: string, id: string, now: Date): Promise<FoundCase | null> {
  const parts = await partsWhere(tx, sql`p.case_id = ${id} and p.site_id = ${siteId}`);
  const header = parts.length > 0 ? (await headersOf(tx, [id])).get(id) : undefined;
  if (!header) return null;
  const mine = await ownAgencies(tx, siteId, 'cases.record');
  const told = await timelineOf(tx, id);
  const charges = await chargesOf(tx, id);
  const parties = await partiesOf(tx, id);
  const hearings = await hearingsOf(tx, id);
  const queue = await queueOf(tx, id);
  const documents = await documentsOf(tx, id);
  return {
    compartmentIds: [
      ...[...parts, ...told.rows, ...charges.rows, ...parties.rows].map(({ compartmentId }) => compartmentId),
    ],
    record: {
      ...header,
      seen: told.rows.length,
      parts: parts.map(withoutCase),
      defendants: parties.parties,
      charges: charges.pairs,
      hearings,
      timeline: told.steps,
      evidence: told.evidence,
      tasks: told.tasks,
      queue,
      documents,
      locks: await locksOf(tx, id, now),
      closed: await closedClasses(tx, siteId, await ownAgencies(tx, siteId, 'cases.read')),
      mySides: [...new Set(mine.map(({ side }) => side))],
    },
  };
}
