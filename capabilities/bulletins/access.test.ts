import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNewsroom, type Newsroom, WEEK_BEFORE } from './testing/newsroom.ts';
import { anEpisode, someFigures } from './testing/some-figures.ts';

let n: Newsroom;
let bulletinId: string;
let alertId: string;
beforeAll(async () => {
  n = await aNewsroom();
  n.paper.figures = (week) => someFigures(week, { episode: anEpisode(week) });
  await n.draft(WEEK_BEFORE);
  [{ id: bulletinId }] = await n.bulletins();
  [{ id: alertId }] = (await n.call(n.people.analyst, 'GET', n.at('/alerts'))).body.items;
  await n.call(n.people.executive, 'PUT', n.at('/bulletin-subscription'), { subscribed: true });
});
afterAll(() => n.close());

const tables = ['bulletin', 'alert', 'subscription', 'delivery'] as const;
type Person = keyof Newsroom['people'];

const readers: Person[] = ['analyst', 'lead', 'coordinator', 'executive', 'liaison'];
const outsiders: Person[] = ['detective', 'communications', 'researcher', 'stranger'];
const everyone = [...readers, ...outsiders];

const reads = [
  '/bulletins',
  '/bulletins/:bulletin',
  '/bulletins/:bulletin/pdf',
  '/alerts',
  '/alerts/watch',
  '/alerts/:alert',
  '/bulletin-subscription',
];
const addressed = (path: string) => path.replace(':bulletin', bulletinId).replace(':alert', alertId);

/** Each verb with who may do it; whoever may not is refused before anything is looked at. */
const verbs: {
  name: string;
  may: Person[];
  try: (person: Person) => Promise<{ status: number; body: unknown }>;
}[] = [
  {
    name: 'ask for a draft',
    may: ['analyst', 'lead', 'coordinator'],
    try: (person) => n.call(n.people[person], 'POST', n.at('/bulletins/draft')),
  },
  {
    name: 'word a draft',
    may: ['analyst', 'lead', 'coordinator'],
    // An old revision: whoever may word it is told of the newer one, and nothing changes.
    try: (person) =>
      n.call(n.people[person], 'PUT', n.at(`/bulletins/${bulletinId}/words`), {
        headline: null,
        note: null,
        revision: 0,
      }),
  },
  {
    name: 'subscribe',
    may: readers,
    try: (person) => n.call(n.people[person], 'PUT', n.at('/bulletin-subscription'), { subscribed: false }),
  },
];

describe('by HTTP', () => {
  it.each(readers)('the %s reads bulletins, alerts and their own subscription', async (person) => {
    for (const path of reads)
      expect([path, (await n.call(n.people[person], 'GET', n.at(addressed(path)))).status]).toEqual([
        path,
        200,
      ]);
  });

  it.each(outsiders)('the %s is refused by every address', async (person) => {
    for (const path of reads)
      expect([path, (await n.call(n.people[person], 'GET', n.at(addressed(path)))).status]).toEqual([
        path,
        403,
      ]);
    for (const { name, try: attempt } of verbs)
      expect([name, (await attempt(person)).status]).toEqual([name, 403]);
    for (const path of [`/bulletins/${bulletinId}/moves`, `/alerts/${alertId}/moves`]) {
      const body = { move: path.includes('alerts') ? 'explain' : 'submit', reason: 'I want this to happen.' };
      expect((await n.call(n.people[person], 'POST', n.at(path), body)).status).toBe(403);
    }
  });

  it('whoever works at another site finds nothing of this one under their own address', async () => {
    const own = `/api/sites/${n.elsewhere.slug}`;
    for (const path of ['/bulletins/:bulletin', '/bulletins/:bulletin/pdf', '/alerts/:alert'])
      expect((await n.call(n.people.stranger, 'GET', own + addressed(path))).status).toBe(404);
    for (const [path, move] of [
      [`/bulletins/${bulletinId}/moves`, 'withdraw'],
      [`/alerts/${alertId}/moves`, 'dismiss'],
    ])
      expect(
        (await n.call(n.people.stranger, 'POST', own + path, { move, reason: 'Mine now.' })).status,
      ).toBe(404);
    expect((await n.call(n.people.stranger, 'GET', `${own}/bulletins`)).body.items).toEqual([]);
  });

  it('nobody is asked to sign in', async () => {
    for (const path of reads) expect((await n.call(null, 'GET', n.at(addressed(path)))).status).toBe(401);
  });

  it.each(verbs.map(({ name }) => name))('only those who may, %s', async (name) => {
    const { may, try: attempt } = verbs.find((verb) => verb.name === name)!;
    for (const person of everyone) {
      const { status } = await attempt(person);
      if (!may.includes(person)) expect([person, status >= 400]).toEqual([person, true]);
      else expect([person, status === 403]).toEqual([person, false]);
    }
  });

  it('each move is for those it names', async () => {
    const refusedBy = async (people: Person[], path: string, move: string) => {
      for (const person of people) {
        const body = { move, reason: 'Because a test says so.' };
        const reply = await n.call(n.people[person], 'POST', n.at(path), body);
        // Whoever may change nothing of a record can’t take it up to move it.
        expect(reply.body.code).toMatch(/^workflow\.not-(allowed|found)$/);
      }
    };
    const moves = `/bulletins/${bulletinId}/moves`;
    await refusedBy(['coordinator', 'liaison'], moves, 'withdraw');
    await refusedBy(['executive', 'liaison'], moves, 'submit');
    await refusedBy(['coordinator', 'executive', 'liaison'], `/alerts/${alertId}/moves`, 'explain');
    await refusedBy(['coordinator', 'executive', 'liaison'], `/alerts/${alertId}/moves`, 'dismiss');
    await n.move(n.people.analyst, bulletinId, 'submit');
    await refusedBy(['coordinator', 'liaison'], moves, 'send');
    await refusedBy(['coordinator', 'liaison'], moves, 'return');
    await n.move(n.people.lead, bulletinId, 'return', 'Back to where it was.');
  });
});

describe('by SQL', () => {
  const as = (person: Person | null, statement: ReturnType<typeof sql>) =>
    n.services.database.as({ personId: person && n.people[person] }, (tx) => statement.execute(tx));
  const refused = /permission denied|changes only|carry the name|by sending|explained once/;

  it.each(outsiders)('the %s sees no row', async (person) => {
    for (const table of tables)
      expect((await as(person, sql`select 1 from ${sql.table(`bulletins.${table}`)}`)).rows).toEqual([]);
  });

  it('nobody sees a row without signing in', async () => {
    for (const table of tables)
      expect((await as(null, sql`select 1 from ${sql.table(`bulletins.${table}`)}`)).rows).toEqual([]);
  });

  it.each(everyone)('the %s makes no bulletin and no alert, and deletes none', async (person) => {
    for (const statement of [
      sql`insert into bulletins.bulletin select * from bulletins.bulletin`,
      sql`insert into bulletins.alert select * from bulletins.alert`,
      sql`insert into bulletins.delivery (bulletin_id, person_id, told, site_id)
        values (${bulletinId}, ${n.people[person]}, 'sent', ${n.site.id})`,
      sql`delete from bulletins.bulletin`,
      sql`delete from bulletins.alert`,
      sql`update bulletins.bulletin set figures = '{}'`,
      sql`update bulletins.alert set count = 0`,
    ])
      await expect(as(person, statement)).rejects.toThrow('permission denied');
  });

  it.each(everyone)(
    'the %s moves nothing by writing its state, nor words under another’s name',
    async (person) => {
      const changed = async (statement: ReturnType<typeof sql>) => {
        const done = await as(person, statement).then(
          ({ numAffectedRows }) => Number(numAffectedRows),
          (error: Error) => error.message,
        );
        if (typeof done === 'number') expect([person, done]).toEqual([person, 0]);
        else expect(done).toMatch(refused);
      };
      await changed(sql`update bulletins.bulletin set state = 'sent' where id = ${bulletinId}`);
      await changed(sql`update bulletins.alert set state = 'closed' where id = ${alertId}`);
      await changed(sql`update bulletins.bulletin set note = 'x', words_by = ${n.people.liaison}, words_at = now()
      where id = ${bulletinId}`);
      await changed(sql`update bulletins.alert set explanation = 'Explained by someone else.',
      explained_by = ${n.people.liaison} where id = ${alertId}`);
      await changed(sql`update bulletins.bulletin set content = 'x', content_hash = encode(sha256('x'), 'hex'),
      sent_at = now(), sent_by = ${n.people[person]} where id = ${bulletinId}`);
    },
  );

  it('nobody subscribes another, nor ends another’s subscription', async () => {
    await expect(
      as(
        'analyst',
        sql`insert into bulletins.subscription (site_id, person_id)
        values (${n.site.id}, ${n.people.lead})`,
      ),
    ).rejects.toThrow('row-level security');
    await n.call(n.people.executive, 'PUT', n.at('/bulletin-subscription'), { subscribed: true });
    await as('analyst', sql`delete from bulletins.subscription`);
    const { body } = await n.call(n.people.executive, 'GET', n.at('/bulletin-subscription'));
    expect(body.subscribed).toBe(true);
    await expect(
      as(
        'stranger',
        sql`insert into bulletins.subscription (site_id, person_id)
        values (${n.site.id}, ${n.people.stranger})`,
      ),
    ).rejects.toThrow('row-level security');
  });
});
