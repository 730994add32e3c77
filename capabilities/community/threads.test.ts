import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community, Gathering, Thread, ThreadSummary } from './contract.ts';
import { aCommunity, aQuestion, type CommunityWorld } from './testing/community-world.ts';

let w: CommunityWorld;
beforeAll(async () => {
  w = await aCommunity();
});
afterAll(() => w.close());

const threads = '/api/community/threads';
const list = async (who: string, query = '') =>
  (await w.done<{ items: ThreadSummary[] }>(who, 'GET', `${threads}${query}`)).items;

describe('a community', () => {
  it('is joined and left by anyone of the partnership, once', async () => {
    const area = async (who: string) =>
      (await w.done<{ items: Community[] }>(who, 'GET', '/api/communities')).items.find(
        ({ key }) => key === 'technology',
      );
    await w.done(w.people.analyst, 'POST', '/api/communities/technology/join');
    await w.done(w.people.analyst, 'POST', '/api/communities/technology/join');
    await w.done(w.people.host, 'POST', '/api/communities/technology/join');
    expect(await area(w.people.analyst)).toMatchObject({ members: 2, joined: true });
    await w.done(w.people.analyst, 'POST', '/api/communities/technology/leave');
    expect(await area(w.people.analyst)).toMatchObject({ members: 1, joined: false });
  });
});

describe('a question', () => {
  it('is read and answered across sites, and whoever asked says which reply answered it', async () => {
    const asked = await w.asks();
    const { posts } = await w.replies(w.people.host, asked);
    const answer = posts.find((post) => !post.isOpening)!;
    const accept = (who: string, postId: string | null) =>
      w.call(who, 'PUT', `${threads}/${asked.id}/answer`, { postId });
    expect((await accept(w.people.host, answer.id)).body.code).toBe('community.not-author');
    const { body } = await accept(w.people.analyst, answer.id);
    expect(body).toMatchObject({ answered: true, acceptedBy: 'Test crime analyst', replies: 1 });
    expect(body.posts.map(({ isAccepted }: { isAccepted: boolean }) => isAccepted)).toEqual([false, true]);
    expect((await list(w.people.host, '?show=open-questions')).map(({ id }) => id)).not.toContain(asked.id);
  });

  it('has its answer accepted by a moderator too, and never the question itself or a reply elsewhere', async () => {
    const [asked, other] = [await w.asks(), await w.asks()];
    const opening = asked.posts[0]!.id;
    const elsewhere = (await w.replies(w.people.host, other)).posts.at(-1)!.id;
    const accept = (postId: string) =>
      w.call(w.people.liaison, 'PUT', `${threads}/${asked.id}/answer`, { postId });
    expect((await accept(opening)).body.code).toBe('community.not-a-question');
    expect((await accept(elsewhere)).body.code).toBe('community.not-a-question');
    const own = (await w.replies(w.people.host, asked)).posts.at(-1)!.id;
    expect((await accept(own)).body.answered).toBe(true);
  });

  it('is found by words of its title or of any reply', async () => {
    const asked = await w.asks(w.people.analyst, { title: 'Does a zebra crossing matter?' });
    await w.replies(w.people.host, asked, 'Only where an ocelot sleeps.');
    expect((await list(w.people.coordinator, '?q=zebras')).map(({ id }) => id)).toEqual([asked.id]);
    expect((await list(w.people.coordinator, '?q=ocelot')).map(({ id }) => id)).toEqual([asked.id]);
    const hostile = encodeURIComponent(`"zebra ocelot" & ! ( ':* \\ drop`);
    expect(await list(w.people.coordinator, `?q=${hostile}`)).toEqual([]);
  });

  it('pages through without repeating or skipping', async () => {
    for (let n = 0; n < 5; n++) await w.asks(w.people.analyst, { coreArea: 'federal-partnerships' });
    const seen: string[] = [];
    let after = '';
    do {
      const page = await w.done<{ items: ThreadSummary[]; next: string | null }>(
        w.people.host,
        'GET',
        `${threads}?coreArea=federal-partnerships&limit=2${after && `&after=${after}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? '';
    } while (after);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});

describe('what looks like a case or a person', () => {
  it('is asked about before it is posted, naming the field and the words', async () => {
    const draft = { ...aQuestion, body: 'Like case number 22-014233, call 215-555-0142.' };
    const refused = await w.call(w.people.analyst, 'POST', threads, draft);
    expect([refused.status, refused.body.code]).toEqual([409, 'community.looks-operational']);
    expect(refused.body.errors.map((one: { field: string }) => one.field)).toEqual(['body', 'body']);
    expect(refused.body.errors[0].message).toContain('215-555-0142');
    const posted = await w.call(w.people.analyst, 'POST', threads, { ...draft, cautionsSeen: true });
    expect(posted.status).toBe(201);
  });
});

describe('words', () => {
  it('are changed by who wrote them, and what they said before can be read', async () => {
    const asked = await w.asks();
    const post = `${threads}/${asked.id}/posts/${asked.posts[0]!.id}`;
    expect((await w.call(w.people.champion, 'PUT', post, { body: 'Other words.' })).body.code).toBe(
      'community.not-author',
    );
    await w.done(w.people.analyst, 'PUT', post, { body: 'Five detectives, not four.' });
    const seen = await w.done<Thread>(w.people.host, 'GET', `${threads}/${asked.id}`);
    expect(seen.posts[0]).toMatchObject({ body: 'Five detectives, not four.' });
    expect(seen.posts[0]!.earlier.map(({ body }) => body)).toEqual([aQuestion.body]);
    expect(seen.posts[0]!.editedAt).not.toBeNull();
  });

  it('that a moderator hid are gone for readers, with the reason in their place, and the answer is open again', async () => {
    const asked = await w.asks();
    const reply = (await w.replies(w.people.host, asked, 'Secret words about somebody.')).posts.at(-1)!;
    await w.done(w.people.analyst, 'PUT', `${threads}/${asked.id}/answer`, { postId: reply.id });
    const hide = (who: string, reason?: string) =>
      w.call(who, 'POST', `${threads}/${asked.id}/posts/${reply.id}/hide`, { reason });
    expect((await hide(w.people.analyst, 'I do not like it.')).status).toBe(403);
    expect((await hide(w.people.liaison)).status).toBe(422);
    await hide(w.people.liaison, 'It names a victim.');
    const seen = await w.done<Thread>(w.people.analyst, 'GET', `${threads}/${asked.id}`);
    expect(seen).toMatchObject({ answered: false, replies: 0 });
    expect(seen.posts.at(-1)).toMatchObject({
      body: null,
      author: null,
      hidden: { reason: 'It names a victim.' },
    });
    expect(await list(w.people.analyst, '?q=secret')).toEqual([]);
    const own = await w.done<Thread>(w.people.host, 'GET', `${threads}/${asked.id}`);
    expect(own.posts.at(-1)!.body).toBe('Secret words about somebody.');
    await w.done(w.people.liaison, 'POST', `${threads}/${asked.id}/posts/${reply.id}/show`);
    const again = await w.done<Thread>(w.people.analyst, 'GET', `${threads}/${asked.id}`);
    expect(again.posts.at(-1)!.body).toBe('Secret words about somebody.');
  });

  it('of a whole thread are hidden at once, and nobody answers there', async () => {
    const asked = await w.asks();
    await w.done(w.people.champion, 'POST', `${threads}/${asked.id}/hide`, { reason: 'Not about practice.' });
    expect((await w.call(w.people.host, 'GET', `${threads}/${asked.id}`)).status).toBe(404);
    const late = await w.call(w.people.analyst, 'POST', `${threads}/${asked.id}/posts`, { body: 'But why?' });
    expect(late.body.code).toBe('community.hidden');
  });

  it('can’t be changed by SQL: not another’s, not what was hidden, not the count of replies', async () => {
    const asked = await w.asks();
    const as = (personId: string, statement: ReturnType<typeof sql>) =>
      w.services.database.as({ personId }, (tx) => statement.execute(tx));
    const set = sql`update community.post set body = 'Not mine.' where thread_id = ${asked.id}`;
    expect((await as(w.people.host, set)).numAffectedRows).toBe(0n);
    await expect(as(w.people.champion, set)).rejects.toThrow('who wrote them');
    await expect(
      as(w.people.analyst, sql`update community.thread set replies = 9 where id = ${asked.id}`),
    ).rejects.toThrow('permission denied');
    await expect(
      as(
        w.people.analyst,
        sql`update community.post set hidden_at = now(), hidden_by = ${w.people.analyst},
        hidden_reason = 'Gone.' where thread_id = ${asked.id}`,
      ),
    ).rejects.toThrow('a moderator hides');
    await expect(as(w.people.analyst, sql`delete from community.post`)).rejects.toThrow('permission denied');
    await expect(as(w.people.analyst, sql`delete from community.post_edit`)).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('a followed thread', () => {
  it('counts what others have written since it was opened', async () => {
    const asked = await w.asks();
    const mine = async () =>
      (await list(w.people.analyst, '?show=followed')).find(({ id }) => id === asked.id)?.unseen;
    expect(await mine()).toBe(0);
    await w.replies(w.people.host, asked);
    await w.replies(w.people.host, asked);
    expect(await mine()).toBe(2);
    await w.call(w.people.analyst, 'POST', `${threads}/${asked.id}/seen`);
    expect(await mine()).toBe(0);
    await w.done(w.people.analyst, 'PUT', `${threads}/${asked.id}/following`, { follows: false });
    expect(await mine()).toBeUndefined();
  });
});

describe('an event', () => {
  const events = '/api/community/events';
  const draft = {
    coreArea: 'crime-analysis',
    title: 'Office hours for analysts',
    about: 'Bring a chart you are not sure of.',
    startsAt: '2099-07-01T10:00',
    endsAt: '2099-07-01T11:00',
    timeZone: 'America/New_York',
    place: 'Online',
  };

  it('is announced at its own place’s time and leaves as a calendar file; a change and a cancellation follow it', async () => {
    const event = await w.done<Gathering>(w.people.advisor, 'POST', events, draft);
    expect(event.startsAt).toBe('2099-07-01T14:00:00.000Z');
    const file = async () =>
      (await w.call(w.people.analyst, 'GET', `${events}/${event.id}/event.ics`)).body as string;
    expect(await file()).toMatch(/UID:community-event-[\s\S]*SEQUENCE:1[\s\S]*DTSTART:20990701T140000Z/);
    const change = { ...draft, endsAt: '2099-07-01T12:00', revision: 1 };
    expect((await w.call(w.people.host, 'PUT', `${events}/${event.id}`, change)).body.code).toBe(
      'community.not-author',
    );
    await w.done(w.people.advisor, 'PUT', `${events}/${event.id}`, change);
    expect((await w.call(w.people.advisor, 'PUT', `${events}/${event.id}`, change)).body.code).toBe(
      'community.changed-meanwhile',
    );
    await w.done(w.people.liaison, 'POST', `${events}/${event.id}/cancellation`, {
      reason: 'The speaker is ill.',
    });
    expect(await file()).toMatch(/SEQUENCE:3[\s\S]*STATUS:CANCELLED/);
    const late = await w.call(w.people.advisor, 'PUT', `${events}/${event.id}`, { ...change, revision: 3 });
    expect(late.body.code).toBe('community.event-over');
  });

  it('can’t break out of its calendar file', async () => {
    const title = 'Hours\r\nEND:VCALENDAR\nATTACH:javascript:alert(1)';
    const event = await w.done<Gathering>(w.people.advisor, 'POST', events, { ...draft, title });
    const { body } = await w.call(w.people.analyst, 'GET', `${events}/${event.id}/event.ics`);
    const lines = (body as string).split('\r\n');
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('ATTACH'))).toBe(false);
  });

  it('is refused where its times can’t be', async () => {
    for (const [field, change] of [
      ['endsAt', { endsAt: '2099-07-01T09:00' }],
      ['startsAt', { startsAt: '2099-03-08T02:30', endsAt: '2099-03-08T04:00' }],
    ] as const) {
      const { body } = await w.call(w.people.advisor, 'POST', events, { ...draft, ...change });
      expect(body.errors?.[0].field, JSON.stringify(body)).toBe(field);
    }
  });
});
