import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilities } from '#capabilities/registry.ts';
import type { CalendarContribution } from '#platform/http/capability.ts';
import { readFeed } from './calendars/read-feed.ts';
import { hashOfToken } from './calendars/token.ts';
import { allWorkflows, type PeopleAtWork, peopleAtWork } from './testing/people-at-work.ts';

let w: PeopleAtWork;
let own: { id: string; url: string };
let ofSite: { id: string; url: string };
let lab: string;
beforeAll(async () => {
  w = await peopleAtWork();
  lab = await w.anAction(w.people.liaison, 'Ask the lab for its numbers', '2026-12-03');
  await w.anAction(w.people.coordinator, 'Print the agenda', '2026-12-04');
  own = (await make(w.people.liaison, { name: 'My due dates' })).body;
  ofSite = (await make(w.people.liaison, { name: 'Testville', site: w.site.slug })).body;
});
afterAll(() => w.close());

const feeds = '/api/account/calendar-feeds';
const make = (person: string, draft: { name: string; site?: string }) => w.call(person, 'POST', feeds, draft);
const read = (url: string, headers = {}) => w.app.inject({ url: new URL(url).pathname, headers });
/** Long lines are folded in the file. */
const wordsOf = (ics: string) => ics.replaceAll('\r\n ', '');

describe('a calendar address', () => {
  it('is shown once and kept as a hash', async () => {
    const token = /\/calendar\/([\w-]{43})\.ics$/.exec(own.url)![1]!;
    const { body } = await w.call(w.people.liaison, 'GET', feeds);
    expect(JSON.stringify(body)).not.toContain(token);
    const { rows } = await w.services.database.asSystem('a test looks', (tx) =>
      sql<{ kept: string }>`select token_hash as kept from notifications.feed where id = ${own.id}`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ kept: hashOfToken(token) }]);
  });

  it('gives one’s own due dates as whole days: title, number, day and link, and nothing else', async () => {
    const reply = await read(own.url);
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const ics = wordsOf(reply.body);
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(ics).toMatch(/SUMMARY:ACT-\d{4}-\d{4} Ask the lab for its numbers/);
    expect(ics).toContain('DTSTART;VALUE=DATE:20261203');
    expect(ics).toContain(`URL;VALUE=URI:http://localhost:3000/app/actions/${lab}`);
    expect(ics).not.toMatch(/DESCRIPTION|ATTENDEE|ORGANIZER|LOCATION/);
  });

  it('gives all that is due at a site, for one who works with it', async () => {
    const ics = wordsOf((await read(ofSite.url)).body);
    expect(ics).toContain('Ask the lab');
    expect(ics).toContain('Print the agenda');
  });

  it('answers 304 while nothing has changed, and the whole calendar once something has', async () => {
    const { etag } = (await read(own.url)).headers;
    expect((await read(own.url, { 'if-none-match': etag })).statusCode).toBe(304);
    await w.move(w.people.liaison, lab, 'finish');
    const after = await read(own.url, { 'if-none-match': etag });
    expect([after.statusCode, after.body.includes('Ask the lab')]).toEqual([200, false]);
  });

  it('says when it was used last, to the quarter of an hour', async () => {
    const { body } = await w.call(w.people.liaison, 'GET', feeds);
    expect(body.items.find(({ id }: { id: string }) => id === own.id).lastUsedAt).toBe(
      '2026-11-24T15:00:00.000Z',
    );
  });
});

describe('what other capabilities have with an hour', () => {
  const meeting: CalendarContribution = {
    name: 'fixture',
    events: async (_, { siteId }) => [
      {
        uid: 'meeting-1',
        title: 'MTG-2026-0001 Weekly call',
        path: `/s/${siteId}/meetings/1`,
        start: new Date('2026-12-01T15:00:00Z'),
        end: new Date('2026-12-01T16:00:00Z'),
      },
    ],
  };

  it('stands in the calendar of a site beside what is due there', async () => {
    const token = /([\w-]{43})\.ics/.exec(ofSite.url)![1]!;
    const sources = { workflows: allWorkflows, contributions: [meeting] };
    const feed = await readFeed(w.services, token, sources);
    expect(feed!.events.map(({ title }) => title)).toEqual([
      'MTG-2026-0001 Weekly call',
      expect.stringContaining('Print the agenda'),
    ]);
  });

  it('is asked of every capability that gives any', () => {
    const given = capabilities.flatMap(({ calendar }) => calendar?.name ?? []);
    expect(new Set(given).size).toBe(given.length);
  });
});

describe('access', () => {
  it('is the person’s at every reading: who loses the membership loses the events', async () => {
    await w.services.database.asSystem('a membership ends', (tx) =>
      sql`update identity.membership set valid_to = now() where person_id = ${w.people.liaison}`.execute(tx),
    );
    const reply = await read(ofSite.url);
    expect([reply.statusCode, reply.body.includes('BEGIN:VEVENT')]).toEqual([200, false]);
  });

  it('to a site’s calendar needs work with the site', async () => {
    const refused = await make(w.people.stranger, { name: 'Not mine', site: w.site.slug });
    expect(refused.body).toMatchObject({ status: 403, code: 'notifications.site-not-yours' });
  });

  it('ends at once when the address is revoked, which nobody else can do', async () => {
    const { body } = await make(w.people.coordinator, { name: 'Mine' });
    expect((await w.call(w.people.stranger, 'DELETE', `${feeds}/${body.id}`)).status).toBe(404);
    expect((await read(body.url)).statusCode).toBe(200);
    expect((await w.call(w.people.coordinator, 'DELETE', `${feeds}/${body.id}`)).status).toBe(204);
    expect((await read(body.url)).statusCode).toBe(404);
    expect((await w.call(w.people.coordinator, 'DELETE', `${feeds}/${body.id}`)).status).toBe(404);
  });

  it('ends for a person who is suspended, and for everyone after a year', async () => {
    const { body } = await make(w.people.coordinator, { name: 'For a year' });
    const suspend = (status: string) =>
      w.services.database.asSystem('a person is suspended', (tx) =>
        sql`update identity.person set status = ${status} where id = ${w.people.coordinator}`.execute(tx),
      );
    await suspend('suspended');
    expect((await read(body.url)).statusCode).toBe(404);
    await suspend('active');
    w.clock.advance(366 * 24 * 3_600_000);
    expect((await read(body.url)).statusCode).toBe(404);
  });

  it.each(['short.ics', `${'x'.repeat(43)}.ics`, `${'x'.repeat(43)}`])('is refused to %s', async (file) => {
    const reply = await w.app.inject({ url: `/calendar/${file}` });
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'notifications.feed-missing']);
  });

  it('is limited to thirty readings of one address a minute, wherever they come from', async () => {
    const url = `/calendar/${'y'.repeat(43)}.ics`;
    const codes: number[] = [];
    for (let n = 0; n < 31; n += 1) {
      codes.push((await w.app.inject({ url, remoteAddress: `10.0.0.${n}` })).statusCode);
    }
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
    expect((await w.app.inject({ url: `/calendar/${'z'.repeat(43)}.ics` })).statusCode).toBe(404);
  });
});
