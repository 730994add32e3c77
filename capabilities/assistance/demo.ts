import { sql } from 'kysely';
import { demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { askSiteIn } from './commands/ask-site.ts';
import type { Target } from './commands/keep-ledger.ts';
import { moveRequestIn } from './commands/move-request.ts';
import { draftRequestIn } from './commands/write-request.ts';
import { RequestText } from './contract.ts';
import { type DemoStory, demoStories } from './demo-stories.ts';
import { watchClocks } from './watching/watch-clocks.ts';

const HOUR = 60 * 60 * 1000;
/** Whoever asks for the invented sites, where nobody of the demo works. */
const asker = demoId('person coordinator-invented-sites');

/** Requests in every state: some past their target, one paused, some on the desks of those they were escalated to. */
export async function loadDemoRequests({ database, clock }: Services): Promise<void> {
  const now = clock.now();
  const invented = await database.asSystem('the demo asks what is there', sitesToLoad);
  if (!invented) return;
  const places: Record<string, { site: string; person: string }> = {
    philadelphia: { site: demoSites.philadelphia.id, person: demoPeople['coordinator-philadelphia'] },
    'new-york': { site: demoSites.newYork.id, person: demoPeople['analyst-new-york'] },
    ...Object.fromEntries(invented.map((site, n) => [`invented-${n + 1}`, { site, person: asker }])),
  };
  for (const story of demoStories) {
    const place = places[story.at];
    if (place) await tellStory(database, story, place, now);
  }
  await watchClocks(database, now);
}

/** The invented sites that get requests; `null` when the demo was loaded before. */
async function sitesToLoad(tx: Tx): Promise<string[] | null> {
  const { rows: loaded } = await sql`
    select 1 from assistance.request where title = ${demoStories[0]!.title}`.execute(tx);
  if (loaded.length > 0) return null;
  const { rows } = await sql<{ id: string }>`
    select id from program.site where slug like 'demo-site-%' and (substring(slug from 11 for 2))::integer % 19 = 5
    order by slug`.execute(tx);
  await addAsker(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => id);
}

async function addAsker(tx: Tx, sites: readonly string[]): Promise<void> {
  if (sites.length === 0) return;
  const membership = demoId('membership coordinator-invented-sites');
  await sql`insert into identity.person (id, name, email, is_demo)
    values (${asker}, 'Demo site coordinator, invented sites', 'coordinator-invented-sites@demo.example', true)
    on conflict do nothing`.execute(tx);
  await sql`insert into identity.membership (id, person_id, agency_id, role)
    values (${membership}, ${asker}, ${demoId('agency philadelphiaCity')}, 'site coordinator')
    on conflict do nothing`.execute(tx);
  await sql`insert into identity.membership_site (membership_id, site_id)
    select ${membership}, site from unnest(${sites}::uuid[]) as site on conflict do nothing`.execute(tx);
}

/** Each step is made by the person whose step it is, at the hour at which it would have been. */
async function tellStory(
  database: Database,
  story: DemoStory,
  { site, person }: { site: string; person: string },
  now: Date,
): Promise<void> {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR);
  const text = RequestText.parse({ ...story.text, title: story.title });
  const target: Target = await database.as({ personId: person }, async (tx) => {
    const { id } = expectValue(await draftRequestIn(tx, site, text, now.getUTCFullYear()));
    const request = { siteId: site, id };
    if (story.submitted !== null)
      expectValue(await moveRequestIn(tx, request, { move: 'submit' }, at(story.submitted)));
    return request;
  });
  const dueBackOn = addDays(dayIn('America/New_York', now), 4);
  for (const { move, hoursAgo, reason } of story.steps) {
    const by = move === 'withdraw' ? person : demoPeople.champion;
    await database.as({ personId: by }, async (tx) => {
      expectValue(
        move === 'ask'
          ? await askSiteIn(tx, target, { question: reason!, dueBackOn }, at(hoursAgo))
          : await moveRequestIn(tx, target, { move, reason, dueBackOn }, at(hoursAgo)),
      );
    });
  }
}
