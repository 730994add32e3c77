import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { commitIn } from './commands/commit.ts';
import { moveSummitIn, planSummitIn } from './commands/plan-summit.ts';
import { registerIn } from './commands/register.ts';

const ZONE = 'America/New_York';
const HOUR = 3_600_000;
const philadelphia = { id: demoSites.philadelphia.id, timeZone: ZONE };
const newYork = { id: demoSites.newYork.id, timeZone: ZONE };

const sessions = [
  {
    coreArea: 'gun-violence',
    title: 'Demo session: a nonfatal-shooting team in its first year',
    room: 'Demo hall A',
    in: -24,
    lasts: 1.5,
  },
  {
    coreArea: 'crime-analysis',
    title: 'Demo session: how sure can a count make you?',
    room: 'Demo room 2',
    in: -4,
    lasts: 1,
  },
  {
    coreArea: 'investigations',
    title: 'Demo session: the first 48 hours',
    room: 'Demo hall A',
    in: -1,
    lasts: 6,
  },
  {
    coreArea: 'community-engagement',
    title: 'Demo session: who speaks for a neighborhood',
    room: 'Demo room 3',
    in: 6,
    lasts: 1,
  },
  {
    coreArea: 'technology',
    title: 'Demo session: cameras and what they change',
    room: 'Demo room 2',
    in: 20,
    lasts: 1.5,
  },
  {
    coreArea: 'federal-partnerships',
    title: 'Demo session: one table with the federal partners',
    room: 'Demo hall A',
    in: 24,
    lasts: 1,
  },
];

/** This year's demo summit, under way as the demo starts, with a session that can be signed in to. */
export async function loadDemoSummit({ database, clock }: Services): Promise<void> {
  const now = clock.now();
  const isThere = await database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql`select 1 from summit.event limit 1`.execute(tx);
    return rows.length > 0;
  });
  if (isThere) return;
  const as = <T>(by: DemoRole, work: (tx: Tx) => Promise<T>) =>
    database.as({ personId: demoPeople[by] }, work);
  const event = await as('champion', (tx) => openDemoSummit(tx, now));
  await as('coordinator-philadelphia', async (tx) => {
    for (const role of [
      'coordinator-philadelphia',
      'executive-philadelphia',
      'analyst-philadelphia',
    ] as const)
      expectValue(
        await registerIn(tx, place(philadelphia, event.id), { personId: demoPeople[role], name: '-' }),
      );
    for (const name of ['Demo detective, Philadelphia', 'Demo outreach partner, Philadelphia'])
      expectValue(await registerIn(tx, place(philadelphia, event.id), { personId: null, name }));
  });
  await as('liaison', async (tx) => {
    const analyst = { personId: demoPeople['analyst-new-york'], name: '-' };
    expectValue(await registerIn(tx, place(newYork, event.id), analyst));
    expectValue(
      await registerIn(tx, place(newYork, event.id), { personId: null, name: 'Demo commander, New York' }),
    );
  });
  await as('champion', (tx) => moveSummitIn(tx, event.id, 'begin').then(expectValue));
  await database.asSystem('who came to the demo’s first sessions', (tx) => letDemoPeopleCome(tx, event));
  await as('coordinator-philadelphia', async (tx) => {
    for (const [index, statement] of commitments.entries())
      expectValue(await commitIn(tx, philadelphia, demoCommitment(event, statement, index, now), now));
  });
}

const commitments = [
  'Demo: two detectives take on nonfatal shootings alone by spring',
  'Demo: every finding for the public names its interval',
];

function demoCommitment(event: DemoEvent, statement: string, index: number, now: Date) {
  const dueOn = addDays(dayIn(ZONE, now), 60 + 30 * index);
  return {
    sessionId: event.sessions[index]!,
    statement,
    dueOn,
    ownerId: demoPeople['coordinator-philadelphia'],
  };
}

type DemoEvent = { id: string; sessions: string[] };

function place(site: { id: string }, eventId: string) {
  return { siteId: site.id, eventId };
}

async function openDemoSummit(tx: Tx, now: Date): Promise<DemoEvent> {
  const today = dayIn(ZONE, now);
  const { id } = expectValue(
    await planSummitIn(tx, {
      ...{ title: `Demo summit ${today.slice(0, 4)}`, place: 'Demo Convention Center' },
      ...{ startsOn: addDays(today, -1), endsOn: addDays(today, 1), timeZone: ZONE, seatsPerSite: 4 },
    }),
  );
  const begin = Math.floor(now.getTime() / HOUR) * HOUR;
  const ids: string[] = [];
  for (const { coreArea, title, room, in: hours, lasts } of sessions) {
    const session = uuidv7();
    const startsAt = new Date(begin + hours * HOUR);
    await sql`insert into summit.session
        (id, event_id, core_area, title, summary, room, starts_at, ends_at, capacity, speakers)
      values (${session}, ${id}, ${coreArea}, ${title}, 'A demo: nobody gives this session.', ${room}, ${startsAt},
        ${new Date(startsAt.getTime() + lasts * HOUR)}, 40,
        ${JSON.stringify([{ name: 'Demo speaker', from: 'Demo Police Department' }])}::jsonb)`.execute(tx);
    ids.push(session);
  }
  expectValue(await moveSummitIn(tx, id, 'open'));
  return { id, sessions: ids };
}

/** Those with a seat came to the first session, and those without a phone were marked in the second. */
async function letDemoPeopleCome(tx: Tx, { id, sessions: [first, second] }: DemoEvent): Promise<void> {
  for (const [session, means, condition] of [
    [first, 'code', sql`r.person_id is not null`],
    [second, 'roster', sql`r.person_id is null`],
  ] as const)
    await sql`insert into summit.attendance
        (id, site_id, event_id, session_id, person_id, registration_id, name, means, signed_in_at)
      select gen_random_uuid(), r.site_id, r.event_id, s.id, r.person_id, r.id, r.name, ${means}, s.starts_at
      from summit.registration r
      join summit.session s on s.id = ${session}
      where r.event_id = ${id} and r.seated_at is not null and ${condition}`.execute(tx);
}
