import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from './signing-in/code.ts';
import { aSession, aSummitDay, type SummitDay } from './testing/summit-day.ts';

let t: SummitDay;
let commitment: { id: string; followUps: { id: string }[] };
beforeAll(async () => {
  t = await aSummitDay();
  await t.move('open');
  await t.move('begin');
  await t.must(
    t.call(t.people.coordinator, 'POST', t.at(`/summits/${t.event.id}/registrations`), {
      ...{ personId: t.people.analyst, name: '-' },
    }),
  );
  const draft = { sessionId: t.session.id, statement: 'We will do it', dueOn: '2027-01-01' };
  commitment = await t.must(t.call(t.people.coordinator, 'POST', t.at('/summit-commitments'), draft));
  const { code } = codeAt(t.services.secret, t.session.id, t.services.clock.now());
  await t.must(t.call(t.people.analyst, 'POST', `/api/summit-sessions/${t.session.id}/sign-in`, { code }));
});
afterAll(() => t.close());

type Who = keyof SummitDay['people'];
type May = { see: boolean; site: boolean; register: boolean; commit: boolean; host: boolean; run: boolean };
const nothing: May = { see: false, site: false, register: false, commit: false, host: false, run: false };
const may: Record<Who, May> = {
  champion: { see: true, site: true, register: true, commit: true, host: true, run: true },
  liaison: { see: true, site: true, register: true, commit: true, host: true, run: false },
  coordinator: { see: true, site: true, register: true, commit: true, host: false, run: false },
  executive: { see: true, site: true, register: true, commit: true, host: false, run: false },
  analyst: { ...nothing, see: true, site: true, commit: true },
  auditor: { ...nothing, see: true, site: true },
  stranger: { ...nothing, see: true },
  dispatcher: nothing,
};

describe('each role', () => {
  it.each(Object.entries(may))('%s does what it may and nothing else, by the API', async (who, allowed) => {
    const by = t.people[who as Who];
    const answers = async (method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
      (await t.call(by, method, url, body)).status < 300;
    const { id } = t.event;
    expect(await answers('GET', `/api/summits/${id}`)).toBe(allowed.see);
    expect(await answers('GET', `/api/summits/${id}/summary`)).toBe(allowed.see);
    expect(await answers('GET', t.at(`/summits/${id}/registrations`))).toBe(allowed.site);
    expect(await answers('GET', t.at(`/summit-commitments/${commitment.id}`))).toBe(allowed.site);
    expect(await answers('GET', t.at(`/summit-follow-ups/${commitment.followUps[0]!.id}`))).toBe(
      allowed.site,
    );
    const guest = { name: `A guest of the ${who}`, personId: null };
    expect(await answers('POST', t.at(`/summits/${id}/registrations`), guest)).toBe(allowed.register);
    const promise = { sessionId: t.session.id, statement: 'Another promise', dueOn: '2027-01-01' };
    expect(await answers('POST', t.at('/summit-commitments'), promise)).toBe(allowed.commit);
    expect(await answers('GET', `/api/summit-sessions/${t.session.id}/code`)).toBe(allowed.host);
    expect(await answers('GET', `/api/summit-sessions/${t.session.id}/roster`)).toBe(allowed.host);
    expect(await answers('POST', `/api/summits/${id}/sessions`, aSession)).toBe(allowed.run);
  });

  it.each(Object.entries(may))(
    '%s sees a site’s rows by SQL only where they are theirs',
    async (who, allowed) => {
      const tables = ['registration', 'attendance', 'commitment', 'follow_up'];
      const seen = await t.services.database.as({ personId: t.people[who as Who] }, async (tx) => {
        const counts: boolean[] = [];
        for (const table of tables) {
          const { rows } = await sql`select 1 from ${sql.table(`summit.${table}`)}
          where site_id = ${t.site.id} limit 1`.execute(tx);
          counts.push(rows.length > 0);
        }
        return counts;
      });
      expect(seen).toEqual(tables.map(() => allowed.site));
    },
  );
});

describe('by SQL', () => {
  const as = (personId: string | null, change: ReturnType<typeof sql>) =>
    t.services.database.as({ personId }, (tx) => change.execute(tx));

  it('nobody who is not signed in sees a summit', async () => {
    for (const table of [
      'event',
      'session',
      'material',
      'registration',
      'attendance',
      'commitment',
      'follow_up',
    ])
      expect((await as(null, sql`select 1 from ${sql.table(`summit.${table}`)}`)).rows).toEqual([]);
  });

  it('nobody signs in for another, for a site that is not theirs, or outside the hours', async () => {
    const signIn = (person: string, site: string, at: string) => sql`insert into summit.attendance
        (id, site_id, event_id, session_id, person_id, name, means, signed_in_at)
      values (gen_random_uuid(), ${site}, ${t.event.id}, ${t.session.id}, ${person}, 'Me', 'code', ${at})`;
    const { stranger, executive } = t.people;
    const during = '2026-11-24T15:00:00Z';
    await expect(as(stranger, signIn(executive, t.elsewhere.id, during))).rejects.toThrow(
      /row-level security/,
    );
    await expect(as(stranger, signIn(stranger, t.site.id, during))).rejects.toThrow(/row-level security/);
    await expect(as(stranger, signIn(stranger, t.elsewhere.id, '2026-11-25T15:00:00Z'))).rejects.toThrow(
      'while it is held',
    );
  });

  it('only a host marks others or sees the roster', async () => {
    const mark = sql<{ done: boolean }>`select summit.mark_on_roster(gen_random_uuid(), ${t.session.id},
      (select id from summit.registration limit 1), now()) as done`;
    expect((await as(t.people.coordinator, mark)).rows).toEqual([{ done: false }]);
    expect((await as(t.people.coordinator, sql`select * from summit.roster(${t.session.id})`)).rows).toEqual(
      [],
    );
  });

  it('an answer is given when it is asked for, and a summit is changed by the program office alone', async () => {
    const answer = sql`update summit.follow_up set answer = 'kept', answered_at = now()
      where id = ${commitment.followUps[0]!.id}`;
    await expect(as(t.people.coordinator, answer)).rejects.toThrow('answered when it is due');
    const { numAffectedRows } = await as(t.people.liaison, sql`update summit.event set title = 'Mine'`);
    expect(numAffectedRows).toBe(0n);
  });
});
