import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilities } from '#capabilities/registry.ts';
import { aPerson, aSite } from '#capabilities/testing/test-application.ts';
import type { Capability } from '#platform/http/capability.ts';
import { aPartnership, type Partnership } from '../testing/partnership.ts';

let p: Partnership;
let asked: number[] = [];
const madeUp: Capability = {
  name: 'made up',
  portfolio: [
    {
      ...{ name: 'made-up.errands', label: 'Errands', kind: 'number', order: 1, permission: 'program.read' },
      query: async (_tx, siteIds) => {
        asked.push(siteIds.length);
        return new Map([
          [
            p.home.id,
            { value: 2, words: '2, longest 9 days', attention: [{ why: 'ERR-1 waits', to: '/errands/1' }] },
          ],
          [p.away.id, { value: 11 }],
        ]);
      },
    },
    {
      ...{
        name: 'made-up.secret',
        label: 'Secret',
        kind: 'text',
        order: 2,
        permission: 'audit.read-program',
      },
      query: async () => new Map(),
    },
  ],
};

beforeAll(async () => {
  p = await aPartnership([...capabilities, madeUp]);
  const invite = { startsOn: '2026-03-02', phases: [{ phase: 'onboarding', beginsOn: '2026-03-02' }] };
  await p.call(p.people.champion, 'POST', p.at('/engagements'), invite);
});
afterAll(() => p.close());

const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);
const ask = (query = '', who = p.people.champion) => p.call(who, 'GET', `/api/portfolio${query}`);

describe('the portfolio', () => {
  it('shows each site with its phase, its month, its vacancies and what others give', async () => {
    const { body } = await ask();
    expect(names(body)).toEqual(['Awayville', 'Homeville']);
    expect(body.items[0]).toMatchObject({ engagement: null, vacancies: null });
    expect(body.items[1]).toMatchObject({
      engagement: { phase: 'invited', month: 9, months: 36, next: { phase: 'onboarding' } },
      vacancies: 10,
      cells: { 'made-up.errands': { value: 2, words: '2, longest 9 days' } },
    });
  });

  it('says why a row stands out, the record to go to first', async () => {
    const { body } = await ask('?show=past-target');
    expect(names(body)).toEqual(['Homeville']);
    expect(body.items[0].attention[0]).toEqual({ why: 'ERR-1 waits', to: '/errands/1' });
    expect(body.items[0].attention.map((one: { why: string }) => one.why)).toContain(
      'Onboarding was planned to begin on Mar 2, 2026 and has not',
    );
  });

  it('sorts by any column, numbers as numbers, and asks a column once for all the sites', async () => {
    asked = [];
    expect(names((await ask('?sort=-made-up.errands')).body)).toEqual(['Awayville', 'Homeville']);
    expect(names((await ask('?sort=made-up.errands')).body)).toEqual(['Homeville', 'Awayville']);
    expect(asked).toEqual([2, 2]);
    expect(names((await ask('?sort=month')).body)).toEqual(['Homeville', 'Awayville']);
  });

  it('goes on page by page and asks no more sites than it shows', async () => {
    asked = [];
    const first = await ask('?limit=1');
    const second = await ask(`?limit=1&after=${first.body.next}`);
    expect([names(first.body), names(second.body), second.body.next]).toEqual([
      ['Awayville'],
      ['Homeville'],
      null,
    ]);
    expect([first.body.total, asked]).toEqual([2, [1, 1]]);
  });

  it('is narrowed by phase, by words and by what is vacant', async () => {
    for (const query of ['?phase=invited', '?q=home', '?show=vacancies'])
      expect(names((await ask(query)).body)).toEqual(['Homeville']);
    expect(names((await ask('?show=no-engagement')).body)).toEqual(['Awayville']);
  });

  it('has only the sites of whoever asks, and only the columns they may see', async () => {
    expect(names((await ask('', p.people.liaison)).body)).toEqual(['Homeville']);
    expect(names((await ask('', p.people.coordinator)).body)).toEqual(['Homeville']);
    expect(names((await ask('', p.people.stranger)).body)).toEqual(['Awayville']);
    const columns = async (who: string) =>
      (await p.call(who, 'GET', '/api/portfolio/columns')).body.items.map(
        (one: { name: string }) => one.name,
      );
    expect(await columns(p.people.liaison)).not.toContain('made-up.secret');
    expect(await columns(p.people.auditor)).toContain('made-up.secret');
  });

  it('is taken along as a file in which a text stays a text', async () => {
    const odd = await aSite(p.services, 'Oddville');
    const administrator = await aPerson(p.services, 'program administrator');
    const particulars = { name: '=Odd, ville', state: 'PA', timeZone: 'America/New_York', epsg: 32618 };
    await p.call(administrator, 'PUT', `/api/sites/${odd.slug}`, particulars);
    const { body } = await p.call(p.people.champion, 'GET', '/api/portfolio/export.csv?sort=name');
    const lines = String(body).split('\r\n');
    expect(lines[0]).toContain('Site,State,');
    expect(lines[0]).toContain('Errands,"Errands, in words"');
    expect(lines).toContainEqual(expect.stringMatching(/^"'=Odd, ville",PA/));
    expect(lines).toContainEqual(expect.stringMatching(/^Homeville,PA,.*2,"2, longest 9 days"/));
  });

  it('is looked at in ways each person keeps for themselves', async () => {
    const view = { name: 'Mine', filters: { phase: ['planning', 'assessing'], sort: ['-month'] } };
    const kept = await p.call(p.people.liaison, 'POST', '/api/portfolio/views', view);
    expect(kept.status).toBe(201);
    expect((await p.call(p.people.liaison, 'POST', '/api/portfolio/views', view)).body.code).toBe(
      'program.view-taken',
    );
    const viewsOf = async (who: string) => (await p.call(who, 'GET', '/api/portfolio/views')).body.items;
    expect(await viewsOf(p.people.liaison)).toEqual([{ id: kept.body.id, ...view }]);
    expect(await viewsOf(p.people.champion)).toEqual([]);
    const path = `/api/portfolio/views/${kept.body.id}`;
    expect((await p.call(p.people.champion, 'DELETE', path)).status).toBe(404);
    expect((await p.call(p.people.liaison, 'DELETE', path)).status).toBe(204);
  });
});
