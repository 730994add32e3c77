import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFile, anAnalyst } from '#capabilities/incidents/testing/incidents-world.ts';
import type { Plan } from './contract.ts';
import { takeReadings } from './measures/take-readings.ts';
import { planProgressColumn } from './progress/portfolio-column.ts';
import { aPartnership, type Partnership } from './testing/partnership.ts';

const YEAR_BEFORE = { baselineFrom: '2023-01-01', baselineTo: '2023-12-31' };

let p: Partnership;
let plan: Plan;
beforeAll(async () => {
  p = await aPartnership();
  plan = await p.open(p.people.coordinator);
});
afterAll(() => p.close());

/** Sixty people shot in 2023, every tenth of them dead, and twenty in 2024; the file covers both years whole. */
function twoYears(): string {
  const day = (year: number, n: number, of: number) =>
    new Date(Date.UTC(year, 0, 1 + Math.round((n * 364) / (of - 1)))).toISOString().slice(0, 10);
  const row = (year: number, n: number, of: number) =>
    `${year}-${n},${day(year, n, of)} 20:00:00,${n % 10 === 0},-75.10,40.00,100 A ST,25`;
  const last = '2024-last,2024-12-31 20:00:00,false,-75.10,40.00,100 A ST,25';
  const rows = (year: number, of: number) => Array.from({ length: of }, (_, n) => row(year, n, of));
  return aFile(...rows(2023, 60), ...rows(2024, 19), last);
}

const takeAll = () => takeReadings(p.services.database, p.site.id, new AbortController().signal);
const readings = async () =>
  (
    await p.sqlAs(
      p.people.liaison,
      sql<{ metric: string; counted: number }>`select metric, counted from planning.reading order by metric`,
    )
  ).rows;

describe('the measures of a site', () => {
  it('have no reading while it has no data', async () => {
    await takeAll();
    expect(await readings()).toEqual([]);
    const { metrics } = await p.done(p.people.coordinator, 'GET', '/plan-choices');
    expect(metrics.map(({ reading }: { reading: unknown }) => reading)).toEqual(metrics.map(() => null));
  });

  it('are read once from each data version, over the last year that it covers', async () => {
    const analyst = anAnalyst(p, p.people.analyst, p.site);
    await analyst.importsAndAccepts(await analyst.opensASource({ name: 'Shootings' }), twoYears());
    await takeAll();
    await takeAll();
    // No grid is published for this site, so nothing is said of its places.
    expect(await readings()).toEqual([
      { metric: 'people-shot-dead-a-year', counted: 2 },
      { metric: 'share-of-victims-who-died', counted: 2 },
      { metric: 'shooting-victims-a-year', counted: 20 },
      { metric: 'shootings-a-year', counted: 20 },
    ]);
    const told = await p.sqlAs(
      p.people.liaison,
      sql`select 1 from platform.event where kind = 'planning.measures-read'`,
    );
    expect(told.rows).toHaveLength(1);
  });

  it('are answered over a period that someone chooses, never without the data, and not beyond them', async () => {
    const ask = (from: string, to: string) =>
      p.done(
        p.people.coordinator,
        'GET',
        `/plan-measures?metric=shooting-victims-a-year&from=${from}&to=${to}`,
      );
    expect((await ask('2023-01-01', '2023-12-31')).reading).toMatchObject({
      ...{ counted: 60, dataLabel: 'Shootings, version 1', dataThrough: '2024-12-31' },
      method: expect.stringContaining('Poisson'),
    });
    expect((await ask('2022-01-01', '2022-12-31')).reading).toBeNull();
  });
});

describe('a goal of the catalogue', () => {
  it('has its baseline read, whatever was typed, and says whether the two can be told apart', async () => {
    const title = 'Fewer people shot each year';
    const goal = await p.add(plan.id, 'goal', {
      ...{ title, metric: 'shooting-victims-a-year', ...YEAR_BEFORE },
      ...{ baselineValue: 5, baselineSource: 'Typed by hand', targetValue: 10, targetOn: '2028-12-31' },
    });
    const died = await p.add(plan.id, 'goal', {
      ...{ title: 'Fewer of them die', metric: 'share-of-victims-who-died', ...YEAR_BEFORE },
    });
    const found = await p.find(plan.id);
    expect(p.part(found, goal).fields).toMatchObject({
      baselineCounted: 60,
      baselineSource: 'Shootings, version 1, data through December 31, 2024',
    });
    const standing = (id: string) => found.measures.find(({ goalId }) => goalId === id);
    expect(standing(goal)).toMatchObject({ standing: 'better', reading: { counted: 20 } });
    expect(standing(goal)!.sentence).toContain('clearly below the baseline of 60');
    expect(standing(died)).toMatchObject({ standing: 'not-told-apart' });
  });
});

describe('the portfolio', () => {
  it('tells in one question how far each site’s plans are, and names what is late', async () => {
    const { activity } = await p.withParts(plan.id);
    await p.publish(plan.id);
    await p.done(p.people.owner, 'POST', `/plan-activities/${activity}/moves`, { move: 'start' });
    await p.done(p.people.owner, 'POST', `/plan-activities/${activity}/progress`, {
      ...{ percent: 60, words: 'More than half.', spentCents: 0 },
    });
    const ask = (personId: string) =>
      p.services.database.as({ personId }, (tx) =>
        planProgressColumn.query(tx, [p.site.id, p.elsewhere.id], new Date('2026-11-25T15:00:00Z')),
      );
    expect([...(await ask(p.people.liaison))]).toEqual([
      [
        p.site.id,
        {
          ...{ value: 0.6, words: '60%, 0 of 1 done, 1 late' },
          attention: [
            {
              why: 'PLA-2026-0001 “Staff the team” is 2 days past its due day',
              to: `/s/${p.site.slug}/plan-activities/${activity}`,
            },
          ],
        },
      ],
    ]);
    expect([...(await ask(p.people.stranger))]).toEqual([]);
  });
});
