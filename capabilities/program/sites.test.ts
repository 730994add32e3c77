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
});
