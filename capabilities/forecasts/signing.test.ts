import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backtestJob } from './schedule/backtest-job.ts';
import { aPartnership, aPlan, type Partnership, shootings, statement } from './testing/partnership.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

const as = (personId: string, work: ReturnType<typeof sql>) =>
  p.services.database.as({ personId }, (tx) => work.execute(tx));
const asSystem = (work: ReturnType<typeof sql>) =>
  p.services.database.asSystem('a test', (tx) => work.execute(tx));

describe('a backtest', () => {
  it('says what is missing where the site has no data, and can be asked for again', async () => {
    const { id } = await p.draft();
    const plan = await p.backtest(id);
    expect(plan).toMatchObject({ state: 'draft', backtest: { result: null } });
    expect(plan.backtest.failure).toContain('no data version');
    await p.dataArrive(shootings(p.today()), p.today());
    expect(await p.backtest(id)).toMatchObject({ state: 'backtested', backtest: { failure: null } });
  });

  it('tests the method beside plain counts and a blind choice, and says how it stands', async () => {
    const { id } = await p.draft();
    const { backtest } = await p.backtest(id);
    expect(backtest.result.periods).toHaveLength(4);
    expect(backtest.result.overall.random.pai.estimate).toBeGreaterThan(0);
    expect(backtest.result.sentence).toMatch(/plain counts/);
    expect(backtest.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(backtest.dataLabel).toContain('version');
  });

  it('is asked for once, and carried out once however often the job runs', async () => {
    const { id } = await p.draft();
    const asked = await p.call(p.people.analyst, 'POST', p.at(`/forecasts/${id}/backtests`));
    const again = await p.call(p.people.analyst, 'POST', p.at(`/forecasts/${id}/backtests`));
    expect(again.body.code).toBe('forecasts.backtest-under-way');
    const { id: backtestId } = asked.body.backtest;
    const run = () =>
      backtestJob.run({ backtestId }, p.services, {
        ...{ id: 'test', attempt: 1, signal: new AbortController().signal },
      });
    await run();
    const first = await p.shown(id);
    await run();
    expect(await p.shown(id)).toEqual(first);
  });

  it('is of a plan that was changed meanwhile no more: it is not done', async () => {
    const { id } = await p.draft();
    const asked = await p.call(p.people.analyst, 'POST', p.at(`/forecasts/${id}/backtests`));
    const change = { ...aPlan(p.today()), bandwidth: 400, revision: 1 };
    await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change);
    await backtestJob.run({ backtestId: asked.body.backtest.id }, p.services, {
      ...{ id: 'test', attempt: 1, signal: new AbortController().signal },
    });
    const plan = await p.shown(id);
    expect(plan).toMatchObject({ state: 'draft', backtest: { isCurrent: false } });
    expect(plan.backtest.failure).toContain('changed before it was tested');
  });

  it('is frozen: nobody changes or removes a finished one, the system neither', async () => {
    const { id } = await p.draft();
    const { backtest } = await p.backtest(id);
    const change = sql`update forecasts.backtest set sentence = 'It works.' where id = ${backtest.id}`;
    await expect(as(p.people.analyst, change)).rejects.toThrow('permission denied');
    await expect(asSystem(change)).rejects.toThrow('does not change');
    await expect(asSystem(sql`delete from forecasts.backtest where id = ${backtest.id}`)).rejects.toThrow(
      'is kept',
    );
  });

  it('can’t be written by hand', async () => {
    const { id } = await p.draft();
    await expect(
      as(
        p.people.analyst,
        sql`insert into forecasts.backtest
          (id, site_id, plan_id, finished_at, version_id, data_label, result, sentence, beats_counts, result_hash)
          values (${uuidv7()}, ${p.site.id}, ${id}, now(), ${uuidv7()}, 'mine', '{}', 'It works.', true,
            ${'a'.repeat(64)})`,
      ),
    ).rejects.toThrow('row-level security');
  });
});

describe('a second person', () => {
  it('signs with a statement, which is kept with who and when', async () => {
    const { id } = await p.inReview();
    const { body } = await p.move(p.people.executive, id, 'sign-off', statement);
    expect(body).toMatchObject({ state: 'signed-off', statement, signedBy: 'Test site executive' });
    expect(body.signedAt).not.toBeNull();
  });

  it('says what was weighed: no statement, or a word, is no signature', async () => {
    const { id } = await p.inReview();
    expect((await p.move(p.people.executive, id, 'sign-off')).body.code).toBe('workflow.reason-missing');
    expect((await p.move(p.people.executive, id, 'sign-off', 'Fine.')).body.code).toBe(
      'forecasts.statement-too-short',
    );
  });

  it('is never the author, whatever else the author is', async () => {
    const { id } = await p.inReview();
    const membership = uuidv7();
    await asSystem(sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
      select ${membership}, person_id, agency_id, 'site executive', false from identity.membership
      where person_id = ${p.people.analyst} limit 1`);
    await asSystem(sql`insert into identity.membership_site (membership_id, site_id)
      values (${membership}, ${p.site.id})`);
    const reply = await p.move(p.people.analyst, id, 'sign-off', statement);
    expect(reply.body.code).toBe('workflow.second-person');
    await asSystem(sql`delete from identity.membership_site where membership_id = ${membership}`);
    await asSystem(sql`delete from identity.membership where id = ${membership}`);
  });

  it('returns it with the reason; changed, it needs a test of what it has become', async () => {
    const { id } = await p.inReview();
    await p.move(p.people.executive, id, 'return', 'Half the bandwidth, please.');
    const { revision } = await p.shown(id);
    const change = { ...aPlan(p.today()), bandwidth: 150, revision };
    expect((await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change)).status).toBe(200);
    expect((await p.move(p.people.analyst, id, 'submit')).body.code).toBe('forecasts.backtest-missing');
    await expect(
      p.services.database.as({ personId: p.people.analyst }, async (tx) => {
        await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state)
          values (${uuidv7()}, 'forecast-plan', ${id}, ${p.site.id}, 'submit', 'returned', 'in-review')`.execute(
          tx,
        );
        await sql`update forecasts.plan set state = 'in-review' where id = ${id}`.execute(tx);
      }),
    ).rejects.toThrow('exactly these settings');
    expect(await p.backtest(id)).toMatchObject({ state: 'backtested' });
  });

  it('gets a plan back as it was when only its words changed: the test still holds', async () => {
    const { id } = await p.inReview();
    await p.move(p.people.executive, id, 'return', 'Say who visits the places.');
    const { revision } = await p.shown(id);
    const change = {
      ...aPlan(p.today()),
      purpose: 'Outreach workers of the city visit the cells.',
      revision,
    };
    await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change);
    expect((await p.move(p.people.analyst, id, 'submit')).body.state).toBe('in-review');
  });
});

describe('a plan in review', () => {
  it('is nobody’s to change, by SQL either', async () => {
    const { id } = await p.inReview();
    const change = { ...aPlan(p.today()), revision: 1 };
    const reply = await p.call(p.people.analyst, 'PUT', p.at(`/forecasts/${id}`), change);
    expect(reply.body.code).toBe('forecasts.not-editable');
    await expect(
      as(
        p.people.analyst,
        sql`update forecasts.plan set purpose = 'Something else at these places.' where id = ${id}`,
      ),
    ).rejects.toThrow('changes only as a draft');
  });

  it('is stopped at once, with the reason, by anyone who may', async () => {
    const { id } = await p.inReview();
    expect((await p.move(p.people.colleague, id, 'stop')).body.code).toBe('workflow.reason-missing');
    expect((await p.move(p.people.colleague, id, 'stop', 'Residents were not asked.')).body.state).toBe(
      'stopped',
    );
  });
});
