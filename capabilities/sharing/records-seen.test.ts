import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase, type Tx } from '#platform/database/database.ts';
import { recordOperationalReadIn } from './commands/record-operational-read.ts';
import { aWorld, compartmentsOf, type Plan, planOfWorld, seenInModel } from './testing/random-worlds.ts';
import { type SharingWorld, sharingWorld } from './testing/sharing-world.ts';
import { tellOwnerOfGlass } from './watching/tell-owner.ts';

let world: SharingWorld;

beforeAll(async () => {
  world = await sharingWorld();
});
afterAll(() => world.close());

class Undone extends Error {}

/**
 * Each random world is built in a transaction that is undone, so that none knows of another; by the owner of the
 * database, who alone may put agreements where no workflow led them.
 */
async function inWorldOf(
  owner: Database,
  plan: Plan,
  look: (tx: Tx, ids: Awaited<ReturnType<typeof aWorld>>) => Promise<void>,
) {
  await owner
    .asSystem('a random world for a test', async (tx) => {
      await look(tx, await aWorld(tx, plan));
      throw new Undone();
    })
    .catch((error) => {
      if (!(error instanceof Undone)) throw error;
    });
}

describe('under random memberships and agreements', () => {
  test('everyone sees the compartments that an independent reading of the agreements gives', async () => {
    let opened = 0;
    const { ownerUrl } = world.services.database;
    const owner = openDatabase({ appUrl: ownerUrl, systemUrl: ownerUrl, connections: 1 });
    await fc.assert(
      fc.asyncProperty(planOfWorld, (plan) =>
        inWorldOf(owner, plan, async (tx, ids) => {
          for (const person of plan.people.keys()) {
            const expected = seenInModel(plan, person);
            opened += expected.length;
            expect(await compartmentsOf(tx, ids, person)).toEqual(expected);
          }
        }),
      ),
      { numRuns: 30 },
    );
    await owner.close();
    expect(opened).toBeGreaterThan(0);
  });
});

describe('glass', () => {
  let caseNumber: string;
  let caseId: string;
  let sealedNumber: string;

  beforeEach(async () => {
    const { services, site, agencies } = world;
    const aCase = async (seal: string) => {
      const made = { id: uuidv7(), number: `CASE-${uuidv7()}` };
      await services.database.asSystem('a case behind glass', async (tx) => {
        await sql`insert into cases.case (id, site_id, number, opened_on)
          values (${made.id}, ${site.id}, ${made.number}, '2026-03-01')`.execute(tx);
        for (const agency of [agencies.police, agencies.atf]) {
          await sql`insert into cases.part (id, case_id, site_id, compartment_id, agency_id, kind, status, status_since, opened_on)
            values (${uuidv7()}, ${made.id}, ${site.id},
              sharing.compartment_for(${site.id}, ${agency}, 'cases.complaint', 'core', ${seal}), ${agency},
              'complaint', 'open', now(), '2026-03-01')`.execute(tx);
        }
      });
      return made;
    };
    ({ id: caseId, number: caseNumber } = await aCase('open'));
    sealedNumber = (await aCase('sealed')).number;
  });

  const ask = (person: string, changes: Record<string, unknown> = {}) =>
    world.call(person, 'POST', world.at('/broken-glass'), {
      caseNumber,
      ownerAgencyId: world.agencies.police,
      reason: 'A witness may be in danger tonight.',
      minutes: 60,
      ...changes,
    });
  const move = (person: string, id: string, name: string, reason?: string) =>
    world.call(person, 'POST', world.at(`/broken-glass/${id}/moves`), {
      move: name,
      ...(reason ? { reason } : {}),
    });
  const partsSeenBy = (personId: string): Promise<string[]> =>
    world.services.database.as({ personId }, async (tx) => {
      const { rows } = await sql<{ agency: string }>`
        select y.name as agency from cases.part p join identity.agency y on y.id = p.agency_id`.execute(tx);
      return rows.map(({ agency }) => agency);
    });

  test('opens the one case of the one agency, until it is ended, and is reviewed by the owner', async () => {
    const { people } = world;
    expect(await partsSeenBy(people.prosecutor)).toEqual([]);
    const { body: glass } = await ask(people.prosecutor);
    expect(glass).toMatchObject({ state: 'in use', owner: 'police', readerAgency: 'prosecutor' });
    expect(await partsSeenBy(people.prosecutor)).toEqual(['police']);
    expect(await partsSeenBy(people.prosecutorRecords)).toEqual([]);
    expect((await ask(people.prosecutor)).body.code).toBe('sharing.glass-in-use');
    expect((await move(people.prosecutor, glass.id, 'justify', 'I say so.')).body.code).toBe(
      'sharing.not-yours-to-review',
    );
    expect((await move(people.atfRecords, glass.id, 'cut-off', 'Not mine.')).body.code).toBe(
      'sharing.glass-not-found',
    );
    expect((await move(people.policeRecords, glass.id, 'cut-off', 'Enough.')).body.state).toBe('ended');
    expect(await partsSeenBy(people.prosecutor)).toEqual([]);
    const reviewed = await move(people.policeRecords, glass.id, 'justify', 'The danger was real.');
    expect(reviewed.body.state).toBe('justified');
  });

  test('tells the owner’s records officers at once, without a word of the case or the reason', async () => {
    const { people, services, sent } = world;
    const { body: glass } = await ask(people.prosecutor);
    sent.length = 0;
    await tellOwnerOfGlass.run({ id: glass.id }, services, {
      id: 'x',
      attempt: 1,
      signal: new AbortController().signal,
    });
    expect(sent.map(({ to }) => to)).toEqual([`${people.policeRecords}@example.org`]);
    expect(sent[0]?.text).not.toMatch(new RegExp(`${caseNumber}|witness`));
    expect(sent[0]?.text).toContain(`/sharing/broken-glass/${glass.id}`);
    await move(people.prosecutor, glass.id, 'hand-back');
  });

  test('is over when its time is, before anything has run', async () => {
    const { people, services, site, agencies } = world;
    const id = uuidv7();
    await services.database.as({ personId: people.prosecutor }, async (tx) => {
      await sql`insert into sharing.broken_glass
          (id, site_id, number, record_table, record_id, record_number, owner_agency_id, reader_agency_id, reason, ends_at)
        values (${id}, ${site.id}, ${id}, 'cases.case', ${caseId}, ${caseNumber}, ${agencies.police},
          ${agencies.prosecutor}, 'A reason of twenty letters.', now() + interval '1 second')`.execute(tx);
      await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, to_state)
        values (${uuidv7()}, 'sharing-broken-glass', ${id}, ${site.id}, 'create', 'in use')`.execute(tx);
    });
    expect(await partsSeenBy(people.prosecutor)).toEqual(['police']);
    await world.until(new Date(Date.now() + 1_000).toISOString());
    expect(await partsSeenBy(people.prosecutor)).toEqual([]);
    await world.settle();
    const { body } = await world.call(people.prosecutor, 'GET', world.at(`/broken-glass/${id}`));
    expect(body.state).toBe('ended');
  });

  test('is never broken for what is sealed, and says the same as of a case that is not there', async () => {
    const { people, services, site, agencies } = world;
    const sealed = await ask(people.prosecutor, { caseNumber: sealedNumber });
    const missing = await ask(people.prosecutor, { caseNumber: 'CASE-NONE' });
    expect(sealed.body).toEqual({ ...missing.body, requestId: sealed.body.requestId });
    const force = services.database.as({ personId: people.prosecutor }, (tx) =>
      sql`insert into sharing.broken_glass
          (id, site_id, number, record_table, record_id, record_number, owner_agency_id, reader_agency_id, reason, ends_at)
        select ${uuidv7()}, ${site.id}, 'BGL-X', 'cases.case', ${uuidv7()}, ${sealedNumber}, ${agencies.police},
          ${agencies.prosecutor}, 'A reason of twenty letters.', now() + interval '1 hour'`.execute(tx),
    );
    await expect(force).rejects.toThrow('no such case');
  });

  test('lasts no longer than four hours, is asked for by no records officer, and by nobody of another site', async () => {
    const { people } = world;
    expect((await ask(people.prosecutor, { minutes: 241 })).status).toBe(422);
    expect((await ask(people.prosecutor, { reason: 'Because.' })).status).toBe(422);
    expect((await ask(people.prosecutorRecords)).status).toBe(403);
    expect((await ask(people.stranger)).status).toBe(403);
  });

  test('shows the owner who looked, why, and by what right; others see nothing of it', async () => {
    const { people, services, site, agencies, call, at } = world;
    const { body: glass } = await ask(people.prosecutor);
    await services.database.as(
      { personId: people.prosecutor, purpose: 'To find the witness' },
      async (tx) => {
        const { rows } = await sql<{ id: number }>`select compartment_id as id from cases.part`.execute(tx);
        await recordOperationalReadIn(tx, {
          table: 'cases.case',
          id: caseId,
          siteId: site.id,
          compartmentIds: rows.map(({ id }) => id),
        });
      },
    );
    const looks = (person: string, query = '') => call(person, 'GET', at(`/looks${query}`));
    const own = await looks(people.policeRecords, '?by=broken-glass');
    expect(own.body.items).toMatchObject([
      {
        who: 'Test prosecutor',
        agencies: ['prosecutor'],
        recordNumber: caseNumber,
        purpose: 'To find the witness',
        glass: [{ number: glass.number }],
      },
    ]);
    expect((await looks(people.policeRecords, '?by=own')).body.items).toEqual([]);
    expect((await looks(people.prosecutorRecords)).body.items).toEqual([]);
    expect((await looks(people.prosecutor)).status).toBe(403);
    expect((await looks(people.stranger)).status).toBe(403);
    const seen = await services.database.as({ personId: people.atfRecords }, (tx) =>
      sql`select 1 from platform.audit where action = 'read' and agency_id = ${agencies.police}`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
    await move(people.prosecutor, glass.id, 'hand-back');
  });
});
