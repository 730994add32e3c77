import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#platform/database/database.ts';
import { type PlatformWorld, personIn, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import { moveIn, recordCreation } from './move.ts';
import { loan, openLoans } from './testing/loan.ts';

type Move = keyof typeof loan.moves;
type State = keyof typeof loan.states;

const moves = Object.keys(loan.moves) as Move[];
const states = Object.keys(loan.states) as State[];

let world: PlatformWorld;
let site: string;
let people: string[];
let stranger: string;

beforeAll(async () => {
  world = await platformWorld();
  await openLoans(world);
  site = await siteIn(world);
  people = [await personIn(world, 'site executive', [site]), await personIn(world, 'site executive', [site])];
  stranger = await personIn(world, 'site executive', [await siteIn(world)]);
});
afterAll(() => world.close());

describe('a move', () => {
  test('is kept with who made it, when, from where to where, and the reason', async () => {
    const id = await asked(people[0]!);
    expect(await makes(people[1]!, id, 'refuse', '  Not this year ')).toMatchObject({
      ok: true,
      value: { from: 'asked', to: 'refused' },
    });
    const history = await world.asOwner(
      `select move, from_state, to_state, person_id, reason from platform.transition
       where subject_id = $1 order by at`,
      [id],
    );
    expect(history).toEqual([
      { move: 'create', from_state: null, to_state: 'asked', person_id: people[0], reason: null },
      {
        move: 'refuse',
        from_state: 'asked',
        to_state: 'refused',
        person_id: people[1],
        reason: 'Not this year',
      },
    ]);
  });

  test('that needs a reason is refused without one, also by SQL', async () => {
    const id = await asked(people[0]!);
    expect(await makes(people[1]!, id, 'refuse', '   ')).toMatchObject({
      failure: { code: 'workflow.reason-missing' },
    });
    await expect(
      bySql(people[1]!, id, { move: 'refuse', from: 'asked', to: 'refused' }),
    ).rejects.toMatchObject({
      code: 'PSP03',
    });
  });

  test('that needs a second person is refused to the first, also by SQL', async () => {
    const id = await asked(people[0]!);
    expect(await makes(people[0]!, id, 'grant')).toMatchObject({
      failure: { code: 'workflow.second-person' },
    });
    await expect(
      bySql(people[0]!, id, { move: 'grant', from: 'asked', to: 'granted' }),
    ).rejects.toMatchObject({
      code: 'PSP04',
    });
    expect(await makes(people[1]!, id, 'grant')).toMatchObject({ ok: true });
  });

  test('counts everything the person did before: who asked again can’t grant either', async () => {
    const id = await asked(people[0]!);
    await makes(people[1]!, id, 'grant');
    await makes(people[1]!, id, 'ask-again');
    expect(await makes(people[1]!, id, 'grant')).toMatchObject({
      failure: { code: 'workflow.second-person' },
    });
  });

  test('that only the system makes is refused to people, and made by the system', async () => {
    const id = await asked(people[0]!);
    await makes(people[1]!, id, 'grant');
    await expect(
      bySql(people[0]!, id, { move: 'expire', from: 'granted', to: 'overdue' }),
    ).rejects.toMatchObject({
      code: 'PSP02',
    });
    const made = await world.database.asSystem('a date passed', (tx) =>
      moveIn(tx, loan, { id, move: 'expire' }),
    );
    expect(made).toMatchObject({ ok: true, value: { to: 'overdue' } });
  });

  test('of a record of another site finds nothing', async () => {
    const id = await asked(people[0]!);
    expect(await makes(stranger, id, 'grant')).toMatchObject({ failure: { code: 'workflow.not-found' } });
    await expect(bySql(stranger, id, { move: 'grant', from: 'asked', to: 'granted' })).rejects.toMatchObject({
      code: 'PSP02',
    });
  });

  test('made by two at once is made once, and the other is told where the record stands', async () => {
    const id = await asked(people[0]!);
    const third = await personIn(world, 'site executive', [site]);
    const outcomes = await Promise.all([makes(people[1]!, id, 'grant'), makes(third, id, 'refuse', 'No')]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      failure: { code: 'workflow.wrong-state' },
    });
  });

  test('recorded in the name of another is refused', async () => {
    const id = await asked(people[0]!);
    const forged = world.database.as({ personId: people[1]! }, (tx) =>
      record(tx, id, { move: 'refuse', from: 'asked', to: 'refused', reason: 'No', person: people[0]! }),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a record', () => {
  test('does not begin in another state than the declared one', async () => {
    const begins = world.database.as({ personId: people[0]! }, (tx) =>
      sql`insert into fixture.loan (id, site_id, state) values (${uuidv7()}, ${site}, 'granted')`.execute(tx),
    );
    await expect(begins).rejects.toMatchObject({ code: 'PSP01' });
  });

  test('does not move by an old transition of its own', async () => {
    const id = await asked(people[0]!);
    await makes(people[1]!, id, 'grant');
    await makes(people[0]!, id, 'ask-again');
    const again = world.database.as({ personId: people[1]! }, (tx) => setState(tx, id, 'granted'));
    await expect(again).rejects.toMatchObject({ code: 'PSP01' });
  });

  test('has no history but what happened: no move that was not made, none from another state, no second beginning', async () => {
    const id = await asked(people[0]!);
    const forgeries: Recorded[] = [
      { move: 'refuse', from: 'asked', to: 'refused', reason: 'No' },
      { move: 'return', from: 'granted', to: 'returned' },
      { move: 'create', from: 'asked', to: 'asked' },
    ];
    for (const forged of forgeries) {
      const recorded = world.database.as({ personId: people[1]! }, (tx) => record(tx, id, forged));
      await expect(recorded).rejects.toThrow(
        /PSP01|recorded but not made|not granted at this site|one_creation/,
      );
    }
  });

  test('does not move by the transition of another site', async () => {
    const id = await asked(people[0]!);
    const elsewhere = await personIn(world, 'site executive', [site, await siteIn(world)]);
    const [other] = await world.asOwner<{ site_id: string }>(
      `select site_id from identity.membership_site ms join identity.membership m on m.id = ms.membership_id
       where m.person_id = $1 and site_id <> $2`,
      [elsewhere, site],
    );
    const moved = world.database.as({ personId: elsewhere }, async (tx) => {
      await record(tx, id, {
        move: 'refuse',
        from: 'asked',
        to: 'refused',
        reason: 'No',
        site: other!.site_id,
      });
      await setState(tx, id, 'refused');
    });
    await expect(moved).rejects.toMatchObject({ code: 'PSP01' });
  });
});

describe('whatever anyone tries', () => {
  test('only declared moves change a state, by the application or by SQL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(attempts, { size: 'medium' }), async (commands) => {
        const id = await asked(people[0]!);
        const model: Model = { state: loan.initial, made: [{ move: 'create', person: 0 }] };
        await fc.asyncModelRun(() => ({ model, real: { id } }), commands);
      }),
      { numRuns: 15 },
    );
  });
});

type Model = { state: State; made: { move: string; person: number }[] };
type Real = { id: string };

const attempts = [
  fc
    .record({
      move: fc.constantFrom(...moves),
      from: fc.constantFrom(...states),
      to: fc.constantFrom(...states),
      person: fc.constantFrom(0, 1),
      reason: fc.constantFrom(null, 'A reason'),
      way: fc.constantFrom('move', 'sql', 'state alone'),
    })
    .map((tried) => new Attempt(tried)),
];

type Tried = { move: Move; from: State; to: State; person: number; reason: string | null; way: string };

class Attempt implements fc.AsyncCommand<Model, Real> {
  readonly tried: Tried;
  constructor(tried: Tried) {
    this.tried = tried;
  }
  check = () => true;

  async run(model: Model, { id }: Real): Promise<void> {
    const succeeded = await this.make(id, model.state);
    const target = this.targetIn(model);
    expect(succeeded).toBe(target !== null);
    if (target !== null) {
      model.state = target;
      model.made.push({ move: this.tried.move, person: this.tried.person });
    }
    const [row] = await world.asOwner<{ state: string }>('select state from fixture.loan where id = $1', [
      id,
    ]);
    expect(row!.state).toBe(model.state);
  }

  /** What the declaration says would come of it; `null`: nothing. */
  targetIn(model: Model): State | null {
    const { move, person, reason, way, from, to } = this.tried;
    const declared = loan.moves[move];
    const notBy: readonly string[] = declared.notBy ?? [];
    if (way === 'state alone') return null;
    if (way === 'sql' && (from !== model.state || to !== declared.to)) return null;
    if (!(declared.from as readonly State[]).includes(model.state)) return null;
    if (declared.permission === null) return null;
    if (declared.reason === 'required' && reason === null) return null;
    if (model.made.some((earlier) => notBy.includes(earlier.move) && earlier.person === person)) return null;
    return declared.to;
  }

  async make(id: string, state: State): Promise<boolean> {
    const { move, from, to, person, reason, way } = this.tried;
    const personId = people[person]!;
    try {
      if (way === 'move') return (await makes(personId, id, move, reason ?? undefined)).ok;
      if (way === 'sql') await bySql(personId, id, { move, from, to, reason });
      else {
        if (to === state) return false;
        await world.database.as({ personId }, (tx) => setState(tx, id, to));
      }
      return true;
    } catch {
      return false;
    }
  }

  toString = () => JSON.stringify(this.tried);
}

async function asked(personId: string): Promise<string> {
  const id = uuidv7();
  await world.database.as({ personId }, async (tx) => {
    await sql`insert into fixture.loan (id, site_id, state) values (${id}, ${site}, ${loan.initial})`.execute(
      tx,
    );
    await recordCreation(tx, loan, { id, siteId: site });
  });
  return id;
}

function makes(personId: string, id: string, move: Move, reason?: string) {
  return world.database.as({ personId }, (tx) => moveIn(tx, loan, { id, move, reason }));
}

type Recorded = {
  move: string;
  from: string;
  to: string;
  reason?: string | null;
  person?: string;
  site?: string;
};

function bySql(personId: string, id: string, recorded: Recorded): Promise<void> {
  return world.database.as({ personId }, async (tx) => {
    await record(tx, id, recorded);
    await setState(tx, id, recorded.to);
  });
}

async function record(
  tx: Tx,
  id: string,
  { move, from, to, reason, person, site: at }: Recorded,
): Promise<void> {
  await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, reason, person_id)
    values (${uuidv7()}, ${loan.name}, ${id}, ${at ?? site}, ${move}, ${from}, ${to}, ${reason ?? null},
      ${person === undefined ? sql`access.person_id()` : person})`.execute(tx);
}

async function setState(tx: Tx, id: string, state: string): Promise<void> {
  const set = await sql`update fixture.loan set state = ${state} where id = ${id}`.execute(tx);
  if (set.numAffectedRows !== 1n) throw new Error('the record is not there');
}
