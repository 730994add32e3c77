import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from './contract.ts';
import { hearExchanges } from './exchange/settle-exchange.ts';
import { aCommunity, aVisit, type CommunityWorld } from './testing/community-world.ts';

let w: CommunityWorld;
beforeAll(async () => {
  w = await aCommunity();
});
afterAll(() => w.close());

const see = (exchange: { id: string }, who = w.people.thirdCoordinator) =>
  w.done<Exchange>(who, 'GET', `/api/exchanges/${exchange.id}`);
const waits = async (who: string, id: string) =>
  (
    await w.done<{ waitingOnMe: { id: string; next: string }[] }>(who, 'GET', '/api/my-work')
  ).waitingOnMe.find((item) => item.id === id)?.next;
const as = (personId: string, statement: ReturnType<typeof sql>) =>
  w.services.database.as({ personId }, (tx) => statement.execute(tx));

const report = {
  saw: 'A sergeant assigns each case within a day.',
  learned: 'One list for fatal and nonfatal cases keeps both in view.',
  commitments: [{ title: 'Write one list for both kinds of case', dueOn: '2027-03-01' }],
};

describe('a peer exchange', () => {
  it('goes from the asking to its close, and each time says whom it waits on', async () => {
    const asked = await w.asksPeers();
    expect(asked).toMatchObject({ state: 'asked', waitsOn: 'a site that offers to host' });
    const offered = await w.offers(asked);
    expect(offered).toMatchObject({
      state: 'offered',
      waitsOn: 'Asking (to choose a host and plan the visit)',
    });
    const drawn = await w.plans(offered);
    expect(drawn).toMatchObject({ host: { name: 'Hosting' }, waitsOn: 'Hosting (to agree to the plan)' });
    expect(await waits(w.people.host, drawn.offers[0]!.id)).toBe('Agree to the plan');
    const early = await w.moveExchange(w.people.coordinator, drawn, 'plan');
    expect(early.body.code).toBe('community.plan-not-agreed');
    expect(await w.agrees(drawn)).toMatchObject({ waitsOn: 'Asking (to confirm the visit)' });
    expect(await waits(w.people.coordinator, drawn.id)).toBe('Confirm the visit');
    const confirmed = (await w.moveExchange(w.people.coordinator, drawn, 'plan')).body;
    expect(confirmed).toMatchObject({ state: 'planned', waitsOn: 'the visit on Jan 12, 2026' });
    const visited = (await w.moveExchange(w.people.coordinator, drawn, 'visit')).body;
    expect(visited.offers[0].state).toBe('hosted');
    const silent = await w.moveExchange(w.people.coordinator, drawn, 'report');
    expect(silent.body.code).toBe('community.report-missing');
    await w.done(w.people.coordinator, 'PUT', `/api/exchanges/${asked.id}/report`, report);
    const reported = (await w.moveExchange(w.people.coordinator, drawn, 'report')).body;
    expect(reported).toMatchObject({ state: 'reported', owner: null });
    expect(await waits(w.people.liaison, asked.id)).toBe('Close');
    expect((await w.moveExchange(w.people.liaison, asked, 'close')).body.state).toBe('closed');
    const history = (await see(asked)).timeline.map(({ move }) => move);
    expect(history).toEqual(
      expect.arrayContaining([
        'create',
        'offer',
        'choose',
        'agree',
        'plan',
        'visit',
        'host',
        'report',
        'close',
      ]),
    );
  });

  it('makes an action item of each commitment once the report is handed in, and once only', async () => {
    const exchange = await w.planned();
    await w.moveExchange(w.people.coordinator, exchange, 'visit');
    await w.done(w.people.coordinator, 'PUT', `/api/exchanges/${exchange.id}/report`, report);
    await w.moveExchange(w.people.coordinator, exchange, 'report');
    const items = () =>
      as(
        w.people.coordinator,
        sql`select number, title, due_on, origin_number from meetings.action_item where origin_id = ${exchange.id}`,
      );
    const { commitments, number } = await see(exchange);
    expect(commitments[0]!.actionNumber).toMatch(/^ACT-/);
    expect((await items()).rows).toEqual([
      {
        ...{ number: commitments[0]!.actionNumber, title: report.commitments[0]!.title },
        ...{ due_on: '2027-03-01', origin_number: number },
      },
    ]);
    const back = await w.moveExchange(w.people.liaison, exchange, 'return-report', 'Say who leads at night.');
    expect(back.body).toMatchObject({ state: 'visited', owner: 'Test site coordinator' });
    await w.moveExchange(w.people.coordinator, exchange, 'report');
    expect((await items()).rows).toHaveLength(1);
  });

  it('is agreed to as it stands: a changed plan asks the host again', async () => {
    const drawn = await w.agrees(await w.plans(await w.offers(await w.asksPeers())));
    const changed = await w.plans(drawn, { ...aVisit, endsOn: '2026-01-14', revision: 1 });
    expect(changed.offers[0]!.state).toBe('chosen');
    expect((await w.moveExchange(w.people.coordinator, drawn, 'plan')).body.code).toBe(
      'community.plan-not-agreed',
    );
    const stale = await w.call(w.people.coordinator, 'PUT', `/api/exchanges/${drawn.id}/plan`, {
      ...aVisit,
      offerId: drawn.offers[0]!.id,
      revision: 1,
    });
    expect(stale.body.code).toBe('community.changed-meanwhile');
  });

  it('goes back to asking when its host withdraws, and to the other host where there is one', async () => {
    const exchange = await w.planned();
    const withdraw = { move: 'withdraw', reason: 'The building floods.' };
    const url = `/api/exchanges/${exchange.id}/offers/${exchange.offers[0]!.id}/moves`;
    expect((await w.done<Exchange>(w.people.host, 'POST', url, withdraw)).state).toBe('asked');
    const again = await w.offers(exchange, w.people.thirdCoordinator, w.sites.third.slug);
    expect(again).toMatchObject({ state: 'offered', host: null });
    const offer = again.offers.find(({ state }) => state === 'offered')!;
    const drawn = await w.plans(again, { offerId: offer.id, revision: 1 });
    expect(drawn).toMatchObject({ host: { name: 'Third' } });
  });

  it('has one offer a site, never its own, and none once it is over', async () => {
    const asked = await w.asksPeers();
    await w.offers(asked);
    const offer = (who: string, site: { slug: string }) =>
      w.call(who, 'POST', `/api/exchanges/${asked.id}/offers`, {
        site: site.slug,
        shows: 'Another look at it.',
      });
    expect((await offer(w.people.host, w.sites.hosting)).body.code).toBe('community.offered-already');
    expect((await offer(w.people.coordinator, w.sites.asking)).body.code).toBe('community.own-site');
    expect((await w.moveExchange(w.people.coordinator, asked, 'withdraw')).body.code).toBe(
      'workflow.reason-missing',
    );
    const over = await w.moveExchange(w.people.coordinator, asked, 'withdraw', 'We learned it elsewhere.');
    expect(over.body.offers[0].state).toBe('passed-over');
    expect((await offer(w.people.thirdCoordinator, w.sites.third)).body.code).toBe(
      'community.exchange-not-open',
    );
  });

  it('takes place only once its first day has come', async () => {
    const offered = await w.offers(await w.asksPeers());
    const drawn = await w.agrees(await w.plans(offered, { startsOn: '2098-01-01', endsOn: '2098-01-02' }));
    await w.moveExchange(w.people.coordinator, drawn, 'plan');
    const early = await w.moveExchange(w.people.coordinator, drawn, 'visit');
    expect(early.body.code).toBe('community.too-early');
  });

  it('is carried on by a colleague of the site, and by nobody else', async () => {
    const asked = await w.asksPeers();
    const give = (ownerId: string) =>
      w.call(w.people.coordinator, 'PUT', `/api/exchanges/${asked.id}/owner`, { ownerId });
    expect((await give(w.people.host)).body.code).toBe('community.owner-unknown');
    expect((await give(w.people.executive)).body.owner).toBe('Test site executive');
  });

  it('is settled by the event alone, should the process have died after the offer was written', async () => {
    const asked = await w.asksPeers();
    await as(
      w.people.host,
      sql`insert into community.offer (id, site_id, exchange_id, number, title, shows)
        values (gen_random_uuid(), ${w.sites.hosting.id}, ${asked.id}, ${asked.number}, ${asked.title}, 'Our weekly review.')`,
    );
    expect((await see(asked)).state).toBe('asked');
    const subject = { table: 'community.exchange', id: asked.id };
    await w.services.database.asSystem('a test hears the event', (tx) =>
      hearExchanges.handle(tx, { subject } as never, w.services),
    );
    expect((await see(asked)).state).toBe('offered');
  });
});

describe('who travels and at what cost', () => {
  it('is for the two sites and those who follow them; the visit itself is for all', async () => {
    const exchange = await w.planned();
    for (const who of [w.people.coordinator, w.people.host, w.people.liaison, w.people.champion])
      expect((await see(exchange, who)).plan!.travel).toEqual(aVisit.travel);
    for (const who of [w.people.thirdCoordinator, w.people.analyst, w.people.advisor, w.people.auditor]) {
      expect((await see(exchange, who)).plan).toMatchObject({
        place: aVisit.place,
        travel: null,
        people: null,
      });
      for (const table of ['visit_person', 'travel_support'])
        expect(
          (
            await as(
              who,
              sql`select 1 from ${sql.table(`community.${table}`)} where exchange_id = ${exchange.id}`,
            )
          ).rows,
        ).toEqual([]);
    }
  });
});
