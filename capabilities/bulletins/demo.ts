import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { changeWordsIn } from './commands/change-words.ts';
import { moveBulletinIn } from './commands/move-bulletin.ts';
import { subscribeIn } from './commands/subscribe.ts';
import { draftBulletin } from './drafting/draft-bulletin.ts';
import { figuresSource } from './figures-source.ts';
import type { BulletinState } from './states.ts';

const siteId = demoSites.philadelphia.id;
/** A week in which a district of the extract stood outside its band. */
const week = { from: '2024-09-30', to: '2024-10-06' };
const words = {
  headline: null,
  note:
    'District 6 had three shootings in this week, where one in four weeks is usual; the alert waits for someone ' +
    'who knows why.\n\nThe city as a whole lies within what was to be expected.',
};

type Demo = { id: string; state: BulletinState; revision: number };

/**
 * A week that was drafted, worded by the analyst and sent by the lead analyst, with the alert it raised still open.
 * The newest week drafts itself like any other, by the job that hears of the accepted data.
 */
export async function loadDemoBulletins(services: Services): Promise<void> {
  await asDemo(services, 'executive-philadelphia', (tx) => subscribeIn(tx, siteId, true));
  await draftBulletin(services, figuresSource, { siteId, week }, new AbortController().signal);
  await takeRemainingSteps(services);
}

/** A start that was killed half-way is taken up where it stopped. */
async function takeRemainingSteps(services: Services): Promise<void> {
  const bulletin = await standing(services);
  if (!bulletin) return;
  const { id, state, revision } = bulletin;
  const now = services.clock.now();
  if (state === 'drafted') {
    await asDemo(services, 'analyst-philadelphia', async (tx) => {
      expectValue(await changeWordsIn(tx, { siteId, id }, { ...words, revision }));
      expectValue(await moveBulletinIn(tx, { siteId, id }, { move: 'submit' }, now));
    });
  }
  if (state === 'drafted' || state === 'in-review') {
    await asDemo(services, 'lead-analyst-philadelphia', async (tx) =>
      expectValue(await moveBulletinIn(tx, { siteId, id }, { move: 'send' }, now)),
    );
  }
}

async function standing({ database }: Services): Promise<Demo | undefined> {
  return database.asSystem('the demo asks how far its bulletin has come', async (tx) => {
    const { rows } = await sql<Demo>`
      select id, state, revision from bulletins.bulletin
      where site_id = ${siteId} and week_from = ${week.from} order by id limit 1`.execute(tx);
    return rows[0];
  });
}

function asDemo<T>({ database }: Services, by: DemoRole, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.as({ personId: demoPeople[by] }, work);
}
