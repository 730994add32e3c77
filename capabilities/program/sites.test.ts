import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { demoSites, program } from './server.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

describe('the sites of the partnership', () => {
  test('are open to everyone, by name, a page at a time', async () => {
    for (const name of ['Aville', 'Bville', 'Cville']) await aSite(application.services, name);
    const first = await application.call(null, 'GET', '/api/sites?limit=2');
    const second = await application.call(null, 'GET', `/api/sites?limit=2&after=${first.body.next}`);
    const names = [...first.body.items, ...second.body.items].map((site) => site.name);
    expect(names).toEqual(['Aville', 'Bville', 'Cville']);
    expect(second.body.next).toBeNull();
  });

  test('are added by program administrators and nobody else', async () => {
    const add = async (role: 'program administrator' | 'site executive') => {
      const personId = await aPerson(
        application.services,
        role,
        role === 'site executive' ? [await aSite(application.services)] : [],
      );
      return application.services.database.as({ personId }, (tx) =>
        sql`insert into program.site (id, slug, name, state, time_zone, epsg)
          values (${uuidv7()}, ${`new-${role.replace(' ', '-')}`}, 'New', 'PA', 'America/New_York', 32618)`.execute(
          tx,
        ),
      );
    };
    await expect(add('program administrator')).resolves.toBeDefined();
    await expect(add('site executive')).rejects.toMatchObject({ code: '42501' });
  });

  test('of the demo are loaded once, Philadelphia with its grid and city limits', async () => {
    await program.demo!(application.services);
    await program.demo!(application.services);
    const invented = await application.services.database.asSystem('a look at the demo', (tx) =>
      sql<{ n: number }>`select count(*) as n from program.site where is_invented and is_demo`.execute(tx),
    );
    expect(invented.rows).toEqual([{ n: 58 }]);
    const { rows } = await application.services.database.asSystem('a look at the demo', (tx) =>
      sql<{ slug: string; epsg: number; x: number | null; shape: string | null }>`
        select slug, epsg, grid_origin_x as x, boundary ->> 'type' as shape
        from program.site where is_demo and not is_invented order by slug`.execute(tx),
    );
    expect(rows).toEqual([
      { slug: demoSites.newYork.slug, epsg: 32618, x: null, shape: null },
      { slug: demoSites.philadelphia.slug, epsg: 32618, x: 476000, shape: 'Polygon' },
    ]);
  });

  test('are added and changed over the API, the address once and for all', async () => {
    const administrator = await aPerson(application.services, 'program administrator');
    const site = { name: 'Dville', state: 'pa', timeZone: 'America/New_York', epsg: 32618, cohortYear: 2031 };
    const add = (body: object) => application.call(administrator, 'POST', '/api/sites', body);
    expect((await add({ ...site, slug: 'dville-pa' })).body.code).toBe('program.cohort-unknown');
    const cohort = { year: 2031, label: 'Cohort 2031', startsOn: '2031-01-01' };
    await application.call(administrator, 'PUT', '/api/cohorts', cohort);
    expect((await add({ ...site, slug: 'dville-pa' })).body).toMatchObject({ state: 'PA', hasData: false });
    expect((await add({ ...site, slug: 'dville-pa' })).body.code).toBe('program.site-taken');
    const changed = await application.call(administrator, 'PUT', '/api/sites/dville-pa', {
      ...site,
      epsg: 32617,
    });
    expect(changed.body).toMatchObject({ slug: 'dville-pa', epsg: 32617, cohortYear: 2031 });
  });
});

describe('the core areas', () => {
  const lists = '/api/core-areas/lists';

  test('are the eight of the list in force, open to everyone', async () => {
    const { body } = await application.call(null, 'GET', '/api/core-areas');
    expect(body.items.map((area: { key: string }) => area.key)).toHaveLength(8);
  });

  test('change from a day on, whole, and no area is renamed', async () => {
    const administrator = await aPerson(application.services, 'program administrator');
    const put = (body: object) =>
      application.call(administrator, 'POST', lists, { note: 'A new list is agreed.', ...body });
    const renamed = { name: 'gun violence', summary: 'The same area under the same name.' };
    const later = '2090-01-01';
    expect((await put({ inForceFrom: '2021-01-01', areas: [{ key: 'technology' }] })).body.code).toBe(
      'program.core-areas-day',
    );
    expect((await put({ inForceFrom: later, areas: [renamed] })).body.code).toBe('program.core-area-renamed');
    const added = { name: 'Victim Services', summary: 'Help those who were harmed, and keep their consent.' };
    const listed = await put({ inForceFrom: later, areas: [{ key: 'technology' }, added] });
    expect(listed.body.items[0]).toMatchObject({
      standing: 'coming',
      areas: [{ key: 'technology' }, { key: 'victim-services' }],
    });
    expect((await application.call(null, 'GET', '/api/core-areas')).body.items).toHaveLength(8);
  });

  test('are never slipped into a list that is in force', async () => {
    const personId = await aPerson(application.services, 'program administrator');
    await expect(
      application.services.database.as({ personId }, (tx) =>
        sql`insert into program.core_area_listed (in_force_from, core_area, position)
          values ('2090-01-01', 'gun-violence', 9)`.execute(tx),
      ),
    ).rejects.toThrow('put in force whole');
  });
});
