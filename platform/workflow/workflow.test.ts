import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlatformWorld, personIn, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import { moveIn } from './move.ts';
import { loan, openLoans } from './testing/loan.ts';
import { loanDesk, type Recorded } from './testing/loan-desk.ts';

let world: PlatformWorld;
let site: string;
let people: string[];
let stranger: string;
let desk: ReturnType<typeof loanDesk>;

beforeAll(async () => {
  world = await platformWorld();
  await openLoans(world);
  site = await siteIn(world);
  desk = loanDesk(world, site);
  people = [await personIn(world, 'site executive', [site]), await personIn(world, 'site executive', [site])];
  stranger = await personIn(world, 'site executive', [await siteIn(world)]);
});
afterAll(() => world.close());

describe('a move', () => {
  test('is kept with who made it, when, from where to where, and the reason', async () => {
    const id = await desk.asked(people[0]!);
    expect(await desk.makes(people[1]!, id, 'refuse', '  Not this year ')).toMatchObject({
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
    const id = await desk.asked(people[0]!);
    expect(await desk.makes(people[1]!, id, 'refuse', '   ')).toMatchObject({
      failure: { code: 'workflow.reason-missing' },
    });
    await expect(
      desk.bySql(people[1]!, id, { move: 'refuse', from: 'asked', to: 'refused' }),
    ).rejects.toMatchObject({
      code: 'PSP03',
    });
  });

  test('that needs a second person is refused to the first, also by SQL', async () => {
    const id = await desk.asked(people[0]!);
    expect(await desk.makes(people[0]!, id, 'grant')).toMatchObject({
      failure: { code: 'workflow.second-person' },
    });
    await expect(
      desk.bySql(people[0]!, id, { move: 'grant', from: 'asked', to: 'granted' }),
    ).rejects.toMatchObject({
      code: 'PSP04',
    });
    expect(await desk.makes(people[1]!, id, 'grant')).toMatchObject({ ok: true });
  });

  test('counts everything the person did before: who asked again can’t grant either', async () => {
    const id = await desk.asked(people[0]!);
    await desk.makes(people[1]!, id, 'grant');
    await desk.makes(people[1]!, id, 'ask-again');
    expect(await desk.makes(people[1]!, id, 'grant')).toMatchObject({
      failure: { code: 'workflow.second-person' },
    });
  });

  test('that only the system makes is refused to people, and made by the system', async () => {
    const id = await desk.asked(people[0]!);
    await desk.makes(people[1]!, id, 'grant');
    await expect(
      desk.bySql(people[0]!, id, { move: 'expire', from: 'granted', to: 'overdue' }),
    ).rejects.toMatchObject({
      code: 'PSP02',
    });
    const made = await world.database.asSystem('a date passed', (tx) =>
      moveIn(tx, loan, { id, move: 'expire' }),
    );
    expect(made).toMatchObject({ ok: true, value: { to: 'overdue' } });
  });

  test('of a record of another site finds nothing', async () => {
    const id = await desk.asked(people[0]!);
    expect(await desk.makes(stranger, id, 'grant')).toMatchObject({
      failure: { code: 'workflow.not-found' },
    });
    await expect(
      desk.bySql(stranger, id, { move: 'grant', from: 'asked', to: 'granted' }),
    ).rejects.toMatchObject({
      code: 'PSP02',
    });
  });

  test('made by two at once is made once, and the other is told where the record stands', async () => {
    const id = await desk.asked(people[0]!);
    const third = await personIn(world, 'site executive', [site]);
    const outcomes = await Promise.all([
      desk.makes(people[1]!, id, 'grant'),
      desk.makes(third, id, 'refuse', 'No'),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      failure: { code: 'workflow.wrong-state' },
    });
  });

  test('recorded in the name of another is refused', async () => {
    const id = await desk.asked(people[0]!);
    const forged = world.database.as({ personId: people[1]! }, (tx) =>
      desk.record(tx, id, { move: 'refuse', from: 'asked', to: 'refused', reason: 'No', person: people[0]! }),
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
    const id = await desk.asked(people[0]!);
    await desk.makes(people[1]!, id, 'grant');
    await desk.makes(people[0]!, id, 'ask-again');
    const again = world.database.as({ personId: people[1]! }, (tx) => desk.setState(tx, id, 'granted'));
    await expect(again).rejects.toMatchObject({ code: 'PSP01' });
  });

  test('has no history but what happened: no move that was not made, none from another state, no second beginning', async () => {
    const id = await desk.asked(people[0]!);
    const forgeries: Recorded[] = [
      { move: 'refuse', from: 'asked', to: 'refused', reason: 'No' },
      { move: 'return', from: 'granted', to: 'returned' },
      { move: 'create', from: 'asked', to: 'asked' },
    ];
    for (const forged of forgeries) {
      const recorded = world.database.as({ personId: people[1]! }, (tx) => desk.record(tx, id, forged));
      await expect(recorded).rejects.toThrow(
        /PSP01|recorded but not made|not granted at this site|one_creation/,
      );
    }
  });

  test('does not move by the transition of another site', async () => {
    const id = await desk.asked(people[0]!);
    const elsewhere = await personIn(world, 'site executive', [site, await siteIn(world)]);
    const [other] = await world.asOwner<{ site_id: string }>(
      `select site_id from identity.membership_site ms join identity.membership m on m.id = ms.membership_id
       where m.person_id = $1 and site_id <> $2`,
      [elsewhere, site],
    );
    const moved = world.database.as({ personId: elsewhere }, async (tx) => {
      await desk.record(tx, id, {
        move: 'refuse',
        from: 'asked',
        to: 'refused',
        reason: 'No',
        site: other!.site_id,
      });
      await desk.setState(tx, id, 'refused');
    });
    await expect(moved).rejects.toMatchObject({ code: 'PSP01' });
  });
});
