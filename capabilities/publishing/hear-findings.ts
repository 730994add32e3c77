import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { EventHandler, PlatformEvent } from '#platform/http/capability.ts';
import type { Failure } from '#platform/outcome/outcome.ts';
import { publishFindingIn } from './commands/publish-finding.ts';
import { withdrawPublicationIn } from './commands/withdraw-publication.ts';
import type { PublishableFindingInput } from './contract.ts';

export type FindingSource = (tx: Tx, findingId: string) => Promise<PublishableFindingInput | null>;

/** A published finding gets its page; a withdrawn one loses it. What can't be shown is kept with the reason. */
export function hearFindings(findingForPublication: FindingSource): EventHandler[] {
  return [
    {
      name: 'publishing.publish-finding',
      hears: ['findings.published'],
      handle: async (tx, event, { clock }) => {
        const finding = await findingForPublication(tx, event.subject.id);
        // Withdrawn again before it was heard of: then there is nothing to show.
        if (!finding) return;
        const outcome = await publishFindingIn(tx, finding, clock.now());
        if (!outcome.ok) await keepRefusal(tx, finding, outcome.failure, clock.now());
      },
    },
    {
      name: 'publishing.withdraw-finding',
      hears: ['findings.withdrawn'],
      handle: async (tx, event, { clock }) => {
        const page = await pageOf(tx, event);
        if (!page) return;
        const reason = String(event.payload.reason ?? 'The finding was withdrawn.');
        await withdrawPublicationIn(tx, { ...page, reason, move: 'withdraw', at: clock.now() });
      },
    },
  ];
}

async function pageOf(tx: Tx, event: PlatformEvent) {
  const { rows } = await sql<{ siteId: string; number: string }>`
    select site_id as "siteId", number from publishing.publication
    where finding_id = ${event.subject.id} and state = 'published' limit 1`.execute(tx);
  return rows[0];
}

async function keepRefusal(
  tx: Tx,
  finding: PublishableFindingInput,
  failure: Failure,
  at: Date,
): Promise<void> {
  const id = uuidv7();
  await sql`insert into publishing.refusal
      (id, site_id, finding_id, number, statement, refused_at, code, detail, mend)
    values (${id}, ${finding.siteId}, ${finding.id}, ${finding.number}, ${finding.statement}, ${at},
      ${failure.code}, ${failure.detail}, ${failure.mend})`.execute(tx);
  await emitIn(tx, {
    kind: 'publishing.refused',
    siteId: finding.siteId,
    subject: { table: 'publishing.refusal', id },
    permission: 'publishing.read',
    payload: { number: finding.number, code: failure.code, detail: failure.detail },
  });
}
