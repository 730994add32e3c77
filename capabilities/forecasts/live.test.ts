import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { aPartnership, type Partnership, shootings } from './testing/partnership.ts';

const DAY = 86_400_000;

let p: Partnership;
let first: string;
beforeAll(async () => {
  p = await aPartnership();
  first = p.today();
  await p.dataArrive(shootings(first), first);
});
afterAll(() => p.close());

describe('a live forecast', () => {
  let id: string;

  it('names its cells for the first period from the days before it alone', async () => {
    ({ id } = await p.live());
    await p.keepSchedule();
    const { liveFrom, periods } = await p.shown(id);
    expect(liveFrom).toBe(addDays(first, 1));
    expect(periods).toHaveLength(1);
    const [period] = periods;
    expect(period).toMatchObject({ ordinal: 1, from: liveFrom, to: addDays(liveFrom, 27), heldUp: null });
    expect(period.trainedThrough < period.from).toBe(true);
    expect(period.forecast.cells).toHaveLength(period.forecast.countsCells.length);
    expect(period.dataLabel).toContain('version');
  });

  it('shows them as polygons, with those that only plain counts would name', async () => {
    const { periods } = await p.shown(id);
    const path = p.at(`/forecasts/${id}/periods/${periods[0].id}/places`);
    const { body } = await p.call(p.people.liaison, 'GET', path);
    const { cells, overlap } = periods[0].forecast;
    expect(body.features).toHaveLength(2 * cells.length - overlap);
    expect(body.features[0].geometry.coordinates[0]).toHaveLength(5);
    expect(body.boundary.type).toBe('Polygon');
  });

  it('makes each forecast once, and nobody changes it', async () => {
    const before = await p.shown(id);
    await p.keepSchedule();
    expect(await p.shown(id)).toEqual(before);
    const change = (personId: string | null) =>
      personId
        ? p.services.database.as({ personId }, (tx) =>
            sql`update forecasts.period set forecast = '{}' where plan_id = ${id}`.execute(tx),
          )
        : p.services.database.asSystem('a test', (tx) =>
            sql`update forecasts.period set forecast = '{}' where plan_id = ${id}`.execute(tx),
          );
    await expect(change(p.people.analyst)).rejects.toThrow('permission denied');
    await expect(change(null)).rejects.toThrow('a forecast does not change');
  });

  it('says that data are missing rather than forecast from old ones', async () => {
    p.clock.advance(29 * DAY);
    await p.keepSchedule();
    const [second] = (await p.shown(id)).periods;
    expect(second).toMatchObject({ ordinal: 2, forecast: null });
    expect(second.heldUp).toContain('Import a later file');
  });

  it('reports on a period once it is over and late reports are in: caught, shift, drift, and what it can’t show', async () => {
    p.clock.advance(16 * DAY);
    const lastDay = p.today();
    await p.dataArrive(shootings(lastDay, first), lastDay);
    await p.keepSchedule();
    const { periods } = await p.shown(id);
    const [second, one] = periods;
    expect(second.forecast).not.toBeNull();
    expect(second.trainedThrough < second.from).toBe(true);
    const { report } = one;
    expect(report.period.method.captured).toBeGreaterThan(report.period.random.expected);
    expect(report.period.events).toBe(report.period.shift.inNow + report.period.shift.outNow);
    expect(report.shiftSentence).toContain('recording rose there');
    expect(report.cannotShow.join(' ')).toContain('more people were there to record it');
  });

  it('has ended when its last day has passed, before any job says so', async () => {
    p.clock.advance(60 * DAY);
    expect(await p.shown(id)).toMatchObject({ state: 'ended' });
    const listed = await p.call(p.people.liaison, 'GET', p.at('/forecasts?state=ended'));
    expect(listed.body.items.map((one: { id: string }) => one.id)).toContain(id);
    const stored = () =>
      p.services.database.asSystem('a test', async (tx) => {
        const { rows } = await sql<{
          state: string;
        }>`select state from forecasts.plan where id = ${id}`.execute(tx);
        return rows[0]!.state;
      });
    expect(await stored()).toBe('live');
    await p.keepSchedule();
    expect(await stored()).toBe('ended');
    p.clock.set(new Date());
  });
});

describe('a signed forecast', () => {
  it('that is stopped names no further cells', async () => {
    const { id } = await p.live();
    await p.move(p.people.executive, id, 'stop', 'The outreach workers left.');
    await p.keepSchedule();
    expect((await p.shown(id)).periods).toEqual([]);
    await expect(
      p.services.database.asSystem('a test', (tx) =>
        sql`insert into forecasts.period (id, site_id, plan_id, ordinal, from_day, to_day, made_at, version_id,
            data_label, trained_through, forecast)
          select gen_random_uuid(), site_id, id, 1, live_from, live_from + 27, now(), gen_random_uuid(), 'data',
            live_from - 1, '{}' from forecasts.plan where id = ${id}`.execute(tx),
      ),
    ).rejects.toThrow('only a live plan makes forecasts');
  });

  it('starts only while a whole period fits before its end', async () => {
    const { id } = await p.inReview({ endsOn: addDays(p.today(), 29) });
    p.clock.advance(3 * DAY);
    const late = await p.move(p.people.executive, id, 'sign-off', 'I read the test and the purpose of it.');
    expect(late.body.code).toBe('forecasts.end-passed');
    p.clock.set(new Date());
  });
});
