import { outcomes } from '@psp/statistics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPartnership, aPlan, type Partnership } from './testing/partnership.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

const post = (changes: object) =>
  p.call(p.people.analyst, 'POST', p.at('/forecasts'), { ...aPlan(p.today()), ...changes });

describe('an analyst who plans a forecast', () => {
  it('gets it back as written, with a number and what it comes to in square feet and miles', async () => {
    const { status, body } = await post({});
    expect(status).toBe(201);
    expect(body.number).toMatch(/^FCP-\d{4}-\d{4}$/);
    expect(body).toMatchObject({
      state: 'draft',
      draft: { cellSize: 150, purposes: ['outreach', 'lighting-and-repair'] },
    });
    expect(body.area.cellSquareFeet).toBeCloseTo(242_188, -1);
    expect(body.area.squareMiles).toBeGreaterThan(0.25);
    expect(body.area.squareMiles).toBeLessThan(0.75);
  });

  it.each([
    ['a cell larger than the rule allows', { cellSize: 250 }, 'cellSize'],
    ['a cell smaller than the rule allows', { cellSize: 50 }, 'cellSize'],
    ['more area than the rule allows', { share: 0.2 }, 'share'],
    ['less area than the rule allows', { share: 0.001 }, 'share'],
    ['no bandwidth for a density', { bandwidth: null }, 'bandwidth'],
    ['a half-life that the method does not use', { halfLife: 30 }, 'halfLife'],
    ['patrol without its conditions', { purposes: ['patrol-presence'] }, 'patrolConditions'],
    ['a life beyond 180 days', { endsOn: '2099-01-01' }, 'endsOn'],
    ['a life without one whole period', { endsOn: '2020-01-01' }, 'endsOn'],
  ])('is told which field can’t be right: %s', async (_, change, field) => {
    const reply = await post(change);
    expect(reply.body.code).toBe('forecasts.plan-does-not-fit');
    expect(reply.body.errors.map((one: { field: string }) => one.field)).toEqual([field]);
    expect(reply.body.errors[0].mend.length).toBeGreaterThan(0);
  });

  it('can’t forecast what officers choose to do, and reads why', async () => {
    const reply = await post({ outcome: 'drug-arrest' });
    expect(reply.body).toMatchObject({ code: 'forecasts.outcome-refused' });
    expect(reply.body.detail).toContain('what officers chose to do');
  });

  it.each(['stops', 'arrests', 'searches', 'anything-else'])(
    'can’t plan it for %s, and reads why',
    async (purpose) => {
      const reply = await post({ purposes: ['outreach', purpose] });
      expect(reply.body.code).toBe('forecasts.purpose-refused');
      expect(reply.body.detail.length).toBeGreaterThan(20);
    },
  );

  it('changes it until it is tested, and never over a later save', async () => {
    const { id } = await p.draft();
    const change = { ...aPlan(p.today()), title: 'Outreach where shootings gather', revision: 1 };
    expect((await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change)).body.revision).toBe(2);
    const late = await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change);
    expect(late.body.code).toBe('forecasts.changed-meanwhile');
    const other = await p.call(p.people.colleague, 'PUT', p.at(`/forecasts/${id}`), {
      ...change,
      revision: 2,
    });
    expect(other.body.code).toBe('forecasts.not-author');
  });

  it('is told where the site has no published grid', async () => {
    const path = `/api/sites/${p.elsewhere.slug}/forecasts`;
    const reply = await p.call(p.people.stranger, 'POST', path, aPlan(p.today()));
    expect(reply.body.code).toBe('forecasts.no-grid');
  });
});

describe('the list of plans', () => {
  it('finds by words and by state', async () => {
    const { number } = await p.draft({ title: 'A plan that is searched for' });
    const found = await p.call(p.people.liaison, 'GET', p.at('/forecasts?q=searched&state=draft'));
    expect(found.body.items.map((one: { number: string }) => one.number)).toEqual([number]);
    const live = await p.call(p.people.liaison, 'GET', p.at('/forecasts?q=searched&state=live'));
    expect(live.body.items).toEqual([]);
  });
});

describe('the database', () => {
  const asAnalyst = (work: ReturnType<typeof sql>) =>
    p.services.database.as({ personId: p.people.analyst }, (tx) => work.execute(tx));

  it('knows the same outcomes as the library, and refuses any other', async () => {
    const { id } = await p.draft();
    for (const outcome of Object.keys(outcomes))
      await asAnalyst(sql`update forecasts.plan set outcome = ${outcome} where id = ${id}`);
    for (const outcome of ['traffic-stop', 'drug-arrest', 'gang-membership'])
      await expect(
        asAnalyst(sql`update forecasts.plan set outcome = ${outcome} where id = ${id}`),
      ).rejects.toThrow('outcome_is_reported_by_victims');
  });

  it.each([
    ['cell_size = 250, study_cells = 1000, named_cells = 20, share = 0.02', 'cell_keeps_nij_rule'],
    ['named_cells = 1', 'violates check constraint'],
    ['share = 0.2, named_cells = round(0.2 * study_cells)', 'area_keeps_nij_rule'],
    ["purposes = array['stops']", 'purpose_is_allowed'],
    ["purposes = array['patrol-presence']", 'patrol_has_conditions'],
    ['ends_on = current_date + 190', 'within 180 days'],
    ['site_id = gen_random_uuid()', 'only its author'],
  ])('refuses a draft with %s', async (change, why) => {
    const { id } = await p.draft();
    await expect(
      asAnalyst(sql`update forecasts.plan set ${sql.raw(change)} where id = ${id}`),
    ).rejects.toThrow(why);
  });

  it('takes a signature from nobody but whoever signs', async () => {
    const { id } = await p.draft();
    await asAnalyst(sql`update forecasts.plan set signed_by = ${p.people.executive}, signed_at = now(),
      statement = 'Signed without looking at it.', live_from = current_date where id = ${id}`);
    expect(await p.shown(id)).toMatchObject({ signedBy: null, statement: null, liveFrom: null });
  });

  it('lets nobody go around the test: not the author, and not the system', async () => {
    const { id } = await p.draft();
    const walk = (move: string, to: string) => sql`
      with moved as (
        insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
        values (gen_random_uuid(), 'forecast-plan', ${id}, ${p.site.id}, ${move}, 'draft', ${to}) returning 1)
      select 1 from moved`;
    await expect(
      p.services.database.asSystem('a test goes around the backtest', async (tx) => {
        await walk('backtest', 'backtested').execute(tx);
        await sql`update forecasts.plan set state = 'backtested' where id = ${id}`.execute(tx);
      }),
    ).rejects.toThrow('finished backtest of exactly these settings');
    await expect(asAnalyst(walk('submit', 'in-review'))).rejects.toThrow('has no move submit');
  });
});
