import { aPerson, aSite, type Reply, testApplication } from '#capabilities/testing/test-application.ts';
import type { HeldClock } from '#platform/clock/clock.ts';
import type { SessionDraft } from '../contract.ts';

/** The clock of a test stands at ten in the morning of November 24, 2026, in New York. */
export const aSession = {
  ...{ coreArea: 'investigations', title: 'The first 48 hours', room: 'Hall A', capacity: 40 },
  ...{ day: '2026-11-24', from: '09:30', to: '11:00', speakers: [{ name: 'A speaker', from: 'Elsewhere' }] },
} satisfies Partial<SessionDraft>;

/** A summit under way with one session being held, and its people. */
export async function aSummitDay() {
  const application = await testApplication();
  const { services, call } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    champion: await aPerson(services, 'champion'),
    coordinator: await aPerson(services, 'site coordinator', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    analyst: await aPerson(services, 'crime analyst', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    auditor: await aPerson(services, 'auditor', [site]),
    dispatcher: await aPerson(services, 'dispatcher', [site]),
    stranger: await aPerson(services, 'site coordinator', [elsewhere]),
  };
  const must = async (reply: Promise<Reply>): Promise<Reply['body']> => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  };
  const event = await must(
    call(people.champion, 'POST', '/api/summits', {
      ...{ title: 'A summit for a test', startsOn: '2026-11-24', endsOn: '2026-11-25' },
      ...{ timeZone: 'America/New_York', seatsPerSite: 2 },
    }),
  );
  const move = (name: string) =>
    must(call(people.champion, 'POST', `/api/summits/${event.id}/moves`, { move: name }));
  const plan = (draft: Partial<SessionDraft> = {}) =>
    must(call(people.champion, 'POST', `/api/summits/${event.id}/sessions`, { ...aSession, ...draft }));
  const session = await plan();
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  return {
    ...application,
    clock: services.clock as HeldClock,
    site,
    elsewhere,
    people,
    must,
    event,
    session,
    move,
    plan,
    at,
  };
}

export type SummitDay = Awaited<ReturnType<typeof aSummitDay>>;
