import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assistanceColumns } from './portfolio.ts';
import { aHelpDesk, type HelpDesk } from './testing/help-desk.ts';

let d: HelpDesk;
beforeAll(async () => {
  d = await aHelpDesk();
  const [first, second] = [
    await d.submitted(),
    await d.submitted({ primaryCoreArea: 'technology', coreAreas: [] }),
  ];
  await d.passes('2026-11-24T19:00:00Z');
  await d.move(d.people.liaison, first.id, 'acknowledge');
  await d.move(d.people.liaison, second.id, 'decline', { reason: 'Assistance pays for no equipment.' });
  await d.submitted({ urgency: 'emergency' });
  await d.passes('2026-11-27T21:00:00Z');
});
afterAll(() => d.close());

describe('reports on assistance', () => {
  it('count open requests as waiting, and say where need was not met', async () => {
    const { body } = await d.call(d.people.champion, 'GET', '/api/assistance/reports');
    expect(body).toMatchObject({ requests: 3 });
    const investigations = body.byArea.find(({ group }: { group: string }) => group === 'Investigations');
    expect(investigations).toMatchObject({ few: true });
    // Four hours for the one; the other waits still, so half of them took no longer than that.
    expect(investigations.stages[0]).toMatchObject({ count: 2, happened: 1, median: 240, ninetieth: null });
    expect(body.unmet).toMatchObject([
      { area: 'Investigations', asked: 2, pastTarget: 1 },
      { area: 'Technology', asked: 1, declined: 1, pastTarget: 0 },
    ]);
    const { body: elsewhere } = await d.call(d.people.stranger, 'GET', '/api/assistance/reports');
    expect(elsewhere.requests).toBe(0);
  });

  it('tell funders of a half-year, as a table and as a file', async () => {
    const path = '/api/assistance/reports/activity';
    const { body } = await d.call(d.people.champion, 'GET', `${path}?half=2026-H2`);
    expect(body.total).toMatchObject({ received: 3, declined: 1, openAtEnd: 2 });
    const { body: csv } = await d.call(d.people.champion, 'GET', `${path}.csv?half=2026-H2`);
    expect(csv.trim().split('\r\n').at(-1)).toContain('All areas,3,0,0,0,0,1,0,2');
    const before = await d.call(d.people.champion, 'GET', `${path}?half=2026-H1`);
    expect(before.body.lines).toEqual([]);
  });
});

describe('the portfolio', () => {
  it('says of each site what is open, what is past its target, and which request that is', async () => {
    const now = d.services.clock.now();
    const cells = await d.services.database.as({ personId: d.people.champion }, (tx) =>
      Promise.all(assistanceColumns.map(({ query }) => query(tx, [d.site.id, d.elsewhere.id], now))),
    );
    const [open, late] = cells.map((cell) => cell.get(d.site.id));
    expect(open).toMatchObject({ value: 2, words: '2, longest 3 days on the program' });
    expect(late).toMatchObject({ value: 1, attention: [{ to: expect.stringContaining('/assistance/') }] });
    expect(cells[0]!.has(d.elsewhere.id)).toBe(false);
  });
});

describe('the rows that reports read', () => {
  it('leave a missed target as it was, whoever asks to change it', async () => {
    await expect(d.asSystem(sql`update assistance.missed_target set missed_at = now()`)).rejects.toThrow(
      'permission denied',
    );
  });
});
