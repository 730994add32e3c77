import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { may, recordCreation } from '#platform/workflow/move.ts';
import { askFirst } from '../../caution/ask-first.ts';
import { isCoreArea } from '../../communities/list-communities.ts';
import { failWith } from '../../errors.ts';
import { type ExchangeState, exchangeWorkflow, offerWorkflow } from '../../states.ts';
import { tellIn } from '../../tell.ts';
import type { ExchangeDraft, OfferDraft } from '../contract.ts';

/** A site asks to learn from another; whoever asks carries it until someone else takes it over. */
export async function askPeersIn(
  tx: Tx,
  siteId: string,
  draft: ExchangeDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const { title, wants, whenPossible } = draft;
  const caution = askFirst({ title, wants, whenPossible }, draft.cautionsSeen);
  if (caution) return caution;
  if (!(await isCoreArea(tx, [draft.coreArea]))) return failWith('community.core-area-unknown', {});
  const id = uuidv7();
  const number = await nextNumber(tx, 'PEX', year);
  await sql`insert into community.exchange
      (id, site_id, number, title, wants, when_possible, core_area, owner_id)
    values (${id}, ${siteId}, ${number}, ${title}, ${wants}, ${whenPossible}, ${draft.coreArea},
      access.person_id())`.execute(tx);
  await recordCreation(tx, exchangeWorkflow, { id, siteId });
  await tellIn(tx, 'community.exchange-changed', id);
  return succeed({ id });
}

type Asked = { number: string; title: string; state: ExchangeState; siteId: string; hostId: string | null };

/** A site offers to host: by someone who may speak for it. */
export async function offerToHostIn(
  tx: Tx,
  exchangeId: string,
  draft: OfferDraft,
): Promise<Outcome<{ id: string }>> {
  const caution = askFirst({ shows: draft.shows, whenPossible: draft.whenPossible }, draft.cautionsSeen);
  if (caution) return caution;
  const { rows } = await sql<Asked>`
    select e.number, e.title, e.state, e.site_id as "siteId",
      (select s.id from program.site s where s.slug = ${draft.site}) as "hostId"
    from community.exchange e where e.id = ${exchangeId}`.execute(tx);
  const asked = rows[0];
  if (!asked?.hostId || !(await may(tx, 'community.host-peers', asked.hostId)))
    return failWith('community.not-found', {});
  if (asked.hostId === asked.siteId) return failWith('community.own-site', {});
  if (asked.state !== 'asked' && asked.state !== 'offered')
    return failWith('community.exchange-not-open', { state: stateWords(asked.state), what: 'An offer' });
  if (await offersAlready(tx, exchangeId, asked.hostId)) return failWith('community.offered-already', {});
  const id = uuidv7();
  await sql`insert into community.offer
      (id, site_id, exchange_id, number, title, shows, when_possible, owner_id)
    values (${id}, ${asked.hostId}, ${exchangeId}, ${asked.number}, ${asked.title}, ${draft.shows},
      ${draft.whenPossible}, access.person_id())`.execute(tx);
  await recordCreation(tx, offerWorkflow, { id, siteId: asked.hostId });
  await tellIn(tx, 'community.exchange-changed', exchangeId);
  return succeed({ id: exchangeId });
}

async function offersAlready(tx: Tx, exchangeId: string, siteId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from community.offer
    where exchange_id = ${exchangeId} and site_id = ${siteId}
      and state not in ('withdrawn', 'passed-over')`.execute(tx);
  return rows.length > 0;
}

export function stateWords(state: ExchangeState): string {
  return exchangeWorkflow.states[state].label.toLowerCase();
}
