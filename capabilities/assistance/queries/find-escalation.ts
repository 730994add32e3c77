import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { Target } from '../commands/keep-ledger.ts';
import type { Escalation } from '../contract.ts';

type Found = z.infer<typeof Escalation>;
type Row = Omit<Found, 'stateSince' | 'escalatedAt' | 'owner'> & {
  stateSince: Date;
  escalatedAt: Date;
  ownerId: string;
  ownerName: string | null;
};

export async function findEscalation(tx: Tx, target: Target): Promise<Found | null> {
  const { rows } = await sql<Row>`
    select e.id, e.number, e.title, e.state, e.state_since as "stateSince", e.level, e.stage, e.position,
      e.owner_id as "ownerId", identity.name_of(e.owner_id) as "ownerName", e.escalated_at as "escalatedAt",
      e.request_id as "requestId"
    from assistance.escalation e
    where e.id = ${target.id} and e.site_id = ${target.siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { ownerId, ownerName, stateSince, escalatedAt, ...rest } = rows[0];
  return {
    ...rest,
    owner: { id: ownerId, name: ownerName ?? 'A colleague' },
    stateSince: stateSince.toISOString(),
    escalatedAt: escalatedAt.toISOString(),
  };
}

/** The request a question was asked about: whoever follows the question’s address lands there. */
export async function requestOfQuestion(tx: Tx, target: Target): Promise<{ requestId: string } | null> {
  const { rows } = await sql<{ requestId: string }>`
    select request_id as "requestId" from assistance.question
    where id = ${target.id} and site_id = ${target.siteId}`.execute(tx);
  return rows[0] ?? null;
}
