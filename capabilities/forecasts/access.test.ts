import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPartnership, aPlan, type Partnership, shootings, statement } from './testing/partnership.ts';

let p: Partnership;
let id: string;
let periodId: string;
beforeAll(async () => {
  p = await aPartnership();
  await p.dataArrive(shootings(p.today()), p.today());
  ({ id } = await p.live());
  await p.keepSchedule();
  periodId = (await p.shown(id)).periods[0].id;
});
afterAll(() => p.close());

describe('a person of another site', () => {
  it('is refused at this site’s addresses, and finds nothing under their own', async () => {
    const paths = ['', `/${id}`, `/${id}/periods/${periodId}/places`];
    for (const path of [...paths.map((one) => `/forecasts${one}`), '/forecast-options'])
      expect((await p.call(p.people.stranger, 'GET', p.at(path))).status).toBe(403);
    const posted = await p.call(p.people.stranger, 'POST', p.at('/forecasts'), aPlan(p.today()));
    expect(posted.status).toBe(403);
    const own = `/api/sites/${p.elsewhere.slug}/forecasts/${id}`;
    for (const path of ['', `/periods/${periodId}/places`])
      expect((await p.call(p.people.stranger, 'GET', `${own}${path}`)).status).toBe(404);
    expect((await p.call(p.people.stranger, 'POST', `${own}/backtests`)).status).toBe(404);
    const stopped = await p.call(p.people.stranger, 'POST', `${own}/moves`, {
      move: 'stop',
      reason: 'Mine.',
    });
    expect(stopped.status).toBe(404);
  });

  it.each(['plan', 'backtest', 'period'])('sees and removes no row of forecasts.%s by SQL', async (table) => {
    const target = sql.table(`forecasts.${table}`);
    for (const personId of [p.people.stranger, p.people.detective, null]) {
      const seen = await p.services.database.as({ personId }, (tx) =>
        sql`select 1 from ${target}`.execute(tx),
      );
      expect(seen.rows).toEqual([]);
    }
    const readers = await p.services.database.as({ personId: p.people.liaison }, (tx) =>
      sql`select 1 from ${target}`.execute(tx),
    );
    expect(readers.rows.length).toBeGreaterThan(0);
    await expect(
      p.services.database.as({ personId: p.people.analyst }, (tx) => sql`delete from ${target}`.execute(tx)),
    ).rejects.toThrow('permission denied');
  });

  it('writes no plan into this site by SQL', async () => {
    await expect(
      p.services.database.as({ personId: p.people.stranger }, (tx) =>
        sql`insert into forecasts.plan (id, site_id, number, title, outcome, cell_size, share, study_cells,
            named_cells, method, horizon_days, train_days, test_periods, purposes, purpose, ends_on)
          values (gen_random_uuid(), ${p.site.id}, 'FCP-1', 'A plan of a stranger', 'shooting', 150, 0.03, 1600, 48,
            'counts', 28, 365, 13, array['outreach'], 'Whatever a stranger would do.', current_date + 60)`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('row-level security');
  });
});

describe('people of the site', () => {
  const draftAs = (person: string | null) => p.call(person, 'POST', p.at('/forecasts'), aPlan(p.today()));

  it('read according to their role', async () => {
    for (const person of [p.people.analyst, p.people.executive, p.people.liaison])
      expect((await p.call(person, 'GET', p.at(`/forecasts/${id}`))).status).toBe(200);
    expect((await p.call(p.people.detective, 'GET', p.at(`/forecasts/${id}`))).status).toBe(403);
    expect((await p.call(null, 'GET', p.at(`/forecasts/${id}`))).status).toBe(401);
  });

  it('plan according to their role: analysts and coordinators, not who signs', async () => {
    expect((await draftAs(p.people.colleague)).status).toBe(201);
    for (const person of [p.people.executive, p.people.liaison, p.people.detective])
      expect((await draftAs(person)).status).toBe(403);
  });

  it('sign according to their role: the executive alone', async () => {
    const { id: open } = await p.inReview();
    for (const person of [p.people.colleague, p.people.liaison])
      expect((await p.move(person, open, 'sign-off', statement)).body.code).toBe('workflow.not-allowed');
    expect((await p.move(p.people.executive, open, 'sign-off', statement)).body.state).toBe('signed-off');
    expect((await p.move(p.people.executive, open, 'go-live')).body.code).toBe('workflow.not-allowed');
    expect((await p.move(p.people.liaison, open, 'stop', 'No.')).body.code).toBe('workflow.not-allowed');
    expect((await p.move(p.people.executive, open, 'stop', 'Not now.')).body.state).toBe('stopped');
  });

  it('test and submit only plans of their own', async () => {
    const { id: mine } = await p.draft();
    const asked = await p.call(p.people.colleague, 'POST', p.at(`/forecasts/${mine}/backtests`));
    expect(asked.body.code).toBe('forecasts.not-author');
    await p.backtest(mine);
    expect((await p.move(p.people.colleague, mine, 'submit')).body.code).toBe('forecasts.not-author');
  });
});
