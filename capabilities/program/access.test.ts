import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPartnership, type Partnership } from './testing/partnership.ts';

let p: Partnership;
let engagement: string;
beforeAll(async () => {
  p = await aPartnership();
  const invited = await p.call(p.people.champion, 'POST', p.at('/engagements'), { startsOn: '2026-12-01' });
  engagement = invited.body.engagement.id;
  await p.call(p.people.champion, 'POST', p.at('/team'), {
    position: 'champion',
    personId: p.people.champion,
    from: '2026-01-01',
  });
});
afterAll(() => p.close());

type Who = keyof Partnership['people'];
const everyone = () => Object.keys(p.people) as Who[];

/** Who is let in: the call itself may then fail for other reasons. */
async function letIn(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<Who[]> {
  const allowed: Who[] = [];
  for (const who of everyone())
    if ((await p.call(p.people[who], method, url, body)).status !== 403) allowed.push(who);
  return allowed.sort();
}

const office: Who[] = ['administrator', 'champion'];
const leaders: Who[] = [...office, 'liaison'];
const readers: Who[] = [...leaders, 'advisor', 'analyst', 'auditor', 'coordinator', 'executive', 'provider'];
const sorted = (people: Who[]) => [...people].sort();

describe('each role', () => {
  it('reads the engagement and team of its own site alone', async () => {
    expect(await letIn('GET', p.at('/program'))).toEqual(sorted(readers));
    expect((await p.call(null, 'GET', p.at('/program'))).status).toBe(401);
  });

  it('invites, plans, extends and fills positions as it may', async () => {
    const nothing = {};
    expect(await letIn('POST', p.at('/engagements'), nothing)).toEqual(sorted(office));
    expect(await letIn('POST', p.at(`/engagements/${engagement}/extensions`), nothing)).toEqual(
      sorted(office),
    );
    expect(await letIn('PUT', p.at(`/engagements/${engagement}/phases`), nothing)).toEqual(sorted(leaders));
    expect(await letIn('POST', p.at('/team'), nothing)).toEqual(sorted([...leaders, 'coordinator']));
  });

  it('hands over, administers sites and sees the portfolio as it may', async () => {
    expect(await letIn('POST', '/api/handovers', {})).toEqual(sorted(office));
    expect(await letIn('GET', '/api/handovers/people')).toEqual(sorted(office));
    for (const url of ['/api/sites', '/api/core-areas/lists'])
      expect(await letIn('POST', url, {})).toEqual(['administrator']);
    expect(await letIn('PUT', '/api/cohorts', {})).toEqual(['administrator']);
    expect(await letIn('GET', '/api/portfolio')).toEqual(
      sorted([...leaders, 'advisor', 'auditor', 'coordinator', 'stranger']),
    );
  });

  it('makes only the moves that are its own', async () => {
    const tries = async (move: string, reason?: string) => {
      const refused: Who[] = [];
      for (const who of ['coordinator', 'analyst', 'advisor', 'auditor', 'provider'] as Who[]) {
        const { body } = await p.call(p.people[who], 'POST', p.at(`/engagements/${engagement}/moves`), {
          move,
          reason,
        });
        if (body.code === 'workflow.not-allowed') refused.push(who);
      }
      return refused;
    };
    const all = ['coordinator', 'analyst', 'advisor', 'auditor', 'provider'];
    expect(await tries('accept')).toEqual(all);
    expect(await tries('withdraw', 'It was tried by someone who may not.')).toEqual(all);
  });
});

describe('by SQL', () => {
  const as = (who: Who, statement: ReturnType<typeof sql>) =>
    p.services.database.as({ personId: p.people[who] }, async (tx) => (await statement.execute(tx)).rows);

  it.each(['engagement', 'holding', 'phase_plan', 'extension', 'handover', 'handover_item'])(
    'people of other sites and of no site see no row of program.%s, and none is deleted',
    async (table) => {
      for (const who of ['stranger', 'detective'] as Who[])
        expect(await as(who, sql`select 1 from ${sql.table(`program.${table}`)}`)).toEqual([]);
      await expect(
        as('administrator', sql`delete from ${sql.table(`program.${table}`)}`),
      ).rejects.toMatchObject({
        code: '42501',
      });
    },
  );

  it('nobody writes in another’s name, at another’s site, or past what was agreed', async () => {
    const holding = (who: Who, site: string, author: string) =>
      as(
        who,
        sql`insert into program.holding (id, site_id, position, person_id, valid_from, author_id)
          values (${uuidv7()}, ${site}, 'advisor', ${p.people.advisor}, '2026-01-01', ${author})`,
      );
    await expect(holding('liaison', p.away.id, p.people.liaison)).rejects.toMatchObject({ code: '42501' });
    await expect(holding('liaison', p.home.id, p.people.champion)).rejects.toMatchObject({ code: '42501' });
    await expect(holding('analyst', p.home.id, p.people.analyst)).rejects.toMatchObject({ code: '42501' });
    await expect(
      as('champion', sql`update program.engagement set state = 'graduated' where id = ${engagement}`),
    ).rejects.toThrow('only by a recorded move');
    await expect(
      as(
        'champion',
        sql`insert into program.extension (id, site_id, engagement_id, ends_on, reason)
          values (${uuidv7()}, ${p.home.id}, ${engagement}, '2026-12-31', 'Shorter than was agreed.')`,
      ),
    ).rejects.toThrow('ends after the day agreed before');
  });

  it('a second regular holder is refused, and an acting one is not', async () => {
    const champion = (acting: boolean) =>
      as(
        'administrator',
        sql`insert into program.holding (id, site_id, position, contact_name, contact_agency, acting, valid_from)
          values (${uuidv7()}, ${p.home.id}, 'champion', 'Demo contact', 'Demo agency', ${acting}, '2026-06-01')`,
      );
    await expect(champion(false)).rejects.toMatchObject({ code: '23P01' });
    await expect(champion(true)).resolves.toEqual([]);
  });

  it('a second open engagement is refused', async () => {
    await expect(
      as(
        'champion',
        sql`insert into program.engagement (id, site_id, number, title, starts_on, planned_end)
          values (${uuidv7()}, ${p.home.id}, 'ENG-X', 'Another', '2027-01-01', '2030-01-01')`,
      ),
    ).rejects.toMatchObject({ code: '23505' });
  });
});
