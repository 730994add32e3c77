import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SharingWorld, sharingWorld } from './testing/sharing-world.ts';

let world: SharingWorld;

beforeAll(async () => {
  world = await sharingWorld();
});
afterAll(() => world.close());

const CORE = { recordClass: 'cases.complaint', field: 'core' };

describe('an agreement', () => {
  test('is reviewed by another person, signed by every party, and then in force', async () => {
    const { people, agencies, draft, move, sign, find } = world;
    const { id } = await draft();
    expect((await move(people.policeSupervisor, id, 'submit')).body.state).toBe('legal review');
    expect((await move(people.policeSupervisor, id, 'approve')).body.code).toBe('workflow.not-allowed');
    expect((await move(people.prosecutorRecords, id, 'approve')).body.state).toBe('for signature');
    const once = await sign(people.policeRecords, id, agencies.police);
    expect(once.body.state).toBe('for signature');
    expect((await sign(people.policeRecords, id, agencies.police)).body.code).toBe('sharing.already-signed');
    expect((await sign(people.policeRecords, id, agencies.prosecutor)).body.code).toBe(
      'sharing.not-yours-to-sign',
    );
    expect((await sign(people.prosecutorRecords, id, agencies.prosecutor)).body.state).toBe('signed');
    await world.settle();
    expect(await find(id)).toMatchObject({ state: 'in force' });
    const [party] = (await find(id)).parties;
    expect(party).toMatchObject({
      signedBy: expect.any(String),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await world.told(id)).toContain('sharing.agreement-began');
    await world.end(id);
  });

  test('is neither reviewed nor signed by whoever wrote it', async () => {
    const { people, agencies, call, at, asDraft, move, sign } = world;
    const author = people.policeRecords;
    const { id } = (await call(author, 'POST', at('/agreements'), asDraft())).body;
    expect((await move(people.prosecutorRecords, id, 'submit')).body.code).toBe('sharing.not-author');
    await move(author, id, 'submit');
    expect((await move(author, id, 'approve')).body.code).toBe('workflow.second-person');
    await move(people.prosecutorRecords, id, 'approve');
    expect((await sign(author, id, agencies.police)).body.code).toBe('sharing.not-yours-to-sign');
  });

  test('is told what it lacks before a lawyer reads it', async () => {
    const { people, draft, move } = world;
    const { id } = await draft({ lines: [], purposes: [], startsAt: null, endsAt: null });
    const reply = await move(people.policeSupervisor, id, 'submit');
    expect(reply.body.code).toBe('sharing.not-complete');
    expect(reply.body.errors.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['lines', 'purposes', 'startsAt', 'endsAt', 'partyIds']),
    );
  });

  test('shares no work product, and nothing between others than its parties', async () => {
    const { agencies, call, people, at, asDraft } = world;
    const given = { giverId: agencies.police, receiverId: agencies.prosecutor };
    for (const line of [
      { ...given, recordClass: 'cases.complaint', field: 'work-product' },
      { ...given, ...CORE, receiverId: agencies.atf },
      { ...given, ...CORE, receiverId: agencies.police },
    ]) {
      const reply = await call(
        people.policeSupervisor,
        'POST',
        at('/agreements'),
        asDraft({ lines: [line] }),
      );
      expect(reply.body.code).toBe('sharing.lines-do-not-fit');
    }
  });

  test('does not change once it was submitted, by the API or by SQL', async () => {
    const { people, services, draft, move, call, at, asDraft, agencies, site } = world;
    const { id, revision } = await draft();
    await move(people.policeSupervisor, id, 'submit');
    const change = { ...asDraft({ title: 'Another title' }), revision };
    expect((await call(people.policeSupervisor, 'PUT', at(`/agreements/${id}`), change)).body.code).toBe(
      'sharing.not-editable',
    );
    const attack = (statement: ReturnType<typeof sql>) =>
      services.database.as({ personId: people.policeSupervisor }, (tx) => statement.execute(tx));
    await expect(
      attack(sql`update sharing.agreement set ends_at = ends_at + interval '1 year' where id = ${id}`),
    ).rejects.toThrow('changes only as a draft');
    await expect(
      attack(sql`insert into sharing.share values (${id}, ${site.id}, ${agencies.prosecutor}, ${agencies.police},
      'cases.court', 'core')`),
    ).rejects.toThrow();
    const { numAffectedRows } = await attack(sql`delete from sharing.share where agreement_id = ${id}`);
    expect(numAffectedRows).toBe(0n);
  });

  test('is neither signed nor ended by people of an agency that is no party', async () => {
    const { people, agencies, draft, move, sign, services, site } = world;
    const { id } = await draft();
    await move(people.policeSupervisor, id, 'submit');
    expect((await move(people.atfRecords, id, 'approve')).body.code).toBe('sharing.not-a-party');
    await move(people.prosecutorRecords, id, 'approve');
    expect((await sign(people.atfRecords, id, agencies.police)).body.code).toBe('sharing.not-yours-to-sign');
    expect((await move(people.atfRecords, id, 'withdraw', 'No reason')).body.code).toBe(
      'sharing.not-a-party',
    );
    const forge = (agency: string) =>
      services.database.as({ personId: people.atfRecords }, (tx) =>
        sql`insert into sharing.signature (id, agreement_id, site_id, agency_id)
          values (${uuidv7()}, ${id}, ${site.id}, ${agency})`.execute(tx),
      );
    await expect(forge(agencies.police)).rejects.toThrow('row-level security');
    await expect(forge(agencies.atf)).rejects.toThrow();
  });

  test('is not put in force by a person: only the system says that its start has come', async () => {
    const { people, services, draft, site } = world;
    const { id } = await draft();
    const force = services.database.as({ personId: people.policeSupervisor }, async (tx) => {
      await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
        values (${uuidv7()}, 'sharing-agreement', ${id}, ${site.id}, 'begin', 'draft', 'in force')`.execute(
        tx,
      );
    });
    await expect(force).rejects.toThrow();
    await expect(
      services.database.as({ personId: people.policeSupervisor }, (tx) =>
        sql`update sharing.agreement set state = 'in force' where id = ${id}`.execute(tx),
      ),
    ).rejects.toThrow();
  });

  test('opens what it names, nothing else, and nothing once it is terminated', async () => {
    const { people, agencies, seenBy, inForce, call, at } = world;
    const id = await inForce([{ giverId: agencies.police, receiverId: agencies.prosecutor, ...CORE }]);
    expect(await seenBy(people.prosecutor)).toEqual(['police cases.complaint core open']);
    expect(await seenBy(people.atfAgent)).toEqual([]);
    expect(await seenBy(people.machineOfProsecutor)).toEqual(['police cases.complaint core open']);
    const reply = await call(people.prosecutorRecords, 'POST', at(`/agreements/${id}/moves`), {
      move: 'terminate',
      reason: 'The test is over.',
    });
    expect(reply.body.state).toBe('terminated');
    expect(await seenBy(people.prosecutor)).toEqual([]);
    expect(await world.told(id)).toContain('sharing.agreement-ended');
  });

  test('that expires opens nothing from that moment, in a session that stays open and before anything has run', async () => {
    const { people, agencies, seenBy, find } = world;
    const { id, endsAt } = await world.endingSoon({
      giverId: agencies.police,
      receiverId: agencies.prosecutor,
      ...CORE,
    });
    expect(await seenBy(people.prosecutor)).toHaveLength(1);
    await world.until(endsAt);
    expect(await seenBy(people.prosecutor)).toEqual([]);
    expect(await find(id)).toMatchObject({ state: 'in force' });
    await world.settle();
    expect(await find(id)).toMatchObject({ state: 'expired' });
    expect(await world.told(id)).toContain('sharing.agreement-ended');
  });

  test('that is proposed shows what it would open, and opens nothing', async () => {
    const { people, agencies, draft, call, at, seenBy } = world;
    const { id } = await draft();
    const url = at(`/agency-sees?agency=${agencies.prosecutor}`);
    const now = await call(people.policeRecords, 'GET', url);
    const then = await call(people.policeRecords, 'GET', `${url}&proposed=${id}`);
    const others = (reply: typeof now) => reply.body.rows.filter(({ isOwn }: { isOwn: boolean }) => !isOwn);
    expect(others(now)).toEqual([]);
    expect(others(then)).toMatchObject([{ classLabel: 'Complaints', seal: 'open', onlyProposed: true }]);
    expect(await seenBy(people.prosecutor)).toEqual([]);
    expect((await call(people.stranger, 'GET', url)).status).toBe(403);
  });
});
