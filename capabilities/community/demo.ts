import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue, type Outcome } from '#platform/outcome/outcome.ts';
import { joinIn } from './communities/membership.ts';
import * as records from './demo-records.ts';
import { askPeersIn, offerToHostIn } from './exchange/commands/ask-peers.ts';
import { moveExchangeIn, moveOfferIn } from './exchange/commands/move-exchange.ts';
import { planVisitIn } from './exchange/commands/plan-visit.ts';
import { writeReportIn } from './exchange/commands/report-visit.ts';
import { findExchange } from './exchange/queries/find-exchange.ts';
import { settleExchange } from './exchange/settle-exchange.ts';
import { announceIn } from './gatherings/announce.ts';
import { moveResourceIn } from './library/commands/move-resource.ts';
import { proposeResourceIn } from './library/commands/propose-resource.ts';
import { acceptAnswerIn } from './threads/commands/accept-answer.ts';
import { beginThreadIn, replyIn } from './threads/commands/write-thread.ts';
import { findThread } from './threads/queries/find-thread.ts';

type As = <T>(who: DemoRole, work: (tx: Tx) => Promise<Outcome<T>>) => Promise<T>;

/** A question with its answer, three public documents, an event, and one site that learned from the other. */
export async function loadDemoCommunity(services: Services): Promise<void> {
  const { database, clock } = services;
  const isThere = await database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql`select 1 from community.thread limit 1`.execute(tx);
    return rows.length > 0;
  });
  if (isThere) return;
  const as: As = async (who, work) => expectValue(await database.as({ personId: demoPeople[who] }, work));
  const today = dayIn('America/New_York', clock.now());
  const year = Number(today.slice(0, 4));
  await loadThreads(as);
  await loadLibrary(as, year);
  await loadEvent(as, today, year);
  await loadExchanges(as, services, today);
}

async function loadThreads(as: As): Promise<void> {
  await as('analyst-philadelphia', (tx) => joinIn(tx, 'gun-violence'));
  await as('analyst-new-york', (tx) => joinIn(tx, 'gun-violence'));
  const { id } = await as('coordinator-philadelphia', async (tx) => {
    await joinIn(tx, 'gun-violence');
    return beginThreadIn(tx, records.demoQuestion);
  });
  await as('analyst-new-york', (tx) => replyIn(tx, id, { body: records.demoAnswer, cautionsSeen: false }));
  await as('advisor', (tx) => replyIn(tx, id, { body: records.demoSecondReply, cautionsSeen: false }));
  await as('coordinator-philadelphia', async (tx) => {
    const answer = (await findThread(tx, id))!.posts.find(({ body }) => body === records.demoAnswer)!;
    return acceptAnswerIn(tx, id, answer.id);
  });
  await as('analyst-philadelphia', (tx) => beginThreadIn(tx, records.demoDiscussion));
}

async function loadLibrary(as: As, year: number): Promise<void> {
  for (const resource of records.demoResources) {
    const { id } = await as('analyst-philadelphia', (tx) => proposeResourceIn(tx, resource, year));
    await as('advisor', (tx) => moveResourceIn(tx, id, { move: 'list' }));
  }
}

async function loadEvent(as: As, today: string, year: number): Promise<void> {
  const day = addDays(today, 21);
  const event = {
    coreArea: 'crime-analysis',
    title: 'Demo: office hours for analysts',
    about: 'Demo event. Bring a chart that you are not sure of; we read it together.',
    startsAt: `${day}T13:00`,
    endsAt: `${day}T14:00`,
    timeZone: 'America/New_York' as const,
    place: 'Online',
    joinUrl: null,
    cautionsSeen: false,
  };
  await as('advisor', (tx) => announceIn(tx, event, year));
}

/** One that has come as far as its report, which waits for the liaison, and one that looks for a host. */
async function loadExchanges(as: As, { database }: Services, today: string): Promise<void> {
  const { philadelphia, newYork } = demoSites;
  const year = Number(today.slice(0, 4));
  const ask = (title: string, wants: string, coreArea: string) =>
    as('coordinator-philadelphia', (tx) =>
      askPeersIn(
        tx,
        philadelphia.id,
        { title, wants, coreArea, whenPossible: 'Any week', cautionsSeen: false },
        year,
      ),
    );
  const { id } = await ask(
    'Demo: see how another site reviews nonfatal shootings',
    'Demo exchange. We want to see a morning review, who sits in it, and what the analyst brings.',
    'gun-violence',
  );
  const move = async (name: 'plan' | 'visit' | 'report') => {
    await as('coordinator-philadelphia', (tx) => moveExchangeIn(tx, id, { move: name }));
    await settleExchange(database, id);
  };
  const offer = { site: newYork.slug, shows: 'Demo offer. Our morning review, and the list it works from.' };
  await as('liaison', (tx) => offerToHostIn(tx, id, { ...offer, whenPossible: '', cautionsSeen: false }));
  await settleExchange(database, id);
  const offerId = await as('coordinator-philadelphia', async (tx) => {
    const chosen = (await findExchange(tx, id))!.offers[0]!.id;
    const days = { startsOn: addDays(today, -20), endsOn: addDays(today, -19) };
    expectValue(await planVisitIn(tx, id, { ...records.demoVisit, ...days, offerId: chosen }));
    return { ok: true, value: chosen };
  });
  await settleExchange(database, id);
  await as('liaison', (tx) => moveOfferIn(tx, { exchangeId: id, offerId }, { move: 'agree' }));
  await move('plan');
  await move('visit');
  await as('coordinator-philadelphia', (tx) => writeReportIn(tx, id, records.demoReport(addDays(today, 60))));
  await move('report');
  await ask(
    'Demo: how do others work with their U.S. Attorney’s Office?',
    'Demo exchange. We want to see how cases are chosen together and how often the two sides meet.',
    'federal-partnerships',
  );
}
