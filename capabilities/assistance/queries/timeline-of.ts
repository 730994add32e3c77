import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { HistoryStep } from '#platform/http/contract.ts';
import { stageWords, urgencyWords } from '../clock/contract.ts';
import type { AssistanceRequest, TimelineItem } from '../contract.ts';
import { requestWorkflow } from '../states.ts';
import type { LedgerRow } from './read-ledger.ts';

type Known = {
  steps: readonly HistoryStep[];
  ledger: readonly LedgerRow[];
  missed: AssistanceRequest['missed'];
};

/** Moves, pauses, owners, missed targets, escalations, comments and answers of a request as one story, oldest first. */
export async function timelineOf(tx: Tx, id: string, known: Known): Promise<TimelineItem[]> {
  return [
    ...known.steps.map(moveItem),
    ...(await ledgerItems(tx, known.ledger)),
    ...known.missed.map(missedItem),
    ...(await spokenItems(tx, id)),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

function moveItem({ id, move, at, by, reason }: HistoryStep): TimelineItem {
  const declared = requestWorkflow.moves[move as keyof typeof requestWorkflow.moves];
  const what = move === 'create' ? 'Draft begun' : (declared?.label ?? move);
  return { id, kind: 'move', at, what, by, words: reason, requestId: null };
}

/** What moves say already is not said again. */
async function ledgerItems(tx: Tx, ledger: readonly LedgerRow[]): Promise<TimelineItem[]> {
  const names = await namesOf(
    tx,
    ledger.flatMap(({ ownerId }) => ownerId ?? []),
  );
  return ledger.flatMap((row): TimelineItem[] => {
    const item = { id: row.id, at: row.at.toISOString(), by: row.by, words: row.reason, requestId: null };
    switch (row.kind) {
      case 'paused':
        return [{ ...item, kind: 'paused', what: `Clock paused, due back ${row.dueBackOn}` }];
      case 'resumed':
        return [{ ...item, kind: 'resumed', what: 'Clock runs' }];
      case 'owner':
        return [{ ...item, kind: 'owner', what: `With ${names.get(row.ownerId!) ?? 'a colleague'}` }];
      case 'urgency':
        return [{ ...item, kind: 'urgency', what: `Urgency: ${urgencyWords[row.urgency!]}` }];
      default:
        return [];
    }
  });
}

function missedItem(missed: AssistanceRequest['missed'][number]): TimelineItem {
  return {
    id: `missed-${missed.round}-${missed.stage}`,
    kind: 'missed',
    at: missed.missedAt,
    what: `Target missed: ${stageWords[missed.stage]}`,
    by: null,
    words: missed.owner ? `It was with ${missed.owner}.` : null,
    requestId: null,
  };
}

type Spoken = Omit<TimelineItem, 'at'> & { at: Date };

async function spokenItems(tx: Tx, id: string): Promise<TimelineItem[]> {
  const { rows } = await sql<Spoken>`
    select c.id::text, 'comment' as kind, c.said_at as at, 'Comment' as what, identity.name_of(c.author_id) as by,
      c.words, null::uuid as "requestId"
    from assistance.comment c where c.request_id = ${id}
    union all
    select e.id::text, 'escalated', e.escalated_at,
      'Escalated at ' || e.level || ' % to ' || coalesce(identity.name_of(e.owner_id), 'a colleague'),
      null, null, null
    from assistance.escalation e where e.request_id = ${id}
    union all
    select q.id::text, 'answer', q.state_since, 'Question answered', null, q.answer, null
    from assistance.question q where q.request_id = ${id} and q.answer is not null
    union all
    select j.id::text, j.kind, j.at,
      case when j.kind = 'split' then 'Split: a part became ' else 'Merged into ' end || o.number,
      identity.name_of(j.person_id), j.reason, o.id
    from assistance.joining j join assistance.request o on o.id = j.other_id
    where j.request_id = ${id}
    union all
    select j.id::text, j.kind, j.at,
      case when j.kind = 'split' then 'Split off from ' else 'Took in ' end || o.number,
      identity.name_of(j.person_id), j.reason, o.id
    from assistance.joining j join assistance.request o on o.id = j.request_id
    where j.other_id = ${id}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, identity.name_of(id) as name from unnest(${[...new Set(ids)]}::uuid[]) as id`.execute(tx);
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}
