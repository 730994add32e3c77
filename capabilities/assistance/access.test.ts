import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#platform/database/database.ts';
import { type RequestMove, type RequestState, requestWorkflow } from './states.ts';
import { aHelpDesk, type HelpDesk } from './testing/help-desk.ts';

let d: HelpDesk;
let draftId: string;
let submittedId: string;
beforeAll(async () => {
  d = await aHelpDesk();
  draftId = (await d.draft()).id;
  submittedId = (await d.submitted()).id;
});
afterAll(() => d.close());

type Person = keyof HelpDesk['people'];
const everyone = [
  ...(['coordinator', 'executive', 'analyst', 'liaison', 'advisor', 'provider', 'champion'] as const),
  ...(['administrator', 'communications', 'auditor', 'detective', 'stranger'] as const),
] satisfies Person[];
const asks: readonly Person[] = ['coordinator', 'executive', 'analyst'];
const triages: readonly Person[] = ['liaison', 'champion', 'administrator'];
const delivers: readonly Person[] = ['liaison', 'advisor', 'provider'];
const approves: readonly Person[] = ['coordinator', 'executive', 'champion', 'administrator'];
const outside: readonly Person[] = ['detective', 'stranger'];

describe('a request', () => {
  it.each(everyone)('as a draft is read by those of its site who may ask: %s', async (who) => {
    const expected = asks.includes(who) ? 200 : outside.includes(who) ? 403 : 404;
    expect((await d.call(d.people[who], 'GET', d.at(`/${draftId}`))).status).toBe(expected);
    const { rows } = await d.asPerson(
      d.people[who],
      sql`select from assistance.request where id = ${draftId}`,
    );
    expect(rows).toHaveLength(asks.includes(who) ? 1 : 0);
  });

  it.each(everyone)('once submitted is read by the partnership, and by nobody else: %s', async (who) => {
    const expected = outside.includes(who) ? 403 : 200;
    expect((await d.call(d.people[who], 'GET', d.at(`/${submittedId}`))).status).toBe(expected);
    const tables = ['request', 'clock_entry', 'missed_target', 'escalation', 'question', 'letter', 'comment'];
    for (const table of outside.includes(who) ? tables : []) {
      const { rows } = await d.asPerson(d.people[who], sql`select from ${sql.table(`assistance.${table}`)}`);
      expect(rows).toEqual([]);
    }
  });

  it.each(everyone)('is begun and commented on according to the role: %s', async (who) => {
    const begun = await d.call(d.people[who], 'POST', d.at(''), { title: 'Mine' });
    expect(begun.status).toBe(asks.includes(who) ? 201 : 403);
    const said = await d.act(d.people[who], submittedId, 'comments', { words: 'Noted.' });
    expect(said.status).toBe(outside.includes(who) ? 403 : 200);
  });
});

/** In each state: which moves are tried, and who may make them. The rest of the partnership is refused. */
const table: readonly [RequestState, RequestMove, readonly Person[]][] = [
  ['draft', 'submit', asks],
  ['submitted', 'acknowledge', triages],
  ['submitted', 'return', triages],
  ['submitted', 'decline', triages],
  ['submitted', 'merge', triages],
  ['submitted', 'withdraw', asks],
  ['acknowledged', 'triage', triages],
  ['triaged', 'match', triages],
  ['triaged', 'take-on', ['provider']],
  ['matched', 'scope', delivers],
  ['matched', 'unmatch', triages],
  ['scoped', 'revise', approves],
  ['scoped', 'approve', ['champion', 'administrator']],
  ['approved', 'begin', delivers],
  ['delivering', 'complete', delivers],
  ['delivered', 'close', approves],
  ['delivered', 'continue', approves],
  ['closed', 'reopen', approves],
];
const inside = everyone.filter((who) => !outside.includes(who));

describe('the database', () => {
  it('lets each role make its moves in each state, and no other, whoever writes the SQL', async () => {
    const ids = await requestInEveryState();
    const tries = table.flatMap(([from, move]) =>
      everyone.map((who) => ({ who, id: ids.get(from)!, from, move })),
    );
    const made = await triedBySql(tries);
    const allowed = table.flatMap(([, , people]) => everyone.map((who) => people.includes(who)));
    const said = (answers: boolean[]) =>
      tries.map(
        ({ who, from, move }, index) =>
          `${who} ${answers[index] ? 'makes' : 'is refused'} ${move} of ${from}`,
      );
    expect(said(made)).toEqual(said(allowed));
  });

  it('lets nobody make a move of the system, nor one that does not lead out of the state', async () => {
    const tries = inside.flatMap((who): Try[] => [
      { who, id: submittedId, from: 'returned', move: 'lapse' },
      { who, id: submittedId, from: 'submitted', move: 'close' },
    ]);
    expect(await triedBySql(tries)).not.toContain(true);
  });

  it('keeps what a request says, its number and its owner from hands that have no business with them', async () => {
    const change = (who: Person, set: ReturnType<typeof sql>) =>
      d.asPerson(d.people[who], sql`update assistance.request set ${set} where id = ${submittedId}`);
    await expect(change('coordinator', sql`problem = 'Another.'`)).rejects.toThrow('while it has it');
    await expect(change('liaison', sql`number = 'TTA-1'`)).rejects.toThrow('does not change');
    await expect(change('coordinator', sql`owner_id = ${d.people.analyst}`)).rejects.toThrow('handed on');
    await expect(change('coordinator', sql`urgency = 'emergency'`)).rejects.toThrow('for the program');
    await expect(change('coordinator', sql`state = 'closed'`)).rejects.toThrow('recorded move');
    await change('stranger', sql`problem = 'Gone.'`);
    await change('auditor', sql`owner_id = ${d.people.analyst}`);
    const { owner, text } = await d.get(d.people.coordinator, submittedId);
    expect(owner.id).toBe(d.people.liaison);
    expect(text.problem).not.toBe('Gone.');
  });
});

async function requestInEveryState(): Promise<Map<RequestState, string>> {
  const ids = new Map<RequestState, string>();
  const acknowledge = async () => {
    const { id } = await d.submitted();
    await d.move(d.people.liaison, id, 'acknowledge');
    return id;
  };
  const triage = async () => {
    const id = await acknowledge();
    await d.move(d.people.liaison, id, 'triage');
    return id;
  };
  const until = async (move: RequestMove) => {
    const id = await triage();
    await d.throughDelivery(id, move);
    return id;
  };
  ids.set('draft', draftId);
  ids.set('submitted', submittedId);
  ids.set('acknowledged', await acknowledge());
  ids.set('triaged', await triage());
  ids.set('matched', await until('take-on'));
  ids.set('scoped', await until('scope'));
  ids.set('approved', await until('approve'));
  for (const state of ['delivering', 'delivered', 'closed'] as const) ids.set(state, await until('begin'));
  for (const state of ['delivered', 'closed'] as const)
    await d.move(d.people.provider, ids.get(state)!, 'complete');
  await d.move(d.people.executive, ids.get('closed')!, 'close');
  return ids;
}

type Try = { who: Person; id: string; from: RequestState; move: RequestMove };

/** Tries moves by SQL alone, each undone, all in one transaction. */
async function triedBySql(tries: readonly Try[]): Promise<boolean[]> {
  return d.services.database.as({ personId: null }, async (tx) => {
    const made: boolean[] = [];
    for (const { who, id, from, move } of tries) {
      await sql`savepoint tried`.execute(tx);
      await sql`select set_config('psp.person_id', ${d.people[who]}, true)`.execute(tx);
      made.push(await moves(tx, id, from, move));
      await sql`rollback to savepoint tried`.execute(tx);
    }
    return made;
  });
}

async function moves(tx: Tx, id: string, from: RequestState, move: RequestMove): Promise<boolean> {
  const to = requestWorkflow.moves[move].to;
  try {
    await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, reason)
      values (gen_random_uuid(), 'assistance-request', ${id}, ${d.site.id}, ${move}, ${from}, ${to}, 'A reason.')`.execute(
      tx,
    );
    const { rows } = await sql`update assistance.request
      set state = ${to}, submitted_at = coalesce(submitted_at, now()) where id = ${id} returning 1`.execute(
      tx,
    );
    return rows.length > 0;
  } catch {
    return false;
  }
}
