import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';
import { incidentsAccess } from './access.ts';
import { aFile, anAnalyst, rows, type Site } from './testing/incidents-world.ts';

let application: TestApplication;
let here: Site;
let elsewhere: Site;
let source: string;
let openImport: string;
let setAsideImport: string;
const people = new Map<Role, string>();

beforeAll(async () => {
  application = await testApplication();
  here = await aSite(application.services, 'Here');
  elsewhere = await aSite(application.services, 'Elsewhere');
  for (const role of roleNames) people.set(role, await aPerson(application.services, role, [here]));
  const analyst = anAnalyst(application, people.get('crime analyst')!, here);
  source = await analyst.opensASource();
  const record = await analyst.imports(source, aFile(rows.first, rows.second, '9,never,true,,,,'));
  setAsideImport = record.id;
  await analyst.accepts(record.id);
  openImport = (await analyst.imports(source, aFile(rows.first, rows.third))).id;
});
afterAll(() => application.close());

const tables = [
  'source',
  'upload',
  'import',
  'data_version',
  'victim',
  'event',
  'set_aside_row',
  'closing',
] as const;

function countAs(personId: string | null, table: string): Promise<number> {
  return application.services.database.as({ personId }, async (tx) => {
    const { rows: found } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(`incidents.${table}`)}`.execute(tx);
    return found[0]!.n;
  });
}

function mayRead(role: Role): boolean {
  return (incidentsAccess['incidents.read'].roles as readonly Role[]).includes(role);
}

describe('every role asks for every table, by SQL with the application’s own log-in', () => {
  test.each(roleNames)('%s', async (role) => {
    for (const table of tables) {
      const seen = await countAs(people.get(role)!, table);
      expect([table, seen > 0]).toEqual([table, mayRead(role)]);
    }
  });

  test('nobody who is not signed in sees anything', async () => {
    for (const table of tables) expect([table, await countAs(null, table)]).toEqual([table, 0]);
  });

  test('an analyst of another site sees nothing', async () => {
    const stranger = await aPerson(application.services, 'crime analyst', [elsewhere]);
    for (const table of tables) expect([table, await countAs(stranger, table)]).toEqual([table, 0]);
  });
});

describe('what nobody may write, by SQL', () => {
  const attempts = [
    [
      'a victim',
      () => sql`insert into incidents.victim (site_id, source_id, id, import_id, from_version, file_row, content_hash, occurred_at, occurred_local)
      values (${here.id}, ${source}, gen_random_uuid(), ${openImport}, 1, 1, gen_random_uuid(), now(), now())`,
    ],
    ['the outcome of a victim', () => sql`update incidents.victim set is_fatal = true`],
    ['a version that exists', () => sql`update incidents.data_version set rows_read = 1`],
    ['away a version', () => sql`delete from incidents.data_version`],
    ['away a victim', () => sql`delete from incidents.victim`],
    ['what the reader found', () => sql`update incidents.import set rows_read = 1`],
    ['a rule that exists', () => sql`update incidents.flag_rule set effect = 'flag'`],
  ] as const;

  test.each(attempts)('%s', async (_, attempt) => {
    const write = application.services.database.as({ personId: people.get('crime analyst')! }, (tx) =>
      attempt().execute(tx),
    );
    await expect(write).rejects.toThrow(/permission denied/);
  });

  test('the state of an import changes only by a move', async () => {
    const write = application.services.database.as({ personId: people.get('crime analyst')! }, (tx) =>
      sql`update incidents.import set state = 'accepted' where id = ${openImport}`.execute(tx),
    );
    await expect(write).rejects.toThrow(/only by a recorded move/);
  });

  test('rows of an import that is not discarded cannot be removed', async () => {
    const write = application.services.database.as({ personId: people.get('crime analyst')! }, (tx) =>
      sql`select incidents.remove_rows_of(${openImport})`.execute(tx),
    );
    await expect(write).rejects.toThrow(/only a discarded import/);
  });
});

describe('every role tries every verb, by HTTP', () => {
  const anId = '0190a000-0000-7000-8000-000000000000';
  const verbs = (role: Role) =>
    [
      ['GET', `incidents?source=${source}`, 'incidents.read', undefined],
      ['GET', 'incidents/sources', 'incidents.read', undefined],
      ['GET', `incidents/sources/${source}/rules`, 'incidents.read', undefined],
      ['GET', 'incidents/imports', 'incidents.read', undefined],
      ['GET', `incidents/imports/${openImport}`, 'incidents.read', undefined],
      ['GET', `incidents/imports/${openImport}/changes`, 'incidents.read', undefined],
      ['GET', `incidents/imports/${setAsideImport}/set-aside`, 'incidents.read', undefined],
      ['GET', `incidents/imports/${setAsideImport}/set-aside.csv`, 'incidents.read', undefined],
      ['GET', 'incidents/versions', 'incidents.read', undefined],
      ['GET', `incidents/quality?source=${source}`, 'incidents.read', undefined],
      ['POST', `incidents/uploads/${anId}/preview`, 'incidents.import', {}],
      ['POST', 'incidents/imports', 'incidents.import', { sourceId: source, uploadId: anId }],
      ['PUT', `incidents/imports/${setAsideImport}/set-aside/4`, 'incidents.import', { fields: [] }],
      ['POST', `incidents/imports/${openImport}/corrections`, 'incidents.import', undefined],
      [
        'POST',
        'incidents/sources',
        'incidents.manage-sources',
        { name: `Of the ${role}`, layer: 'confirmed_shooting' },
      ],
      ['PUT', `incidents/sources/${anId}`, 'incidents.manage-sources', { name: 'x' }],
      ['POST', `incidents/rules/${anId}/end`, 'incidents.manage-sources', undefined],
    ] as const;

  test.each(roleNames)('%s', async (role) => {
    for (const [method, path, permission, body] of verbs(role)) {
      const { status } = await application.call(
        people.get(role)!,
        method,
        `/api/sites/${here.slug}/${path}`,
        body,
      );
      const isAllowed = (incidentsAccess[permission].roles as readonly Role[]).includes(role);
      expect([path, status === 403 ? 'refused' : 'answered']).toEqual([
        path,
        isAllowed ? 'answered' : 'refused',
      ]);
    }
  });

  test('a reader may not accept, cancel or discard', async () => {
    for (const move of ['accept', 'discard']) {
      const path = `/api/sites/${here.slug}/incidents/imports/${openImport}/moves`;
      const reply = await application.call(people.get('site executive')!, 'POST', path, { move });
      expect([move, reply.status, reply.body.code]).toEqual([move, 403, 'workflow.not-allowed']);
    }
  });

  test('who may not read the site is told that there is no such import, not that it is hidden', async () => {
    const stranger = await aPerson(application.services, 'crime analyst', [elsewhere]);
    const path = `/api/sites/${elsewhere.slug}/incidents/imports/${openImport}`;
    expect((await application.call(stranger, 'GET', path)).status).toBe(404);
  });
});
