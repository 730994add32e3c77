import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { aPerson } from '#capabilities/testing/test-application.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';
import { type researchAccess as Access, researchAccess } from './access.ts';
import { aResearcher, aResearchWorld, byYear, type ResearchWorld } from './testing/research-world.ts';

let w: ResearchWorld;
let open: { project: string; approval: string; extract: string };
let analysis: string;
let release: string;
beforeAll(async () => {
  w = await aResearchWorld();
  open = await w.anExtract();
  analysis = await w.analyses(open.extract);
  release = (await w.asksToRelease(open.project, [analysis])).id;
});
afterAll(() => w.close());

const as = (personId: string | null, statement: ReturnType<typeof sql>) =>
  w.services.database.as({ personId }, async (tx) => (await statement.execute(tx)).rows);

async function countAs(personId: string | null, table: string): Promise<number> {
  const rows = await as(personId, sql`select count(*) as n from ${sql.table(table)}`);
  return (rows[0] as { n: number }).n;
}

const rowsOf = (personId: string, extract: string) =>
  as(personId, sql`select 1 from research.extract_row where extract_id = ${extract}`).then(
    (rows) => rows.length,
  );

const asOwner = (statement: ReturnType<typeof sql>) =>
  w.services.database.asSystem('a test moves the time', (tx) => statement.execute(tx));

describe('a researcher, by SQL with the application’s own log-in', () => {
  it.each(['incidents.victim', 'incidents.event', 'incidents.set_aside_row', 'incidents.data_version'])(
    'sees no row of %s, approval or not',
    async (table) => {
      expect(await countAs(w.people.analyst, table)).toBeGreaterThan(
        table === 'incidents.set_aside_row' ? -1 : 0,
      );
      expect(await countAs(w.people.researcher, table)).toBe(0);
    },
  );

  it('sees the rows of the approved extract, and no column in them that names anybody', async () => {
    expect(await rowsOf(w.people.researcher, open.extract)).toBe(400);
    const columns = (await as(
      w.people.researcher,
      sql`select a.attname as name from pg_attribute a
        where a.attrelid = 'research.extract_row'::regclass and a.attnum > 0`,
    )) as { name: string }[];
    expect(columns.map(({ name }) => name).sort()).toEqual([
      'age_band',
      'cell_x',
      'cell_y',
      'day_part',
      'district',
      'extract_id',
      'fatal',
      'n',
      'occurred_on',
      'race',
      'sex',
      'site_id',
    ]);
  });

  it('sees nothing before the approval, nor of a request that was prepared only', async () => {
    const approval = await w.aRequest(open.project);
    await w.done(w.people.analyst, 'POST', `/approvals/${approval}/prepare`);
    const prepared = await w.done(w.people.analyst, 'GET', `/approvals/${approval}`);
    expect(await rowsOf(w.people.analyst, prepared.extractId)).toBe(400);
    expect(await rowsOf(w.people.researcher, prepared.extractId)).toBe(0);
  });

  it('a colleague of the same partner who is no member sees nothing; as a member, all; taken out, nothing', async () => {
    const { extract, project } = await w.anExtract();
    expect(await rowsOf(w.people.colleague, extract)).toBe(0);
    const { members } = await w.done(w.people.coordinator, 'POST', `/projects/${project}/members`, {
      personId: w.people.colleague,
    });
    expect(await rowsOf(w.people.colleague, extract)).toBe(400);
    const { id } = members.find(({ personId }: { personId: string }) => personId === w.people.colleague);
    await w.done(w.people.coordinator, 'POST', `/projects/${project}/members/${id}/remove`);
    expect(await rowsOf(w.people.colleague, extract)).toBe(0);
  });

  it('a researcher of another partner sees nothing of it: not the project, not a row, not its history', async () => {
    for (const table of [
      'project',
      'member',
      'approval',
      'extract',
      'extract_row',
      'analysis',
      'release',
      'deliverable',
    ])
      expect([table, await countAs(w.people.rival, `research.${table}`)]).toEqual([table, 0]);
    const history = sql`select 1 from platform.transition where workflow like 'research-%'`;
    expect(await as(w.people.rival, history)).toEqual([]);
    expect((await as(w.people.researcher, history)).length).toBeGreaterThan(0);
  });
});

describe('access ends', () => {
  it('the moment the approval is revoked, with the results found under it', async () => {
    const { approval, extract } = await w.anExtract();
    const found = await w.analyses(extract);
    expect(await rowsOf(w.people.researcher, extract)).toBe(400);
    const moves = w.at(`/approvals/${approval}/moves`);
    const silent = await w.call(w.people.executive, 'POST', moves, { move: 'revoke' });
    expect(silent.body.code).toBe('workflow.reason-missing');
    await w.done(w.people.executive, 'POST', `/approvals/${approval}/moves`, {
      move: 'revoke',
      reason: 'The agreement ended.',
    });
    expect(await rowsOf(w.people.researcher, extract)).toBe(0);
    expect((await w.call(w.people.researcher, 'GET', w.at(`/analyses/${found}`))).status).toBe(404);
    expect((await w.done(w.people.researcher, 'GET', `/extracts/${extract}`)).sample).toEqual([]);
    const again = await w.call(w.people.researcher, 'POST', w.at(`/extracts/${extract}/analyses`), byYear);
    expect(again.body.code).toBe('research.no-extract');
  });

  it('when its last day has passed on the site’s calendar, without any job', async () => {
    const { approval, extract } = await w.anExtract();
    const setLastDay = (offset: number) =>
      asOwner(sql`update research.approval set expires_on = (now() at time zone 'America/New_York')::date + ${offset}::int
        where id = ${approval}`);
    await setLastDay(0);
    expect(await rowsOf(w.people.researcher, extract)).toBe(400);
    await setLastDay(-1);
    expect(await rowsOf(w.people.researcher, extract)).toBe(0);
    const shown = await w.done(w.people.researcher, 'GET', `/approvals/${approval}`);
    expect(shown).toMatchObject({ state: 'approved', expired: true, daysLeft: null });
    const run = await w.call(w.people.researcher, 'POST', w.at(`/extracts/${extract}/analyses`), byYear);
    expect([run.status, run.body.code]).toEqual([403, 'research.no-extract']);
  });

  it('with the project, and with the membership in the partner agency', async () => {
    const ending = await w.anExtract();
    const move = { move: 'end', reason: 'The partner stopped.' };
    await w.done(w.people.executive, 'POST', `/projects/${ending.project}/moves`, move);
    expect(await rowsOf(w.people.researcher, ending.extract)).toBe(0);

    const left = await aResearcher(w, [w.site], w.agencyId);
    await w.done(w.people.coordinator, 'POST', `/projects/${open.project}/members`, {
      personId: left.personId,
    });
    expect(await rowsOf(left.personId, open.extract)).toBe(400);
    await asOwner(sql`update identity.membership set valid_to = now() where person_id = ${left.personId}`);
    expect(await rowsOf(left.personId, open.extract)).toBe(0);
  });
});

describe('a researcher who would decide for themselves', () => {
  it('is refused by HTTP every decision that is the site’s', async () => {
    const approval = await w.aRequest(open.project);
    const tries = [
      [`/approvals/${approval}/prepare`, undefined],
      [`/approvals/${approval}/approve`, { expiresOn: '2097-01-01', conditions: 'Whatever I like.' }],
      [`/approvals/${open.approval}/moves`, { move: 'revoke', reason: 'No reason at all.' }],
      [`/releases/${release}/moves`, { move: 'release' }],
      [`/projects/${open.project}/moves`, { move: 'end', reason: 'No reason at all.' }],
      [`/projects/${open.project}/members`, { personId: w.people.rival }],
    ] as const;
    for (const [path, body] of tries) {
      const { status } = await w.call(w.people.researcher, 'POST', w.at(path), body);
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('is refused by SQL: the state, the terms, the extract, the last day, rows, results and releases of their making', async () => {
    const approval = await w.aRequest(open.project);
    const one = sql`${w.site.id}, ${open.extract}`;
    const attempts: [string, ReturnType<typeof sql>, RegExp][] = [
      [
        'state',
        sql`update research.approval set state = 'approved' where id = ${approval}`,
        /recorded move|violates/,
      ],
      [
        'extract',
        sql`update research.approval set extract_id = ${open.extract} where id = ${approval}`,
        /being prepared/,
      ],
      [
        'last day',
        sql`update research.approval set expires_on = '2098-01-01' where id = ${open.approval}`,
        /data owner/,
      ],
      [
        'rules',
        sql`update research.approval set rules = '{}' where id = ${open.approval}`,
        /while it is returned/,
      ],
      [
        'project',
        sql`update research.approval set project_id = ${open.project} where id = ${approval}`,
        /permission denied/,
      ],
      [
        'row',
        sql`insert into research.extract_row (site_id, extract_id, n, occurred_on) values (${one}, 9999, now())`,
        /row-level security/,
      ],
      ['change a row', sql`update research.extract_row set district = '1'`, /permission denied/],
      ['released', sql`update research.release set released = '[]' where id = ${release}`, /reviewer/],
      [
        'ledger',
        sql`insert into research.release_ledger (release_id, site_id, ledgers) values (${release}, ${w.site.id}, '[]')`,
        /row-level security/,
      ],
      [
        'member',
        sql`insert into research.member (id, site_id, project_id, person_id) values (gen_random_uuid(), ${w.site.id}, ${open.project}, ${w.people.rival})`,
        /row-level security|researcher of the partner/,
      ],
      ['end of project', sql`update research.project set ends_on = '2040-01-01'`, /permission denied/],
    ];
    for (const [what, statement, refusal] of attempts)
      await expect(as(w.people.researcher, statement), what).rejects.toThrow(refusal);
  });

  it('may not ask in a project that is not theirs, nor take another’s analysis along', async () => {
    const mine = await w.done(w.people.rival, 'GET', '/options');
    const project = await w.aProject(w.people.rival, mine.partners[0].id);
    const request = {
      title: 'Counts of others',
      why: 'They are of interest to us.',
      analysisIds: [analysis],
    };
    const taken = await w.call(w.people.rival, 'POST', w.at(`/projects/${project}/releases`), request);
    expect(taken.body.code).toBe('research.analysis-unknown');
    for (const path of [
      `/projects/${open.project}`,
      `/approvals/${open.approval}`,
      `/extracts/${open.extract}`,
      `/analyses/${analysis}`,
      `/releases/${release}`,
    ])
      expect([path, (await w.call(w.people.rival, 'GET', w.at(path))).status]).toEqual([path, 404]);
    const asked = await w.call(w.people.rival, 'POST', w.at(`/extracts/${open.extract}/analyses`), byYear);
    expect(asked.body.code).toBe('research.no-extract');
  });

  it('can’t be a site’s executive too and approve what they asked for or prepared', async () => {
    const both = await w.done(
      w.people.analyst,
      'POST',
      `/approvals/${await w.aRequest(open.project)}/prepare`,
    );
    await asOwner(sql`insert into identity.membership (id, person_id, agency_id, role)
      select gen_random_uuid(), ${w.people.researcher}, agency_id, 'site executive'
      from identity.membership where person_id = ${w.people.executive}`);
    await asOwner(sql`insert into identity.membership_site (membership_id, site_id)
      select id, ${w.site.id} from identity.membership where person_id = ${w.people.researcher} and role = 'site executive'`);
    const terms = { expiresOn: '2097-01-01', conditions: 'Whatever I like to have.' };
    const reply = await w.call(w.people.researcher, 'POST', w.at(`/approvals/${both.id}/approve`), terms);
    expect(reply.body.code).toBe('workflow.second-person');
    await expect(
      as(
        w.people.researcher,
        sql`update research.approval set expires_on = '2097-01-01' where id = ${both.id}`,
      ),
    ).rejects.toThrow(/data owner/);
    await asOwner(sql`update identity.membership set valid_to = now()
      where person_id = ${w.people.researcher} and role = 'site executive'`);
  });
});

describe('looking at rows', () => {
  it('is kept in the audit: who, which extract, for what', async () => {
    await w.done(w.people.researcher, 'GET', `/extracts/${open.extract}`);
    const { rows } = await w.services.database.asSystem('a test reads the audit', (tx) =>
      sql<{ person_id: string; purpose: string }>`select person_id, purpose from platform.audit
        where action = 'read' and table_name = 'research.extract_row' and row_id = ${open.extract}
        order by id desc limit 1`.execute(tx),
    );
    expect(rows[0]).toEqual({
      person_id: w.people.researcher,
      purpose: 'a look at the rows of a research extract',
    });
  });
});

describe('every role tries every verb, by HTTP', () => {
  const anId = '0190a000-0000-7000-8000-000000000000';
  type Permission = keyof typeof Access;
  const verbs: ['GET' | 'POST' | 'PUT', string, Permission, unknown?][] = [
    ['GET', '/connections', 'research.read'],
    ['GET', `/connections/${anId}`, 'research.read'],
    ['GET', '/options', 'research.read'],
    ['GET', '/projects', 'research.read'],
    ['GET', `/projects/${anId}`, 'research.read'],
    ['GET', `/projects/${anId}/work`, 'research.read'],
    ['GET', `/researchers?partner=${anId}`, 'research.propose'],
    ['GET', '/data', 'research.work'],
    ['GET', `/approvals/${anId}`, 'research.read'],
    ['GET', `/extracts/${anId}`, 'research.read'],
    ['GET', `/analyses/${anId}`, 'research.read'],
    ['GET', `/releases/${anId}`, 'research.read'],
    ['GET', `/deliverables/${anId}`, 'research.read'],
    ['POST', '/connections', 'research.connect', {}],
    ['POST', `/connections/${anId}/moves`, 'research.read', { move: 'accept' }],
    ['POST', '/projects', 'research.propose', {}],
    ['POST', `/projects/${anId}/moves`, 'research.read', { move: 'agree' }],
    ['POST', `/projects/${anId}/members`, 'research.manage', { personId: anId }],
    ['POST', `/projects/${anId}/members/${anId}/remove`, 'research.manage'],
    ['POST', `/projects/${anId}/approvals`, 'research.work', {}],
    ['PUT', `/approvals/${anId}`, 'research.work', {}],
    ['POST', `/approvals/${anId}/prepare`, 'research.prepare'],
    ['POST', `/approvals/${anId}/approve`, 'research.approve', {}],
    ['POST', `/approvals/${anId}/moves`, 'research.read', { move: 'revoke' }],
    ['POST', `/extracts/${anId}/analyses`, 'research.work', byYear],
    ['POST', `/projects/${anId}/releases`, 'research.work', {}],
    ['PUT', `/releases/${anId}`, 'research.work', {}],
    ['POST', `/releases/${anId}/moves`, 'research.read', { move: 'release' }],
    ['POST', `/projects/${anId}/deliverables`, 'research.work', {}],
    ['PUT', `/deliverables/${anId}`, 'research.work', {}],
    ['POST', `/deliverables/${anId}/moves`, 'research.read', { move: 'accept' }],
    ['POST', `/deliverables/${anId}/finding`, 'research.manage', { findingId: anId }],
  ];

  test.each(roleNames)('%s', async (role) => {
    const person = await aPerson(w.services, role, [w.site]);
    for (const [method, path, permission, body] of verbs) {
      const { status } = await w.call(person, method, w.at(path), body);
      const isAllowed = (researchAccess[permission].roles as readonly Role[]).includes(role);
      expect([path, status === 403 ? 'refused' : 'answered']).toEqual([
        path,
        isAllowed && !isNoExtract(path, role) ? 'answered' : 'refused',
      ]);
    }
  });

  test('nobody signed in, and an analyst of another site, sees nothing by SQL', async () => {
    const tables = [
      'connection',
      'project',
      'member',
      'approval',
      'extract',
      'extract_row',
      'analysis',
      'release',
      'release_ledger',
      'deliverable',
    ];
    for (const table of tables) {
      for (const person of [null, w.people.stranger])
        expect([table, await countAs(person, `research.${table}`)]).toEqual([table, 0]);
    }
  });

  test('a liaison oversees the project but not its rows, its results or the counts behind a release', async () => {
    expect(await countAs(w.people.liaison, 'research.project')).toBeGreaterThan(0);
    for (const table of ['extract_row', 'analysis', 'release_ledger'])
      expect([table, await countAs(w.people.liaison, `research.${table}`)]).toEqual([table, 0]);
  });
});

/** A researcher may run analyses, but not on an extract that is not open to them. */
const isNoExtract = (path: string, role: Role) => path.endsWith('/analyses') && role === 'researcher';
