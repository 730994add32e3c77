import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDueDigests } from './digest/digest-job.ts';
import { allWorkflows, type PeopleAtWork, peopleAtWork } from './testing/people-at-work.ts';

let w: PeopleAtWork;
beforeAll(async () => {
  w = await peopleAtWork();
  const { liaison } = w.people;
  await w.anAction(liaison, 'Ask the lab for its numbers', '2026-11-25');
  const { body } = await w.call(liaison, 'GET', '/api/account/notifications');
  const choices = { due: 'daily', waiting: 'daily', changed: 'daily' };
  await w.call(liaison, 'PUT', '/api/account/notifications', {
    digestOn: true,
    rhythm: body.rhythm,
    choices,
  });
  await w.call(liaison, 'POST', '/api/account/calendar-feeds', { name: 'My due dates' });
  await sendDueDigests(w.services, allWorkflows);
});
afterAll(() => w.close());

type Person = keyof PeopleAtWork['people'];
const others: Person[] = ['coordinator', 'stranger', 'newcomer'];
const ownTables = ['preference', 'choice', 'digest', 'digest_item', 'feed'];

const as = <T>(person: string | null, query: RawBuilder<T>) =>
  w.services.database.as({ personId: person }, (tx) => query.execute(tx));
const rowsOf = async (person: string | null, table: string) => {
  const { rows } = await as(
    person,
    sql<{ n: number }>`select count(*) as n from ${sql.table(`notifications.${table}`)}
      where person_id = ${w.people.liaison}`,
  );
  return rows[0]!.n;
};

describe('by HTTP', () => {
  it.each([
    ['GET', '/api/account/notifications'],
    ['PUT', '/api/account/notifications'],
    ['GET', '/api/account/digest-preview'],
    ['GET', '/api/account/calendar-feeds'],
    ['POST', '/api/account/calendar-feeds'],
    ['DELETE', `/api/account/calendar-feeds/${uuidv7()}`],
  ] as const)('%s %s is for people who are signed in', async (method, url) => {
    expect((await w.call(null, method, url, method === 'GET' ? undefined : {})).status).toBe(401);
  });

  it.each(others)('the %s sees their own choices and calendars alone', async (person) => {
    expect((await w.call(w.people[person], 'GET', '/api/account/calendar-feeds')).body.items).toEqual([]);
    expect((await w.call(w.people[person], 'GET', '/api/account/notifications')).body.kinds[2].channel).toBe(
      'in-app',
    );
  });
});

describe('by SQL', () => {
  it('what a person chose and was told is theirs to read', async () => {
    for (const table of ownTables)
      expect([table, await rowsOf(w.people.liaison, table)]).not.toEqual([table, 0]);
  });

  it.each([...others, null])('the %s reads none of it', async (person) => {
    for (const table of ownTables)
      expect([table, await rowsOf(person && w.people[person], table)]).toEqual([table, 0]);
  });

  it.each(others)('the %s can’t write in another’s name', async (person) => {
    const { liaison } = w.people;
    await expect(
      as(
        w.people[person],
        sql`insert into notifications.choice (person_id, kind, channel) values (${liaison}, 'due', 'in-app')`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
    const changed = await as(
      w.people[person],
      sql`update notifications.preference set digest_on = false where person_id = ${liaison}`,
    );
    expect(changed.numAffectedRows).toBe(0n);
    const revoked = await as(
      w.people[person],
      sql`update notifications.feed set revoked_at = now() where person_id = ${liaison}`,
    );
    expect(revoked.numAffectedRows).toBe(0n);
  });

  it('nobody writes that they were told, reads the hash of an address, or brings a revoked one back', async () => {
    const { liaison } = w.people;
    const refused = { code: '42501' };
    await expect(
      as(
        liaison,
        sql`insert into notifications.digest (id, person_id, day, outcome, made_at)
        values (${uuidv7()}, ${liaison}, '2027-01-01', 'sent', now())`,
      ),
    ).rejects.toMatchObject(refused);
    await expect(as(liaison, sql`select token_hash from notifications.feed`)).rejects.toMatchObject(refused);
    await as(liaison, sql`update notifications.feed set revoked_at = now() where person_id = ${liaison}`);
    const back = await as(
      liaison,
      sql`update notifications.feed set revoked_at = null where person_id = ${liaison}`,
    );
    expect(back.numAffectedRows).toBe(0n);
  });

  it('a digest of one person and day can’t be written twice, by the system either', async () => {
    const again = w.services.database.asSystem('a test writes it twice', (tx) =>
      sql`insert into notifications.digest (id, person_id, day, outcome, made_at)
        values (${uuidv7()}, ${w.people.liaison}, '2026-11-24', 'sent', now())`.execute(tx),
    );
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });
});
