import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '#platform/database/provision.ts';
import type { PreferencesChange } from './contract.ts';
import { digestJob, sendDueDigests } from './digest/digest-job.ts';
import { prepareDigest } from './digest/prepare-digest.ts';
import { sendDigest } from './digest/send-digest.ts';
import { readPreferences } from './queries/preferences.ts';
import { allWorkflows, type PeopleAtWork, peopleAtWork } from './testing/people-at-work.ts';

let w: PeopleAtWork;
beforeAll(async () => {
  w = await peopleAtWork();
});
afterAll(() => w.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const mailTo = (person: string) => w.sent.filter(({ to }) => to === `${person}@example.org`);
const round = () => sendDueDigests(w.services, allWorkflows);

const classTitles = (privacyClass: string) =>
  withClient(w.services.database.ownerUrl, (client) =>
    client.query('select access.classify($1, $2, $3)', ['meetings.action_item', privacyClass, 'title']),
  );

const everythingDaily: PreferencesChange = {
  digestOn: true,
  rhythm: { timeZone: 'America/New_York', digestHour: 7, weeklyDay: 1, quiet: { from: 21, to: 6 } },
  choices: { due: 'daily', waiting: 'daily', changed: 'daily' },
};

describe('preferences', () => {
  it('are the defaults of the kinds, by the clock of the person’s site, until they choose', async () => {
    const { body } = await w.call(w.people.liaison, 'GET', '/api/account/notifications');
    expect(body).toMatchObject({ digestOn: true, rhythm: { timeZone: 'America/New_York', digestHour: 7 } });
    expect(body.kinds.map((kind: { key: string; channel: string }) => [kind.key, kind.channel])).toEqual([
      ['due', 'daily'],
      ['waiting', 'daily'],
      ['changed', 'in-app'],
    ]);
  });

  it('are refused with what to mend when a kind can’t come that way, or the zone is not one', async () => {
    const choices = { ...everythingDaily.choices, due: 'none' };
    const refused = await w.call(w.people.liaison, 'PUT', '/api/account/notifications', {
      ...everythingDaily,
      choices,
    });
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'notifications.channel-not-offered',
      errors: [{ field: 'due' }],
    });
    const rhythm = { ...everythingDaily.rhythm, timeZone: 'Mars/Olympus' };
    expect(
      (await w.call(w.people.liaison, 'PUT', '/api/account/notifications', { ...everythingDaily, rhythm }))
        .status,
    ).toBe(422);
  });

  it('are each person’s own', async () => {
    await w.call(w.people.liaison, 'PUT', '/api/account/notifications', everythingDaily);
    const { body } = await w.call(w.people.coordinator, 'GET', '/api/account/notifications');
    expect(body.kinds[2].channel).toBe('in-app');
  });
});

describe('the digest of a day', () => {
  let late: string;
  let soon: string;

  it('is one mail with the due records first, each with its next action and its link', async () => {
    late = await w.anAction(w.people.liaison, 'Ask the lab for its numbers', '2026-11-20');
    soon = await w.anAction(w.people.liaison, 'Send the agenda of December', '2026-11-30');
    await w.anAction(w.people.liaison, 'Read the plan of next year', '2027-03-01');
    const { body } = await w.call(w.people.liaison, 'GET', '/api/account/digest-preview');
    expect(body.items.map((item: { stage: string }) => item.stage)).toEqual(['late', 'due', 'open']);

    expect(await round()).toEqual([]);
    const [mail] = mailTo(w.people.liaison);
    expect(mail!.subject).toBe('3 records for you, 1 late: Tuesday, November 24');
    expect(mail!.text).toMatch(
      new RegExp(
        `LATE\n- ACT-\\d{4}-\\d{4} Ask the lab for its numbers: Start \\(Testville, was due Nov 20\\): http://localhost:3000/app/actions/${late}\n`,
      ),
    );
    expect(mail!.html).toContain(`<a href="http://localhost:3000/app/actions/${soon}">`);
  });

  it('is sent once, however often the job runs and in however many processes', async () => {
    await Promise.all([round(), round(), round()]);
    expect(mailTo(w.people.liaison)).toHaveLength(1);
  });

  it('says nothing the day after, because nothing has changed', async () => {
    w.clock.advance(DAY);
    await round();
    expect(mailTo(w.people.liaison)).toHaveLength(1);
    const { body } = await w.call(w.people.liaison, 'GET', '/api/account/digest-preview');
    expect(body).toMatchObject({ items: [], toldBefore: 3 });
  });

  it('tells only of what moved since, and of nothing that is done', async () => {
    w.clock.advance(DAY);
    await w.move(w.people.liaison, late, 'finish');
    await w.move(w.people.liaison, soon, 'start');
    await round();
    const [, second, ...more] = mailTo(w.people.liaison);
    expect(more).toEqual([]);
    expect(second!.text).toContain('Send the agenda of December: Mark as done');
    expect(second!.text).not.toContain('Ask the lab');
    expect(second!.text).not.toContain('Read the plan');
  });

  it('leaves out what somebody settled between its making and its leaving', async () => {
    w.clock.advance(DAY);
    const settled = await w.anAction(w.people.liaison, 'Settle this between', '2026-11-28');
    await w.anAction(w.people.liaison, 'Leave this as it is', '2026-11-28');
    const day = '2026-11-27';
    const { items } = await w.services.database.as({ personId: w.people.liaison }, async (tx) =>
      prepareDigest(tx, allWorkflows, await readPreferences(tx), { day, isWeekly: false }),
    );
    expect(items).toHaveLength(2);
    await w.move(w.people.coordinator, settled, 'drop', 'It is not needed any more.');
    const reader = { personId: w.people.liaison, name: 'Test', email: `${w.people.liaison}@example.org` };
    expect(await sendDigest(w.services, allWorkflows, reader, { day, items })).toBe('sent');
    expect(mailTo(w.people.liaison).at(-1)!.text).toContain('Leave this as it is');
    expect(mailTo(w.people.liaison).at(-1)!.text).not.toContain('Settle this between');
    expect(await sendDigest(w.services, allWorkflows, reader, { day, items })).toBe('made before');
  });

  it('keeps nothing when the mailbox refuses, so that the next try tells the same', async () => {
    w.clock.advance(DAY);
    await w.anAction(w.people.liaison, 'Tell this at the second try', '2026-11-29');
    const { mail } = w.services;
    w.services.mail = { send: () => Promise.reject(new Error('the mailbox is full')) };
    expect(await round()).toHaveLength(1);
    w.services.mail = mail;
    expect(await round()).toEqual([]);
    expect(mailTo(w.people.liaison).at(-1)!.text).toContain('Tell this at the second try');
  });

  it('comes to nobody before their hour, nor to one who has never come in', async () => {
    w.clock.set(new Date('2026-12-01T10:00:00Z'));
    await w.anAction(w.people.newcomer, 'Wait for the newcomer', '2026-12-01');
    await w.anAction(w.people.coordinator, 'Tell this at seven', '2026-12-01');
    await round();
    expect(mailTo(w.people.coordinator)).toEqual([]);
    w.clock.set(new Date('2026-12-01T12:00:00Z'));
    await round();
    expect(mailTo(w.people.coordinator).at(-1)!.text).toContain('Tell this at seven');
    expect(mailTo(w.people.newcomer)).toEqual([]);
  });

  it('calls a record by its kind and number when its title may not leave the platform', async () => {
    await w.anAction(w.people.coordinator, 'Keep this title here', '2026-12-02');
    await classTitles('victim');
    w.clock.advance(DAY);
    await round();
    await classTitles('internal');
    const { text } = mailTo(w.people.coordinator).at(-1)!;
    expect(text).not.toContain('Keep this title here');
    expect(text).toMatch(/ACT-\d{4}-\d{4} Action item: Start/);
  });
});

describe('the link that ends the digest', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('changes nothing when it is only looked at, as mail scanners do', async () => {
    const path = new URL(mailTo(w.people.liaison)[0]!.unsubscribe!).pathname;
    const page = await w.app.inject({ url: path });
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(page.body).toContain('<form method="post">');
    expect((await w.call(w.people.liaison, 'GET', '/api/account/notifications')).body.digestOn).toBe(true);
  });

  it('ends the digest alone, without signing in, and twice is as once', async () => {
    const path = new URL(mailTo(w.people.liaison)[0]!.unsubscribe!).pathname;
    for (const payload of ['', 'List-Unsubscribe=One-Click']) {
      expect((await w.app.inject({ method: 'POST', url: path, headers: form, payload })).statusCode).toBe(
        200,
      );
    }
    const { body } = await w.call(w.people.liaison, 'GET', '/api/account/notifications');
    expect(body.digestOn).toBe(false);
    expect(body.kinds.map((kind: { channel: string }) => kind.channel)).toEqual(['daily', 'daily', 'daily']);
    const before = mailTo(w.people.liaison).length;
    w.clock.advance(7 * DAY);
    await w.anAction(w.people.liaison, 'Nobody mails this', '2026-12-10');
    await round();
    expect(mailTo(w.people.liaison)).toHaveLength(before);
  });

  it('is refused when it is not ours', async () => {
    const reply = await w.app.inject({ method: 'POST', url: '/digest/end/AAAA', headers: form, payload: '' });
    expect(reply.statusCode).toBe(404);
  });
});

describe('the bell', () => {
  const unread = async () => (await w.call(w.people.coordinator, 'GET', '/api/notifications')).body;
  const choose = (change: Partial<PreferencesChange>) =>
    w.call(w.people.coordinator, 'PUT', '/api/account/notifications', { ...everythingDaily, ...change });

  it('counts nothing in quiet hours, nor for one who wants no news of changes; the list stays', async () => {
    await choose({});
    const noon = await unread();
    expect(noon.unread).toBeGreaterThan(0);
    await choose({ choices: { ...everythingDaily.choices, changed: 'none' } });
    expect(await unread()).toEqual({ ...noon, unread: 0 });
    await choose({});
    w.clock.set(new Date('2026-12-20T03:00:00Z'));
    expect(await unread()).toEqual({ ...noon, unread: 0 });
  });
});

it('forgets after a year what it told, and nothing younger', async () => {
  await w.services.database.asSystem('a digest of long ago', (tx) =>
    sql`insert into notifications.digest (id, person_id, day, outcome, made_at)
      values (${uuidv7()}, ${w.people.stranger}, '2020-01-01', 'sent', now())`.execute(tx),
  );
  const signal = new AbortController().signal;
  await digestJob(() => allWorkflows).run({}, w.services, { id: 'job', attempt: 1, signal });
  const { rows } = await w.services.database.asSystem('a test looks', (tx) =>
    sql<{ oldest: string }>`select min(day) as oldest from notifications.digest`.execute(tx),
  );
  expect(rows[0]!.oldest).toBe('2026-11-24');
});
