import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { callMeetingIn } from './commands/call-meeting.ts';
import { setAgendaIn, setAttendanceIn, setNotesIn } from './commands/keep-meeting.ts';
import { logContactIn } from './commands/log-contact.ts';
import { moveMeetingIn } from './commands/move-meeting.ts';
import { agreeActionIn, recordDecisionIn } from './commands/record-decision.ts';

const ZONE = 'America/New_York';
const TITLE = 'Demo site team call';

/** A call of the demo site team last week, with what it decided and who does what, and the next one it led to. */
export async function loadDemoMeetings({ database, clock }: Services): Promise<void> {
  const site = { id: demoSites.philadelphia.id, timeZone: ZONE };
  const now = clock.now();
  const isThere = await database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql`
      select 1 from meetings.meeting where site_id = ${site.id} and title = ${TITLE} limit 1`.execute(tx);
    return rows.length > 0;
  });
  if (isThere) return;
  const as = (by: DemoRole, work: (tx: Tx) => Promise<void>) =>
    database.as({ personId: demoPeople[by] }, work);
  await as('coordinator-philadelphia', (tx) => holdDemoCall(tx, site, now));
  await as('liaison', async (tx) => {
    const contact = {
      ...{ method: 'phone' as const, day: addDays(dayIn(ZONE, now), -2), time: '15:30' },
      people: [{ personId: demoPeople['executive-philadelphia'], name: 'Demo site executive' }],
      purpose: 'Demo: how the site sees the first half of the year',
      result: 'The executive wants the nonfatal shootings looked at first.',
      nextSteps: 'Bring it to the next call of the site team.',
    };
    expectValue(await logContactIn(tx, site, contact, now.getUTCFullYear()));
  });
}

async function holdDemoCall(tx: Tx, site: { id: string; timeZone: string }, now: Date): Promise<void> {
  const day = addDays(dayIn(ZONE, now), -7);
  const draft = {
    ...{ title: TITLE, purpose: 'A demo: what waits on whom, and what is next.' },
    ...{ day, time: '10:00', minutes: 60, place: 'Demo City Hall, room 201', link: null },
    repeats: { frequency: 'weekly' as const, every: 2, ordinal: null, until: null },
  };
  const { id } = expectValue(await callMeetingIn(tx, site, draft, now.getUTCFullYear()));
  const target = { siteId: site.id, id };
  const lead = (role: DemoRole) => ({ leadId: demoPeople[role], actionId: null });
  const items = [
    {
      ...lead('analyst-philadelphia'),
      ...{ title: 'Shootings of the last four weeks', minutes: 20, note: 'Two districts stand out.' },
    },
    { ...lead('liaison'), title: 'Help that the site wants to ask for', minutes: 25, note: '' },
    { ...lead('coordinator-philadelphia'), title: 'Days of the next half year', minutes: 15, note: '' },
  ];
  expectValue(await setAgendaIn(tx, target, { revision: 1, items }));
  for (const [role, standing] of [
    ['coordinator-philadelphia', 'present'],
    ['liaison', 'remote'],
    ['analyst-philadelphia', 'present'],
    ['advisor', 'excused'],
  ] as const)
    expectValue(await setAttendanceIn(tx, target, { personId: demoPeople[role], name: '-', standing }));
  expectValue(await recordDecisionIn(tx, target, 'The site asks for help with nonfatal shootings first.'));
  expectValue(await recordDecisionIn(tx, target, 'The team meets every second week until the plan stands.'));
  expectValue(
    await setNotesIn(tx, target, {
      revision: 2,
      notes: 'A demo of minutes: who said what in a sentence each.',
    }),
  );
  const actions = [
    {
      title: 'Demo: send the list of open cases by district',
      ownerId: demoPeople['analyst-philadelphia'],
      in: -2,
    },
    {
      title: 'Demo: draft the request for assistance',
      ownerId: demoPeople['coordinator-philadelphia'],
      in: 10,
    },
    { title: 'Demo: find a room for the next meeting in person', ownerId: null, in: 21 },
  ];
  for (const { in: days, ...action } of actions) {
    const agreed = { ...action, detail: '', dueOn: addDays(dayIn(ZONE, now), days) };
    expectValue(await agreeActionIn(tx, target, agreed));
  }
  expectValue(await moveMeetingIn(tx, site, id, { move: 'hold' }, now));
}
