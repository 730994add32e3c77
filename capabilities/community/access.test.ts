import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { aPerson } from '#capabilities/testing/test-application.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';
import { communityAccess } from './access.ts';
import type { Exchange, Thread } from './contract.ts';
import { aCommunity, aQuestion, aResource, aVisit, type CommunityWorld } from './testing/community-world.ts';

let w: CommunityWorld;
let thread: Thread;
let exchange: Exchange;
let resource: { id: string };
beforeAll(async () => {
  w = await aCommunity();
  thread = await w.asks();
  exchange = await w.planned();
  resource = await w.proposes();
});
afterAll(() => w.close());

const as = (personId: string | null, statement: ReturnType<typeof sql>) =>
  w.services.database.as({ personId }, async (tx) => (await statement.execute(tx)).rows);

const tables = [
  'member',
  'thread',
  'post',
  'post_edit',
  'following',
  'gathering',
  'upload',
  'resource',
  'resource_version',
  'helped',
  'exchange',
  'offer',
  'visit_plan',
  'visit_person',
  'travel_support',
  'visit_report',
  'commitment',
];

describe('the public', () => {
  it.each(tables)('reads no row of community.%s', async (table) => {
    expect(await as(null, sql`select 1 from ${sql.table(`community.${table}`)}`)).toEqual([]);
  });

  it('is asked to sign in at every address', async () => {
    for (const url of [
      '/api/communities',
      '/api/community/threads',
      `/api/community/threads/${thread.id}`,
      '/api/community/events',
      '/api/community/events.ics',
      '/api/library',
      '/api/exchanges',
      `/api/exchanges/${exchange.id}`,
      '/api/practice',
    ])
      expect([url, (await w.call(null, 'GET', url)).status]).toEqual([url, 401]);
  });

  it('learns nothing from the functions that see past the policies', async () => {
    for (const asked of [
      sql`select 1 from community.hidden_posts(${thread.id})`,
      sql`select 1 from community.exchange_history(${exchange.id})`,
      sql`select 1 from community.people_of(${w.sites.asking.id})`,
      sql`select 1 from community.versions_of(${resource.id}) v where v.version is not null`,
    ])
      expect(await as(null, asked)).toEqual([]);
  });
});

describe('a person who left the partnership', () => {
  it('reads and writes nothing from that moment on', async () => {
    const leaver = await aPerson(w.services, 'crime analyst', [w.sites.asking]);
    expect((await w.call(leaver, 'GET', '/api/library')).status).toBe(200);
    await w.services.database.asSystem('a membership ends', (tx) =>
      sql`update identity.membership set valid_to = now() where person_id = ${leaver}`.execute(tx),
    );
    expect((await w.call(leaver, 'GET', '/api/library')).status).toBe(403);
    expect(await as(leaver, sql`select 1 from community.thread`)).toEqual([]);
  });
});

describe('every role tries every verb, by HTTP', () => {
  const anId = '0190a000-0000-7000-8000-000000000000';
  type Permission = keyof typeof communityAccess;
  const event = {
    coreArea: 'technology',
    title: 'Office hours of a test',
    about: 'Whatever is asked.',
    startsAt: '2099-07-01T10:00',
    endsAt: '2099-07-01T11:00',
    timeZone: 'America/New_York',
  };
  const offer = { site: 'nowhere', shows: 'Nothing that exists.' };
  const plan = { ...aVisit, offerId: anId };
  const report = { saw: 'What was to be seen.', learned: 'What was to be learned.' };
  const ask = {
    title: 'Learn what a test learns',
    wants: 'All that a test can learn from another.',
    coreArea: 'technology',
  };
  const verbs: ['GET' | 'POST' | 'PUT', (of: { slug: string }) => string, Permission, unknown?][] = [
    ['GET', () => '/api/communities', 'community.read'],
    ['GET', () => '/api/community/threads', 'community.read'],
    ['GET', () => '/api/library', 'community.read'],
    ['GET', () => '/api/exchanges', 'community.read'],
    ['GET', () => '/api/practice', 'community.read'],
    ['PUT', () => `/api/library/${anId}/helped`, 'community.read', { helped: true }],
    ['POST', () => '/api/communities/technology/join', 'community.take-part', {}],
    ['POST', () => '/api/community/threads', 'community.take-part', { ...aQuestion, title: 'A test asks' }],
    ['POST', () => `/api/community/threads/${anId}/posts`, 'community.take-part', { body: 'Words.' }],
    ['PUT', () => `/api/community/threads/${anId}/answer`, 'community.take-part', { postId: null }],
    ['POST', () => '/api/library', 'community.take-part', { ...aResource, title: 'A test proposes' }],
    ['POST', () => `/api/library/${anId}/versions`, 'community.take-part', aResource],
    ['POST', () => '/api/community/events', 'community.convene', event],
    ['POST', () => `/api/community/events/${anId}/cancellation`, 'community.convene', { reason: 'A test.' }],
    ['POST', () => `/api/community/threads/${anId}/hide`, 'community.moderate', { reason: 'A test.' }],
    [
      'POST',
      () => `/api/community/threads/${anId}/posts/${anId}/hide`,
      'community.moderate',
      { reason: 'A test.' },
    ],
    ['POST', ({ slug }) => `/api/sites/${slug}/exchanges`, 'community.ask-peers', ask],
    ['PUT', () => `/api/exchanges/${anId}/plan`, 'community.ask-peers', plan],
    ['PUT', () => `/api/exchanges/${anId}/report`, 'community.ask-peers', report],
    ['PUT', () => `/api/exchanges/${anId}/owner`, 'community.ask-peers', { ownerId: anId }],
    ['POST', () => `/api/exchanges/${anId}/offers`, 'community.host-peers', offer],
    ['POST', () => `/api/exchanges/${anId}/offers/${anId}/moves`, 'community.host-peers', { move: 'agree' }],
  ];

  test.each(roleNames.filter((role) => role !== 'machine client'))('%s', async (role: Role) => {
    const person = await aPerson(w.services, role, [w.sites.asking]);
    for (const [method, url, permission, body] of verbs) {
      const address = url(w.sites.asking);
      const { status } = await w.call(person, method, address, body);
      const holds = (communityAccess[permission].roles as readonly Role[]).includes(role);
      expect([method, address, status === 403]).toEqual([method, address, !holds]);
    }
  });
});

describe('moves that are not one’s own', () => {
  it('are refused to each by HTTP', async () => {
    const tries: [string, string, string][] = [
      [w.people.thirdCoordinator, 'visit', 'workflow.not-allowed'],
      [w.people.host, 'visit', 'workflow.not-allowed'],
      [w.people.analyst, 'visit', 'workflow.not-allowed'],
      [w.people.auditor, 'visit', 'workflow.not-allowed'],
      [w.people.liaison, 'visit', 'workflow.not-allowed'],
    ];
    for (const [who, move, code] of tries)
      expect([who, (await w.moveExchange(who, exchange, move)).body.code]).toEqual([who, code]);
    const agree = `/api/exchanges/${exchange.id}/offers/${exchange.offers[0]!.id}/moves`;
    const withdrawn = await w.call(w.people.thirdCoordinator, 'POST', agree, {
      move: 'withdraw',
      reason: 'Mine.',
    });
    expect(withdrawn.body.code).toBe('workflow.not-allowed');
  });

  it('are refused to each by SQL: a state, a host, a plan, a promise, an offer for another site', async () => {
    const one = sql`${w.sites.asking.id}, ${w.sites.hosting.id}, ${exchange.id}`;
    const attempts: [string, ReturnType<typeof sql>, RegExp][] = [
      [w.people.coordinator, sql`update community.exchange set state = 'closed'`, /recorded move/],
      [
        w.people.host,
        sql`insert into community.travel_support (id, site_id, host_site_id, exchange_id, what, cents, paid_by)
          values (gen_random_uuid(), ${one}, 'A car', 100, 'The program')`,
        /row-level security/,
      ],
      [
        w.people.thirdCoordinator,
        sql`insert into community.offer (id, site_id, exchange_id, number, title, shows)
          values (gen_random_uuid(), ${w.sites.hosting.id}, ${exchange.id}, 'PEX', 'Not ours', 'Not ours to offer.')`,
        /row-level security/,
      ],
      [
        w.people.host,
        sql`update community.offer set agreed_plan_revision = 7 where id = ${exchange.offers[0]!.id}`,
        /agreed to by the move/,
      ],
      [
        w.people.coordinator,
        sql`update community.commitment set title = 'Something else'`,
        /permission denied/,
      ],
      [
        w.people.coordinator,
        sql`insert into community.commitment (id, site_id, exchange_id, title, due_on)
          values (gen_random_uuid(), ${w.sites.asking.id}, ${exchange.id}, 'Too early a promise', '2027-01-01')`,
        /row-level security/,
      ],
      [
        w.people.auditor,
        sql`insert into community.member (id, core_area) values (gen_random_uuid(), 'technology')`,
        /row-level/,
      ],
      [
        w.people.analyst,
        sql`insert into community.thread (id, core_area, kind, title, author_id)
          values (gen_random_uuid(), 'technology', 'question', 'In another’s name', ${w.people.host})`,
        /row-level security/,
      ],
    ];
    for (const [who, statement, refusal] of attempts)
      await expect(as(who, statement)).rejects.toThrow(refusal);
    const untouched = sql`update community.exchange set wants = 'Something that others want instead.'
      where id = ${exchange.id} returning id`;
    expect(await as(w.people.host, untouched)).toEqual([]);
  });
});
