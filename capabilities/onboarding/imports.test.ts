import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { confirmInvitationsIn, inviteJob } from './commands/invite-people.ts';
import type { ImportKind } from './contract.ts';
import { type Imports, importsBy } from './testing/imports.ts';

let t: TestApplication;
let admin: string;
let site: { id: string; slug: string };
let the: Imports;
beforeAll(async () => {
  t = await testApplication();
  site = await aSite(t.services);
  admin = await aPerson(t.services, 'program administrator');
  the = importsBy(t, admin);
});
afterAll(() => t.close());

const system = async <T>(query: ReturnType<typeof sql<T>>) =>
  (await t.services.database.asSystem('a test looks', (tx) => query.execute(tx))).rows;
const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;
const counted = (read: number, more: object) => ({
  read,
  new: 0,
  changed: 0,
  unchanged: 0,
  setAside: 0,
  ...more,
});

const sitesFile = csv(
  'Slug,Name,ST,Time zone,EPSG',
  'harbor-city-md,Harbor City,MD,America/New_York,32618',
  'river-town-la,River Town,LA,America/Chicago,32615',
);

describe('a file of sites', () => {
  let first: string;

  it('is mapped by its headings, and checked before anything counts', async () => {
    first = await the.upload('sites', sitesFile);
    expect((await the.record(first)).mappedBy).toBe('the headings');
    expect(await the.check(first)).toEqual(counted(2, { new: 2 }));
    expect(await system(sql`select from program.site where slug = 'harbor-city-md'`)).toEqual([]);
  });

  it('comes in whole when it is applied, and once', async () => {
    expect((await the.apply(first)).status).toBe(204);
    expect(await system(sql`select name, time_zone from program.site where slug like '%-la'`)).toEqual([
      { name: 'River Town', time_zone: 'America/Chicago' },
    ]);
    expect((await the.apply(first)).body.code).toBe('workflow.wrong-state');
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await the.upload('sites', sitesFile);
    expect(await the.check(again)).toEqual(counted(2, { unchanged: 2 }));
    expect((await the.apply(again)).body.code).toBe('onboarding.nothing-to-apply');
    expect((await the.discard(again)).status).toBe(204);
    expect((await the.rows(again)).items).toEqual([]);
  });

  it('updates a row that changed, and sets aside what can’t be, with every reason and its mend', async () => {
    const changed = await the.upload(
      'sites',
      csv(
        'Slug,Name,ST,Time zone,EPSG',
        'river-town-la,River Town Parish,LA,America/Chicago,32615',
        'Bad Slug,X,Louisiana,Mars,5',
      ),
    );
    expect(await the.check(changed)).toEqual(counted(2, { changed: 1, setAside: 1 }));
    const { items } = await the.rows(changed, 'set%20aside');
    expect(items[0].row).toBe(3);
    expect(items[0].reasons.map(({ field }: { field: string }) => field)).toEqual([
      'slug',
      'name',
      'state',
      'timeZone',
      'epsg',
    ]);
    expect((await the.apply(changed)).status).toBe(204);
    expect(await system(sql`select name from program.site where slug = 'river-town-la'`)).toEqual([
      { name: 'River Town Parish' },
    ]);
  });

  it('gives back the rows set aside, to be mended and uploaded again', async () => {
    const { body } = await t.call(admin, 'GET', '/api/program-imports?kind=sites');
    const { id } = body.items[0];
    const download = (await t.call(admin, 'GET', `/api/program-imports/${id}/set-aside.csv`)).body as string;
    expect(download).toMatch(/^Slug,Name,ST,Time zone,EPSG,Reason,What to do\r\nBad Slug,X,/);
    const mended = download.replace(
      'Bad Slug,X,Louisiana,Mars,5',
      'bad-slug-la,Bayou,LA,America/Chicago,32615',
    );
    const back = await the.upload('sites', mended);
    expect(await the.check(back)).toEqual(counted(1, { new: 1 }));
    await the.discard(back);
  });

  it('is not applied when the records have changed since it was checked', async () => {
    const late = await the.upload(
      'sites',
      csv('Slug,Name,ST,Time zone,EPSG', 'hill-town-pa,Hill Town,PA,America/New_York,32618'),
    );
    await the.check(late);
    await system(sql`insert into program.site (id, slug, name, state, time_zone, epsg)
      values (gen_random_uuid(), 'hill-town-pa', 'Hill Town', 'PA', 'America/New_York', 32618)`);
    expect((await the.apply(late)).body).toMatchObject({
      code: 'onboarding.changed-meanwhile',
      detail: expect.stringContaining('Row 2 was new when it was checked and is unchanged now.'),
    });
    expect((await the.record(late)).state).toBe('checked');
  });

  it('that is none is refused with what to do', async () => {
    const refused = await the.send('sites', '%PDF-1.7');
    expect(refused.json()).toMatchObject({
      status: 422,
      code: 'onboarding.file-refused',
      mend: expect.stringContaining('CSV'),
    });
    const unmapped = await the.upload('sites', csv('A,B', '1,2'));
    const { body } = await t.call(admin, 'POST', `/api/program-imports/${unmapped}/check`, {
      mapping: { slug: 'A' },
      dateOrder: 'year-first',
    });
    expect(body.code).toBe('onboarding.mapping-faulty');
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'state',
      'timeZone',
      'epsg',
    ]);
  });
});

describe('a file of people', () => {
  let id: string;

  it('brings in people with their roles and the agencies that were missing, and tells nobody', async () => {
    id = await the.upload(
      'people',
      csv(
        'Full name;E-mail;Organization;Kind of agency;Role;Site',
        `Demo Chief;Chief@Harbor.example;Harbor Police;police;Site executive;harbor-city-md`,
        `Demo Both;both@harbor.example;Harbor Police;police;Crime analyst;"harbor-city-md; ${site.slug}"`,
        `Demo Root;root@harbor.example;Harbor Police;police;Program administrator;`,
      ),
    );
    expect(await the.check(id)).toEqual(counted(3, { new: 2, setAside: 1 }));
    expect((await the.apply(id)).status).toBe(204);
    expect(
      await system(sql`select p.name, m.role, array_agg(s.slug order by s.slug) as sites
        from identity.person p join identity.membership m on m.person_id = p.id
        join identity.membership_site ms on ms.membership_id = m.id join program.site s on s.id = ms.site_id
        where p.email like '%@harbor.example' group by p.name, m.role order by p.name`),
    ).toEqual([
      { name: 'Demo Both', role: 'crime analyst', sites: ['harbor-city-md', site.slug].sort() },
      { name: 'Demo Chief', role: 'site executive', sites: ['harbor-city-md'] },
    ]);
    expect(t.sent).toEqual([]);
    expect((await the.record(id)).notInvited).toBe(2);
  });

  it('invites them by e-mail when someone confirms it, each once, also when the job runs again', async () => {
    const step = await t.call(admin, 'POST', `/api/program-imports/${id}/invitations`);
    expect(step.body.code).toBe('identity.confirm-first');
    await t.services.database.as({ personId: admin }, (tx) => confirmInvitationsIn(tx, id));
    const context = { id: 'job', attempt: 1, signal: new AbortController().signal };
    await inviteJob.run({ importId: id, confirmedBy: admin }, t.services, context);
    await inviteJob.run({ importId: id, confirmedBy: admin }, t.services, context);
    expect(t.sent.map(({ to }) => to).sort()).toEqual(['both@harbor.example', 'chief@harbor.example']);
    expect(t.sent[0]!.text).toContain('/app/invitation#');
    expect((await the.record(id)).notInvited).toBe(0);
  });

  it('changes nothing when it comes again, and keeps the mapping of the last file', async () => {
    const again = await the.upload(
      'people',
      csv(
        'Full name,E-mail,Organization,Role,Site',
        'Demo Chief,chief@harbor.example,harbor police,site executive,harbor-city-md',
      ),
    );
    expect((await the.record(again)).mappedBy).toBe('the last file');
    expect(await the.check(again)).toEqual(counted(1, { unchanged: 1 }));
  });
});

describe('a file of requests', () => {
  const file = (title: string) =>
    csv(
      'Request number,Site,Title,Core area,Status,Request date,Acknowledged,Closed',
      `OLD-7,${site.slug},${title},Gun Violence,closed,3/9/2024,3/12/2024,6/1/2024`,
      `OLD-8,${site.slug},Train our analysts,crime-analysis,open,10/1/2026,,`,
    );
  const bring = async (text: string) => {
    const id = await the.upload('requests', text);
    const counts = await the.check(id, 'month-first');
    return { id, counts };
  };

  it('comes in as history with its old numbers and days, and starts no clock', async () => {
    const { id, counts } = await bring(file('Help with nonfatal shootings'));
    expect(counts).toEqual(counted(2, { new: 2 }));
    expect((await the.apply(id)).status).toBe(204);
    const { body } = await t.call(admin, 'GET', `/api/sites/${site.slug}/past-requests?q=old-7`);
    expect(body.items).toMatchObject([
      {
        externalNumber: 'OLD-7',
        coreArea: 'Gun Violence',
        standing: 'closed',
        askedOn: '2024-03-09',
        endedOn: '2024-06-01',
      },
    ]);
    expect(await system(sql`select from assistance.clock_entry`)).toEqual([]);
  });

  it('changes nothing a second time, and corrects what the older system corrected', async () => {
    expect((await bring(file('Help with nonfatal shootings'))).counts).toEqual(counted(2, { unchanged: 2 }));
    const { id, counts } = await bring(file('Help with shootings'));
    expect(counts).toEqual(counted(2, { changed: 1, unchanged: 1 }));
    await the.apply(id);
    const { body } = await t.call(admin, 'GET', `/api/sites/${site.slug}/past-requests`);
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([
      'Train our analysts',
      'Help with shootings',
    ]);
  });
});

describe('a file of plans', () => {
  const heading = 'Site,Plan,Plan start,Plan end,Goal,Objective,Activity,Due date';
  const line = (activity: string, due: string) =>
    `${site.slug},Plan of Testville,2025-01-01,2027-12-31,Fewer people are shot,Every nonfatal shooting is investigated,${activity},${due}`;

  it('comes in as the first draft of its site’s plan, by titles, and what is added later is added to it', async () => {
    const first = await the.upload(
      'plans',
      csv(heading, line('Open a nonfatal-shooting team', '2025-06-01')),
    );
    expect(await the.check(first)).toEqual(counted(1, { new: 1 }));
    expect((await the.apply(first)).status).toBe(204);
    const second = await the.upload(
      'plans',
      csv(heading, line('Open a nonfatal-shooting team', '2025-06-01'), line('Train its detectives', '')),
    );
    expect(await the.check(second)).toEqual(counted(2, { new: 1, unchanged: 1 }));
    expect((await the.apply(second)).status).toBe(204);
    expect(
      await system(sql`select p.title as plan, v.state, (select count(*) from planning.objective) as objectives,
          array_agg(a.title order by a.position) as activities
        from planning.plan p join planning.version v on v.plan_id = p.id join planning.activity a on a.plan_id = p.id
        group by p.title, v.state`),
    ).toEqual([
      {
        plan: 'Plan of Testville',
        state: 'draft',
        objectives: 1,
        activities: ['Open a nonfatal-shooting team', 'Train its detectives'],
      },
    ]);
  });

  it('sets aside a row that would change what is the site’s now', async () => {
    const other = await the.upload(
      'plans',
      csv(heading, line('Open a nonfatal-shooting team', '2026-06-01')),
    );
    expect(await the.check(other)).toEqual(counted(1, { setAside: 1 }));
    expect((await the.rows(other)).items[0].reasons[0].message).toContain('due on 2025-06-01');
  });
});

describe('access', () => {
  const kinds: ImportKind[] = ['sites', 'people', 'requests', 'plans'];

  it('to imports is for program administrators alone, by every address', async () => {
    const { id } = (await t.call(admin, 'GET', '/api/program-imports')).body.items[0];
    for (const role of ['champion', 'liaison', 'site coordinator', 'auditor'] as const) {
      const person = await aPerson(t.services, role, role === 'champion' || role === 'auditor' ? [] : [site]);
      for (const kind of kinds)
        expect((await importsBy(t, person).send(kind, sitesFile)).statusCode).toBe(403);
      for (const path of ['', `/${id}`, `/${id}/rows`, `/${id}/set-aside.csv`])
        expect([path, (await t.call(person, 'GET', `/api/program-imports${path}`)).status]).toEqual([
          path,
          403,
        ]);
      for (const verb of ['check', 'application', 'discard', 'invitations'])
        expect((await t.call(person, 'POST', `/api/program-imports/${id}/${verb}`, {})).status).toBe(403);
      const seen = await t.services.database.as({ personId: person }, (tx) =>
        sql<{
          n: number;
        }>`select (select count(*) from onboarding.import) + (select count(*) from onboarding.file_row)
          + (select count(*) from onboarding.brought_in) + (select count(*) from onboarding.mapping) as n`.execute(
          tx,
        ),
      );
      expect([role, seen.rows[0]!.n]).toEqual([role, 0]);
    }
  });

  it('to past requests is for those who work with the site, and no one else writes any', async () => {
    const elsewhere = await aSite(t.services, 'Elsewhere');
    const inside = await aPerson(t.services, 'site coordinator', [site]);
    const outside = await aPerson(t.services, 'site coordinator', [elsewhere]);
    const seenBy = async (person: string) =>
      (
        await t.services.database.as({ personId: person }, (tx) =>
          sql<{ n: number }>`select count(*) as n from onboarding.past_request`.execute(tx),
        )
      ).rows[0]!.n;
    expect([await seenBy(inside), await seenBy(outside)]).toEqual([2, 0]);
    expect((await t.call(outside, 'GET', `/api/sites/${site.slug}/past-requests`)).status).toBe(403);
    const changed = await t.services.database.as({ personId: inside }, (tx) =>
      sql`update onboarding.past_request set title = 'Mine'`.execute(tx),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });

  it('to bring in a plan by SQL is for program administrators alone, and only while a file is applied', async () => {
    const liaison = await aPerson(t.services, 'liaison', [site]);
    const insertAs = (personId: string, bringingIn: string) =>
      t.services.database.as({ personId }, async (tx) => {
        await sql`select set_config('psp.bringing_in', ${bringingIn}, true)`.execute(tx);
        return sql`insert into planning.plan (id, site_id, number, title, starts_on, ends_on)
          values (gen_random_uuid(), ${site.id}, 'PLN-2026-9999', 'A plan', '2025-01-01', '2026-01-01')`.execute(
          tx,
        );
      });
    await expect(insertAs(liaison, 'on')).rejects.toMatchObject({ code: 'PSP02' });
    await expect(insertAs(admin, 'off')).rejects.toMatchObject({ code: 'PSP02' });
    expect((await insertAs(admin, 'on')).numAffectedRows).toBe(1n);
  });
});
