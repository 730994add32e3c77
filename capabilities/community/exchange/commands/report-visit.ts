import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { recordActionItemIn } from '#capabilities/meetings/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may } from '#platform/workflow/move.ts';
import { askFirst } from '../../caution/ask-first.ts';
import { failWith } from '../../errors.ts';
import type { ExchangeState } from '../../states.ts';
import { tellIn } from '../../tell.ts';
import type { ReportDraft } from '../contract.ts';
import { stateWords } from './ask-peers.ts';

/** What was seen and learned, and what the site will do. It can be rewritten until it is handed in. */
export async function writeReportIn(
  tx: Tx,
  exchangeId: string,
  report: ReportDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ siteId: string; state: ExchangeState }>`
    select site_id as "siteId", state from community.exchange where id = ${exchangeId} for update`.execute(
    tx,
  );
  const held = rows[0];
  if (!held || !(await may(tx, 'community.ask-peers', held.siteId)))
    return failWith('community.not-found', {});
  if (held.state !== 'visited')
    return failWith('community.exchange-not-open', { state: stateWords(held.state), what: 'A report' });
  const caution = askFirst(textsOf(report), report.cautionsSeen);
  if (caution) return caution;
  if (!(await areOfSite(tx, held.siteId, report))) return failWith('community.owner-unknown', {});
  await sql`insert into community.visit_report (id, site_id, saw, learned, would_not_copy)
    values (${exchangeId}, ${held.siteId}, ${report.saw}, ${report.learned}, ${report.wouldNotCopy})
    on conflict (id) do update set saw = excluded.saw, learned = excluded.learned,
      would_not_copy = excluded.would_not_copy, revision = visit_report.revision + 1,
      written_by = access.person_id(), written_at = now()`.execute(tx);
  await sql`delete from community.commitment
    where exchange_id = ${exchangeId} and action_item_id is null`.execute(tx);
  for (const { title, ownerId, dueOn } of report.commitments)
    await sql`insert into community.commitment (id, site_id, exchange_id, title, owner_id, due_on)
      values (${uuidv7()}, ${held.siteId}, ${exchangeId}, ${title}, ${ownerId}, ${dueOn})`.execute(tx);
  await tellIn(tx, 'community.exchange-changed', exchangeId);
  return succeed({ id: exchangeId });
}

type Commitment = {
  id: string;
  siteId: string;
  number: string;
  title: string;
  ownerId: string | null;
  dueOn: string;
};

/** When the report is handed in, each commitment becomes an action item of the site, once. */
export async function recordCommitmentsIn(tx: Tx, exchangeId: string): Promise<Outcome<null>> {
  const { rows } = await sql<Commitment>`
    select c.id, c.site_id as "siteId", e.number, c.title, c.owner_id as "ownerId", c.due_on as "dueOn"
    from community.commitment c
    join community.exchange e on e.id = c.exchange_id
    where c.exchange_id = ${exchangeId} and c.action_item_id is null
    order by c.due_on, c.id`.execute(tx);
  for (const { id, siteId, number, title, ownerId, dueOn } of rows) {
    const origin = { table: 'community.exchange', id: exchangeId, number, path: `/exchanges/${exchangeId}` };
    const recorded = await recordActionItemIn(tx, { siteId, title, ownerId, dueOn, origin });
    if (!recorded.ok) return recorded;
    await sql`update community.commitment
      set action_item_id = ${recorded.value.id}, action_number = ${recorded.value.number}
      where id = ${id}`.execute(tx);
  }
  return succeed(null);
}

function textsOf({ saw, learned, wouldNotCopy, commitments }: ReportDraft): Record<string, string> {
  return {
    ...{ saw, learned, wouldNotCopy },
    ...Object.fromEntries(commitments.map(({ title }, at) => [`commitments.${at}.title`, title])),
  };
}

async function areOfSite(tx: Tx, siteId: string, { commitments }: ReportDraft): Promise<boolean> {
  const owners = commitments.flatMap(({ ownerId }) => ownerId ?? []);
  if (owners.length === 0) return true;
  const { rows } = await sql<{ id: string }>`select id from community.people_of(${siteId})`.execute(tx);
  const known = new Set(rows.map(({ id }) => id));
  return owners.every((owner) => known.has(owner));
}
