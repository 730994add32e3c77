import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMeeting, aSiteTeam, type SiteTeam } from './testing/site-team.ts';

let t: SiteTeam;
let meeting: { id: string; revision: number };
let item: { id: string };
let programs: { id: string };
beforeAll(async () => {
  t = await aSiteTeam();
  meeting = await t.calls(t.people.coordinator);
  item = await t.records(t.people.coordinator, { ownerId: t.people.analyst });
  const draft = { title: 'The program’s own', dueOn: '2026-12-01', ownerId: t.people.liaison };
  programs = await t.must(t.call(t.people.champion, 'POST', '/api/actions', draft));
});
afterAll(() => t.close());

const tables = [
  'series',
  'meeting',
  'agenda_item',
  'attendee',
  'decision',
  'action_item',
  'contact',
  'contact_person',
];
const contact = {
  ...{ method: 'email', day: '2026-11-20', time: '10:00', purpose: 'The agenda' },
  people: [{ personId: null, name: 'Someone' }],
};

describe('each role', () => {
  type Who = keyof SiteTeam['people'];
  const may: Record<Who, { read: boolean; act: boolean; write: boolean; log: boolean }> = {
    coordinator: { read: true, act: true, write: true, log: true },
    liaison: { read: true, act: true, write: true, log: true },
    champion: { read: true, act: true, write: true, log: true },
    analyst: { read: true, act: true, write: false, log: false },
    provider: { read: true, act: true, write: false, log: true },
    auditor: { read: true, act: false, write: false, log: false },
    dispatcher: { read: false, act: false, write: false, log: false },
    stranger: { read: false, act: false, write: false, log: false },
  };

  it.each(Object.entries(may))('%s does what it may and nothing else, by the API', async (who, allowed) => {
    const by = t.people[who as Who];
    const answers = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      (await t.call(by, method, t.at(path), body)).status < 300;
    for (const path of [
      '/meetings',
      '/meetings-overview',
      `/meetings/${meeting.id}`,
      '/actions',
      '/contacts',
    ])
      expect([path, await answers('GET', path)]).toEqual([path, allowed.read]);
    expect(await answers('GET', `/meetings/${meeting.id}/meeting.ics`)).toBe(allowed.read);
    expect(await answers('POST', '/actions', { title: 'Something', dueOn: '2026-12-01' })).toBe(allowed.act);
    expect(await answers('POST', '/meetings', { ...aMeeting, day: '2027-01-05' })).toBe(allowed.write);
    const decision = { statement: 'Decided.' };
    expect(await answers('POST', `/meetings/${meeting.id}/decisions`, decision)).toBe(allowed.write);
    expect(await answers('POST', '/contacts', contact)).toBe(allowed.log);
  });

  it.each(Object.entries(may))(
    '%s sees the rows of the site by SQL only where it may read',
    async (who, allowed) => {
      const seen = await t.services.database.as({ personId: t.people[who as Who] }, async (tx) => {
        const counts = tables.map((table) =>
          sql<{ n: number }>`select count(*)::int as n from ${sql.table(`meetings.${table}`)}
          where site_id = ${t.site.id}`.execute(tx),
        );
        return (await Promise.all(counts)).reduce((sum, { rows }) => sum + rows[0]!.n, 0);
      });
      expect(seen > 0).toBe(allowed.read);
    },
  );
});

describe('by SQL', () => {
  const as = (personId: string | null, change: ReturnType<typeof sql>) =>
    t.services.database.as({ personId }, (tx) => change.execute(tx));
  const changed = async (personId: string, change: ReturnType<typeof sql>) =>
    Number((await as(personId, change)).numAffectedRows ?? 0);

  it('nobody who is not signed in sees a row', async () => {
    for (const table of tables)
      expect((await as(null, sql`select 1 from ${sql.table(`meetings.${table}`)}`)).rows).toEqual([]);
  });

  it('a person of another site changes nothing and adds nothing', async () => {
    const { stranger } = t.people;
    expect(
      await changed(stranger, sql`update meetings.meeting set title = 'Mine' where id = ${meeting.id}`),
    ).toBe(0);
    expect(
      await changed(stranger, sql`update meetings.action_item set title = 'Mine' where id = ${item.id}`),
    ).toBe(0);
    await expect(
      as(
        stranger,
        sql`insert into meetings.attendee (id, site_id, meeting_id, name, standing)
          values (gen_random_uuid(), ${t.site.id}, ${meeting.id}, 'Me', 'present')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(as(stranger, sql`delete from meetings.meeting`)).rejects.toThrow('permission denied');
  });

  it('whoever carries out actions changes their own and nobody’s, not a colleague’s', async () => {
    const rename = sql`update meetings.action_item set detail = 'More' where id = ${item.id}`;
    expect(await changed(t.people.provider, rename)).toBe(0);
    expect(await changed(t.people.analyst, rename)).toBe(1);
    const nobodys = await t.records(t.people.liaison);
    expect(
      await changed(
        t.people.provider,
        sql`update meetings.action_item set owner_id = ${t.people.provider} where id = ${nobodys.id}`,
      ),
    ).toBe(1);
  });

  it('a decision is never taken away, and late ones are told by the system alone', async () => {
    await expect(as(t.people.coordinator, sql`delete from meetings.decision`)).rejects.toThrow(
      'permission denied',
    );
    await expect(
      as(t.people.coordinator, sql`update meetings.action_item set late_told_at = now()`),
    ).rejects.toThrow('permission denied');
  });

  it('a meeting’s part can’t be put at another site than its meeting', async () => {
    await expect(
      as(
        t.people.stranger,
        sql`insert into meetings.decision (id, site_id, meeting_id, position, statement)
          values (gen_random_uuid(), ${t.elsewhere.id}, ${meeting.id}, 9, 'Across')`,
      ),
    ).rejects.toThrow();
  });
});

describe('an action item of the program itself', () => {
  it('is seen by the program’s people, and by no site', async () => {
    const status = async (by: string) => (await t.call(by, 'GET', `/api/actions/${programs.id}`)).status;
    const { champion, liaison, coordinator, analyst, stranger } = t.people;
    expect(await Promise.all([champion, liaison, coordinator, analyst, stranger].map(status))).toEqual([
      200, 200, 404, 404, 404,
    ]);
    const { items } = (await t.call(coordinator, 'GET', '/api/actions')).body;
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(programs.id);
  });

  it('is carried out by its owner, and given to nobody outside the program', async () => {
    const path = `/api/actions/${programs.id}`;
    const started = await t.call(t.people.liaison, 'POST', `${path}/moves`, { move: 'start' });
    expect(started.body.state).toBe('under-way');
    const away = {
      title: 'The program’s own',
      dueOn: '2026-12-01',
      ownerId: t.people.coordinator,
      revision: 1,
    };
    expect((await t.call(t.people.champion, 'PUT', path, away)).body.code).toBe('meetings.person-unknown');
    const draft = { title: 'Not theirs to record', dueOn: '2026-12-01' };
    expect((await t.call(t.people.liaison, 'POST', '/api/actions', draft)).status).toBe(403);
  });
});
