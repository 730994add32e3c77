import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from './testing/case-world.ts';

const NAME = 'Wilhelmina Oddfellow';
let w: CaseWorld;
let people: CaseWorld['people'];
let id: string;
let juvenile: string;
beforeAll(async () => {
  w = await caseWorld();
  people = w.people;
  id = await w.record(people.detective, w.agencies.police, story('DC-26-100001', NAME, false));
  juvenile = await w.record(
    people.detectiveSupervisor,
    w.agencies.police,
    story('DC-26-100002', `${NAME} Junior`, true),
  );
});
afterAll(() => w.close());

const nobody = '0198c0de-0000-7000-8000-000000000000';
const at = (rest = '', of = id, site = w.site.slug) => `/api/sites/${site}/cases/${of}${rest}`;
const get = (person: string | null, url: string) => w.call(person, 'GET', url);
const search = (q: string, by = 'name') => w.at(`/case-search?by=${by}&q=${encodeURIComponent(q)}`);

/** Every address that reads, with what would be answered to one who may. */
const reading = () => [
  at(),
  at('/timeline.pdf'),
  at(`/documents/${nobody}/file`),
  w.at('/cases?list=all'),
  w.at('/cases?list=open'),
  w.at('/cases?list=returned'),
  search('oddfellow'),
  search('DC-26', 'number'),
  search('18', 'statute'),
  w.at('/case-queue?queue=trigger'),
  w.at('/case-hearings?from=2026-01-01&to=2027-12-31&whose=all'),
];

/** Every address that writes, each with a body that would be taken from one who may. */
const writing = (): [string, 'POST' | 'PUT' | 'DELETE', string, unknown][] => [
  ['events', 'POST', at('/events'), { events: [{ kind: 'noted', payload: { text: 'Mine now.' } }] }],
  ['referral', 'POST', at('/referral'), { toAgencyId: w.agencies.prosecutor }],
  ['screening', 'POST', at('/screening'), { decision: 'declined', reason: 'insufficient-evidence' }],
  ['assignment', 'POST', at('/assignment'), { personId: people.detective }],
  ['lock', 'POST', at('/lock'), { takeOverBecause: 'Because I can.' }],
  ['lock back', 'DELETE', at('/lock'), undefined],
  ['settle', 'POST', at(`/queue-items/${nobody}/resolution`), { resolution: 'Done.' }],
  ['remove', 'POST', at(`/documents/${nobody}/removal`), { why: 'Not wanted.' }],
];

describe('someone of another agency at the site, which has signed nothing', () => {
  it('is told of a case that is there exactly what they are told of one that is not', async () => {
    for (const [, method, url, body] of [['read', 'GET', at(), undefined] as const, ...writing()]) {
      const there = await w.call(people.outsider, method, url, body);
      const not = await w.call(people.outsider, method, url.replace(id, nobody), body);
      expect([url, there.status, plain(there.body)]).toEqual([url, not.status, plain(not.body)]);
      expect([url, there.status >= 400]).toEqual([url, true]);
    }
  });

  it('finds nothing in any list, search, calendar or count, and no name in any answer', async () => {
    for (const url of reading()) {
      const { body } = await get(people.outsider, url);
      expect([url, JSON.stringify(body).includes('Oddfellow')]).toEqual([url, false]);
      expect([url, JSON.stringify(body).includes('DC-26')]).toEqual([url, false]);
      if (body.items) expect([url, body]).toEqual([url, { items: [], next: null }]);
    }
  });

  it('makes a search read nothing of what is hidden: the same rows whether or not there is a record', async () => {
    const rows = async (name: string) =>
      w.services.database.as({ personId: people.outsider }, async (tx) => {
        const { rows: plan } = await sql<
          Record<string, string>
        >`explain (analyze, costs off, timing off, summary off)
          select d.id from unnest(array(
            select c.id from sharing.compartment c where c.site_id = ${w.site.id})) c (id)
          cross join lateral (
            select d.id from cases.defendant d
            where d.compartment_id = c.id and d.search_key collate "C" >= ${name}
              and d.search_key collate "C" < ${`${name}~`} limit 51) d`.execute(tx);
        return plan.map((line) => Object.values(line)[0]!.replaceAll(name, '?'));
      });
    expect(await rows('oddfellow')).toEqual(await rows('nosuchname'));
  });
});

describe('someone of another site', () => {
  it('is refused at this site’s addresses, and finds nothing of it under their own', async () => {
    for (const url of [...reading(), ...writing().map(([, , address]) => address)]) {
      expect([url, (await get(people.stranger, url)).status >= 400]).toEqual([url, true]);
    }
    expect((await get(people.stranger, at('', id, w.elsewhere.slug))).status).toBe(404);
    const own = search('oddfellow').replace(w.site.slug, w.elsewhere.slug);
    expect((await get(people.stranger, own)).body).toEqual({ items: [], next: null });
    for (const [name, method, url, body] of writing()) {
      const reply = await w.call(people.stranger, method, url.replace(w.site.slug, w.elsewhere.slug), body);
      expect([name, reply.status >= 400]).toEqual([name, true]);
    }
  });
});

describe('whoever is not signed in', () => {
  it('is answered at no address', async () => {
    for (const url of reading()) expect((await get(null, url)).status).toBe(401);
    for (const [, method, url, body] of writing())
      expect((await w.call(null, method, url, body)).status).toBe(401);
  });
});

describe('people of the case, beyond their role', () => {
  it('a detective decides on no referral and supervises nothing', async () => {
    const decision = { decision: 'declined', reason: 'insufficient-evidence' };
    expect((await w.call(people.detective, 'POST', at('/screening'), decision)).status).toBe(403);
    for (const url of ['/case-flow', '/case-samples', `/case-samples/${nobody}`])
      expect((await get(people.detective, w.at(url))).status).toBe(403);
  });

  it('a prosecutor adds nothing in the name of police, and reads without writing for another agency', async () => {
    const told = await w.call(people.prosecutor, 'POST', at('/events'), {
      events: [{ kind: 'complaint-inactivated', payload: { reason: 'Tired of it.' } }],
    });
    expect([told.status, told.body.code]).toEqual([422, 'cases.event-unreadable']);
    expect(
      (await w.call(people.prosecutor, 'POST', at('/referral'), { toAgencyId: w.agencies.prosecutor })).body
        .code,
    ).toBe('cases.no-such-part');
  });

  it('a records officer of the prosecutor records, and does not decide', async () => {
    const decision = { decision: 'declined', reason: 'insufficient-evidence' };
    expect((await w.call(people.prosecutorRecords, 'POST', at('/screening'), decision)).status).toBe(403);
  });

  it('nobody settles another agency’s item or removes its document by SQL', async () => {
    for (const personId of [people.prosecutor, people.agent, people.outsider, null]) {
      for (const table of ['cases.queue_item', 'cases.document']) {
        const column = table === 'cases.document' ? 'removed_why' : 'resolution';
        const changed = await w.services.database
          .as({ personId }, (tx) =>
            sql`update ${sql.table(table)} set ${sql.ref(column)} = 'x' where case_id = ${id} returning 1`.execute(
              tx,
            ),
          )
          .then(({ rows }) => rows.length);
        expect([personId, table, changed]).toEqual([personId, table, 0]);
      }
    }
  });
});

describe('a juvenile’s case', () => {
  it('is in no list, search or address of those whose role does not include it', async () => {
    for (const person of [people.detective, people.agent]) {
      expect((await get(person, at('', juvenile))).status).toBe(404);
      for (const url of reading()) {
        expect([url, JSON.stringify((await get(person, url)).body).includes('Junior')]).toEqual([url, false]);
        expect([url, JSON.stringify((await get(person, url)).body).includes(juvenile)]).toEqual([url, false]);
      }
    }
    expect((await get(people.detectiveSupervisor, at('', juvenile))).status).toBe(200);
  });
});

describe('when the agreement ends', () => {
  it('every address of the prosecutor is as if the case were not there, at once', async () => {
    expect((await get(people.agent, at())).status).toBe(200);
    const ended = await w.call(people.prosecutorRecords, 'POST', w.at(`/agreements/${w.agreementId}/moves`), {
      move: 'terminate',
      reason: 'The test is over.',
    });
    expect(ended.body.state).toBe('terminated');
    expect((await get(people.agent, at())).status).toBe(404);
    for (const url of reading())
      expect([url, JSON.stringify((await get(people.agent, url)).body).includes('Oddfellow')]).toEqual([
        url,
        false,
      ]);
    const { closed } = (await get(people.detective, at())).body;
    expect(closed.map(({ what }: { what: string }) => what)).toContain('Court events');
  });
});

/** An answer without what differs from call to call. */
function plain(body: Record<string, unknown> | null) {
  return { ...body, requestId: null };
}

function story(reportNumber: string, name: string, isJuvenile: boolean) {
  const effectiveAt = '2026-03-01T12:00:00Z';
  return [
    {
      ...{ kind: 'complaint-opened', effectiveAt },
      payload: { reportNumber, nibrsOffenses: ['13A'], victims: 1, suspectKnown: true, arrest: true },
    },
    {
      ...{ kind: 'defendant-named', effectiveAt, defendantKey: 'd1', payload: { juvenile: isJuvenile } },
      fields: { parties: { name, birthDate: '1999-09-09' } },
    },
    {
      ...{ kind: 'charge-recommended', effectiveAt, defendantKey: 'd1', chargeKey: 'c1' },
      payload: { count: 1, statute: '18 § 2702(a)(1)', degree: 'F1' },
    },
  ];
}
