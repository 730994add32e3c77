import { createReadStream, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgePortOf } from '#capabilities/sharing/retention/purging/port.ts';
import { withClient } from '#platform/database/provision.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { recordEventsOfManyIn } from './commands/record-events.ts';
import { projectCases } from './projection/project-cases.ts';
import { hashOfOrder } from './sealing/orders.ts';
import { type CaseWorld, caseWorld } from './testing/case-world.ts';
import { complaint, filed, named, recommended, told } from './testing/told.ts';

let world: CaseWorld;
/** Words that stand nowhere but in the case: whatever still has one of them has not forgotten it. */
const secrets = {
  name: 'Quillon Expungeworthy',
  searched: 'quillon expungeworthy',
  narrative: 'zanzibar-lantern',
  report: 'RPT-ZX-88172',
  docket: 'CP-ZX-99271',
  evidence: 'vermilion umbrella',
  task: 'ask the ferryman of Quux',
  order: 'ORDER-ZX-5512',
  document: 'heliotrope.txt',
};

beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.close());

async function aCaseFullOfSecrets(sourceKey = 'once'): Promise<string> {
  const { services, people, agencies, site, record } = world;
  const outcome = await services.database.as({ personId: people.policeRecords }, (tx) =>
    recordEventsOfManyIn(tx, {
      siteId: site.id,
      agencyId: agencies.police,
      source: 'rms',
      cases: [{ reference: `${secrets.report}-${sourceKey}`, events: secretEvents(sourceKey) }],
    }),
  );
  const caseId = [...expectValue(outcome).caseIds.values()][0]!;
  await projectCases(services, [caseId]);
  await record(
    people.prosecutor,
    agencies.prosecutor,
    [
      told('screened', '2026-03-10', { round: 1, decision: 'adopted' }),
      filed('2026-03-11', 'c1', '18 § 2702(a)(1)'),
      told('charge-amended', '2026-03-12', { docket: secrets.docket }, { chargeKey: 'c1' }),
      told('hearing-set', '2026-03-12', { kind: 'trial', at: '2027-03-01T14:00:00Z' }, { hearingKey: 'h1' }),
    ],
    caseId,
  );
  return caseId;
}

const secretEvents = (key: string) =>
  [
    {
      ...complaint('2026-03-01', secrets.report),
      fields: { narrative: { text: `Seen with a ${secrets.narrative}.` } },
    },
    named('2026-03-01', secrets.name),
    recommended('2026-03-01', 'c1', '18 § 2702(a)(1)'),
    told('evidence-listed', '2026-03-02', { item: secrets.evidence, kind: 'object', status: 'outstanding' }),
    told('task-set', '2026-03-02', { task: secrets.task, dueOn: '2026-03-20' }),
    told('referred', '2026-03-03', { round: 1, toAgencyId: world.agencies.prosecutor, charges: ['c1'] }),
  ].map((event, n) => ({ ...event, sourceKey: `${key}-${n}` }));

async function order(caseId: string, kind: 'seal' | 'unseal' | 'expunge'): Promise<string> {
  const { call, at, people, agencies } = world;
  const entered = await call(people.policeRecords, 'POST', at(`/cases/${caseId}/orders`), {
    agencyId: agencies.police,
    kind,
    reference: secrets.order,
    orderedOn: '2026-11-01',
  });
  expect(entered.status, JSON.stringify(entered.body)).toBe(201);
  return entered.body.id;
}

const approve = (person: string, id: string) =>
  world.call(person, 'POST', world.at(`/case-orders/${id}/moves`), { move: 'approve' });

async function carriedOut(caseId: string, kind: 'seal' | 'unseal' | 'expunge'): Promise<void> {
  const id = await order(caseId, kind);
  const done = await approve(world.people.prosecutorRecords, id);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body.state).toBe('carried out');
}

const partsSeenBy = (person: string, caseId: string) =>
  world.services.database.as({ personId: person }, async (tx) => {
    const { rows } = await sql`select 1 from cases.part where case_id = ${caseId}`.execute(tx);
    return rows.length;
  });

/** Every table of every schema in which any of the words stands, whatever the column. */
async function placesWith(words: readonly string[]): Promise<string[]> {
  return withClient(world.services.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    expect(rows.length).toBeGreaterThan(100);
    const places: string[] = [];
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ n: number }>(
        `select count(*)::int as n from ${name} t
         where exists (select from unnest($1::text[]) word where strpos(lower(t::text), lower(word)) > 0)`,
        [words],
      );
      if (found[0]!.n > 0) places.push(name);
    }
    return places.sort();
  });
}

describe('a sealed case', () => {
  test('is seen by records officers of the agencies alone, stands in no queue, and is seen again when unsealed', async () => {
    const { people, services } = world;
    const caseId = await aCaseFullOfSecrets('sealed');
    expect(await partsSeenBy(people.detective, caseId)).toBe(3);
    await carriedOut(caseId, 'seal');
    expect(await partsSeenBy(people.detective, caseId)).toBe(0);
    expect(await partsSeenBy(people.prosecutor, caseId)).toBe(0);
    expect(await partsSeenBy(people.policeRecords, caseId)).toBe(1);
    await projectCases(services, [caseId]);
    const queued = await services.database.asSystem('look', (tx) =>
      sql`select 1 from cases.queue_item where case_id = ${caseId}`.execute(tx),
    );
    expect(queued.rows).toEqual([]);
    await carriedOut(caseId, 'unseal');
    expect(await partsSeenBy(people.detective, caseId)).toBe(3);
  });

  test('takes a second officer: who entered the order does not approve it', async () => {
    const caseId = await aCaseFullOfSecrets('second');
    const id = await order(caseId, 'seal');
    const { call, at, people } = world;
    const turnOf = async (person: string) => {
      const { items } = (await call(person, 'GET', at('/case-orders?turn=mine'))).body;
      const { mayApprove, iMade } = (await call(person, 'GET', at(`/case-orders/${id}`))).body;
      return { listed: items.some((one: { id: string }) => one.id === id), mayApprove, iMade };
    };
    expect(await turnOf(people.policeRecords)).toEqual({
      listed: false,
      mayApprove: false,
      iMade: ['create'],
    });
    expect(await turnOf(people.prosecutorRecords)).toEqual({ listed: true, mayApprove: true, iMade: [] });
    expect(await call(people.detective, 'GET', at(`/case-orders/${id}`))).toMatchObject({ status: 403 });
    expect(await approve(world.people.policeRecords, id)).toMatchObject({ status: 403 });
    expect(await approve(world.people.detective, id)).toMatchObject({ status: 403 });
    expect(await partsSeenBy(world.people.detective, caseId)).toBe(3);
  });
});

describe('a purge', () => {
  test('takes one agency’s part, with all it recorded, and leaves the others’ as they stood', async () => {
    const { services, record, people, agencies, site } = world;
    const caseId = await record(people.detective, agencies.police, [
      complaint('2024-03-01', 'R-OLD'),
      told('referred', '2024-03-03', { round: 1, toAgencyId: agencies.prosecutor, charges: [] }),
    ]);
    const port = purgePortOf('cases.complaint')!;
    const question = {
      siteId: site.id,
      agencyId: agencies.police,
      before: '2025-01-01',
      after: null,
      limit: 10,
    };
    const due = () => services.database.asSystem('a purge in a test', (tx) => port.due(tx, question));
    expect(await due()).toEqual([]);
    const declined = told(
      'screened',
      '2024-03-10',
      { round: 1, decision: 'declined' },
      { fields: { reasons: { reason: 'insufficient-evidence' } } },
    );
    await record(people.prosecutor, agencies.prosecutor, [declined], caseId);
    const ids = await due();
    expect(ids).toHaveLength(1);
    await services.database.asSystem('a purge in a test', async (tx) => {
      expect(await port.remaining(tx, ids)).toBe(1);
      expect(await port.remove(tx, ids)).toMatchObject({ 'cases.event': 2, 'cases.part': 1 });
      expect(await port.remaining(tx, ids)).toBe(0);
    });
    await projectCases(services, [caseId]);
    expect(await partsSeenBy(people.detective, caseId)).toBe(1);
    expect(await partsSeenBy(people.prosecutor, caseId)).toBe(1);
    await services.database.asSystem('a purge in a test', async (tx) => {
      const other = purgePortOf('cases.referral')!;
      const rest = await other.due(tx, { ...question, agencyId: agencies.prosecutor });
      await other.remove(tx, rest);
      const { rows } = await sql`select 1 from cases.case where id = ${caseId}`.execute(tx);
      expect(rows).toEqual([]);
    });
  });
});

describe('a case with a juvenile', () => {
  test('is under the juvenile seal from the moment that is told, and no longer when it was wrong', async () => {
    const { record, people, agencies, services } = world;
    const caseId = await record(people.detective, agencies.police, [complaint('2026-03-01', 'R-JUV')]);
    const told = named('2026-03-02', 'Young Testperson', 'd1', true);
    await record(people.detective, agencies.police, [{ ...told, sourceKey: 'juv-1' }], caseId);
    expect(await partsSeenBy(people.detective, caseId)).toBe(0);
    expect(await partsSeenBy(people.agent, caseId)).toBe(0);
    expect(await partsSeenBy(people.detectiveSupervisor, caseId)).toBe(1);
    await services.database.as({ personId: people.detectiveSupervisor }, async (tx) => {
      const { rows } = await sql`select 1 from cases.event where case_id = ${caseId}`.execute(tx);
      expect(rows).toHaveLength(2);
    });
    const correction = {
      kind: 'corrected',
      effectiveAt: '2026-03-03T12:00:00Z',
      payload: { voids: 'juv-1' },
    };
    await record(people.detectiveSupervisor, agencies.police, [correction], caseId);
    expect(await partsSeenBy(people.detective, caseId)).toBe(1);
  });
});

describe('an expunged case', () => {
  test('is gone from every table of every schema and from the file store, but for a tombstone', async () => {
    const { services, people, agencies, site } = world;
    const caseId = await aCaseFullOfSecrets('gone');
    // The other cases of this file carry the same words: they go first.
    const others = await services.database.asSystem('look', (tx) =>
      sql<{ id: string }>`select id from cases.case where id <> ${caseId}`.execute(tx),
    );
    await services.database.asSystem('clear', async (tx) => {
      for (const { id } of others.rows) await sql`select cases.remove_case(${id}::uuid)`.execute(tx);
      await sql`delete from cases.court_order`.execute(tx);
    });
    const path = join(tmpdir(), `${uuidv7()}.txt`);
    writeFileSync(path, `A letter about ${secrets.name}.`);
    const { sha256, bytes } = await services.files.put(createReadStream(path));
    await services.database.as({ personId: people.detective }, async (tx) => {
      await sql`insert into cases.document (id, case_id, site_id, compartment_id, agency_id, title, kind, file_name, bytes, sha256)
        select ${uuidv7()}, case_id, site_id, compartment_id, agency_id, ${secrets.name}, 'text', ${secrets.document},
          ${bytes}, ${sha256}
        from cases.part where case_id = ${caseId} and kind = 'complaint'`.execute(tx);
    });
    const words = Object.values(secrets);
    const before = await placesWith(words);
    expect(before).toEqual(
      expect.arrayContaining([
        'cases.defendant',
        'cases.document',
        'cases.event',
        'cases.event_field',
        'cases.part',
      ]),
    );
    // Nothing of the content was ever in the audit, nor in what is told to others.
    expect(before.filter((place) => place.startsWith('platform.') || place.startsWith('jobs.'))).toEqual([]);

    await carriedOut(caseId, 'expunge');

    expect(await placesWith(words)).toEqual([]);
    expect(await services.files.has(sha256)).toBe(false);
    const left = await services.database.asSystem('look', (tx) =>
      sql`select id, site_id, order_hash from cases.tombstone`.execute(tx),
    );
    expect(left.rows).toEqual([{ id: caseId, site_id: site.id, order_hash: hashOfOrder(secrets.order) }]);
    expect(await world.call(people.detective, 'GET', world.at(`/cases/${caseId}`))).toMatchObject({
      status: 404,
    });

    const orders = (await world.call(people.policeRecords, 'GET', world.at('/case-orders'))).body.items;
    expect(orders).toHaveLength(1);
    const kept = (await world.call(people.policeRecords, 'GET', world.at(`/case-orders/${orders[0].id}`)))
      .body;
    expect(kept).toMatchObject({
      state: 'carried out',
      isGone: true,
      caseNumber: null,
      reference: null,
      tombstone: { id: caseId, orderHash: hashOfOrder(secrets.order) },
    });

    const again = await services.database.as({ personId: people.policeRecords }, (tx) =>
      recordEventsOfManyIn(tx, {
        siteId: site.id,
        agencyId: agencies.police,
        source: 'rms',
        cases: [{ reference: `${secrets.report}-gone`, events: secretEvents('gone') }],
      }),
    );
    expect(expectValue(again)).toMatchObject({ recorded: 0, setAside: { length: 6 } });
    expect(await placesWith(words)).toEqual([]);
  });
});
